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
# The dark scheme changes nothing but colours (tests/workbench/test_page.py sees to that), so only these
# rules can find there what they did not find in the light.
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
JUDGE = """
    const [rules, done] = arguments;
    if (!("axe" in window)) return done(null);
    // A link that has been scrolled half under the bar of the page is not too small.
    scrollTo({top: 0, behavior: "instant"});
    // A colour that is still fading into its new value has a contrast of its own. What turns round for ever,
    // as a sign of loading does, has no end to jump to.
    document.getAnimations()
        .filter(each => each.effect.getComputedTiming().endTime !== Infinity)
        .forEach(each => each.finish());
    // Violations are all listed; of what passes, a third of the work, no more is described than is needed.
    axe.run({runOnly: rules, resultTypes: ["violations"]}).then(found => done(found.violations));
"""
HEIGHT = 900
SCREENS = [(1400, "light"), (1400, "dark"), (320, "light"), (320, "dark")]


def barriers(driver: Chrome, rules: Sequence[str] = RULES) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA and good practice, or against these rules only."""
    if not AXE.exists():
        missing("axe-core is not there: make web")
    found: list[dict[str, Any]] | None = driver.execute_async_script(JUDGE, list(rules))
    if found is None:
        driver.execute_script(AXE.read_text())
        found = driver.execute_async_script(JUDGE, list(rules))
    assert found is not None, "axe-core does not load"
    return [
        f"{each['id']}: {node['html']} {node['failureSummary']}" for each in found for node in each["nodes"]
    ]


def barriers_on_every_screen(browser: Browser) -> list[str]:
    """Return what axe finds in sight, wide and narrow, light and dark, and what is cut off there."""
    found = []
    with any_screen(browser.driver) as show:
        for width, scheme in SCREENS:
            show(width, scheme)
            rules = RULES_OF_COLOUR if scheme == "dark" else RULES
            wrong = [*barriers(browser.driver, rules), *(f"too wide: {each}" for each in browser.too_wide())]
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
