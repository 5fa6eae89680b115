"""Looking at a page as different users see it, and letting axe-core judge it."""

from collections.abc import Iterator
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


def barriers(driver: Chrome) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA and good practice."""
    if not AXE.exists():
        missing("axe-core is not there: make web")
    if not driver.execute_script("return 'axe' in window"):
        driver.execute_script(AXE.read_text())
    script = "axe.run({runOnly: arguments[0]}).then(arguments[1])"
    found: dict[str, Any] = driver.execute_async_script(script, RULES)
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}"
        for each in found["violations"]
        for node in each["nodes"]
    ]


def barriers_on_every_screen(browser: Browser) -> list[str]:
    """Return what axe finds in sight, wide and narrow, light and dark, and what is cut off there."""
    found = []
    for width, scheme in SCREENS:
        with screen(browser.driver, width=width, scheme=scheme):
            # A link that has been scrolled half under the bar of the page is not too small.
            browser.driver.execute_script("scrollTo({top: 0, behavior: 'instant'})")
            wrong = [*barriers(browser.driver), *(f"too wide: {each}" for each in browser.too_wide())]
            found += [f"{width} {scheme}: {each}" for each in wrong]
    return found


@contextmanager
def screen(driver: Chrome, *, width: int, scheme: str) -> Iterator[None]:
    """Show the page in a window of another width and in a light or dark scheme."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    size = {"width": width, "height": HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    # A colour that is still fading into its new value has a contrast of its own.
    driver.execute_script("document.getAnimations().forEach(each => each.finish())")
    try:
        yield
    finally:
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def focused(driver: Chrome, selector: str) -> bool:
    """Tell whether the focus is on an element that matches."""
    return bool(driver.execute_script("return document.activeElement.matches(arguments[0])", selector))
