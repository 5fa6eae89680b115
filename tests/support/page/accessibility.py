"""Looking at a page as different users see it, and letting axe-core judge it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

from tests.support.needed import missing
from tests.support.page.browser import Browser

AXE = Path(__file__).parents[3] / "workbench/frontend/node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HEIGHT = 900
SCREENS = [(1400, "light"), (1400, "dark"), (320, "light"), (320, "dark")]


def barriers(driver: Chrome, rules: Sequence[str] = RULES) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA and good practice, or against these rules only."""
    if not AXE.exists():
        missing("axe-core is not there: make web")
    if not driver.execute_script("return 'axe' in window"):
        driver.execute_script(AXE.read_text())
    # Violations are all listed; of what passes, a third of the work, no more is described than is needed.
    script = "axe.run({runOnly: arguments[0], resultTypes: ['violations']}).then(arguments[1])"
    found: dict[str, Any] = driver.execute_async_script(script, list(rules))
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def barriers_on_every_screen(browser: Browser) -> list[str]:
    """Return what axe finds in sight, wide and narrow, light and dark, and what is cut off there."""
    found = []
    with any_screen(browser.driver) as show:
        for width, scheme in SCREENS:
            show(width, scheme)
            # A link that has been scrolled half under the bar of the page is not too small.
            browser.driver.execute_script("scrollTo({top: 0, behavior: 'instant'})")
            wrong = [*barriers(browser.driver), *(f"too wide: {each}" for each in browser.too_wide())]
            found += [f"{width} {scheme}: {each}" for each in wrong]
    return found


@contextmanager
def any_screen(driver: Chrome) -> Iterator[Callable[[int, str], None]]:
    """Yield what shows the page in a window of another width and in a light or dark scheme."""

    def show(width: int, scheme: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        size = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        # A colour that is still fading into its new value has a contrast of its own.
        driver.execute_script("document.getAnimations().forEach(each => each.finish())")

    try:
        yield show
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@contextmanager
def screen(driver: Chrome, *, width: int, scheme: str) -> Iterator[None]:
    """Show the page on one such screen."""
    with any_screen(driver) as show:
        show(width, scheme)
        yield


def focused(driver: Chrome, selector: str) -> bool:
    """Tell whether the focus is on an element that matches."""
    return bool(driver.execute_script("return document.activeElement.matches(arguments[0])", selector))
