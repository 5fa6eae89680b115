"""What each view of the page weighs, and how soon the editor takes keys."""

from statistics import median

from benchmarks.harness.report import Section
from benchmarks.workbench.page import Page, running

KILOBYTE = 1000
VIEWS = {
    "sign in": ("/app/sign-in", "[name=username]", 35),
    "sign up": ("/app/sign-up", "[name=full_name]", 35),
    "write": ("/app/write", ".cm-content", 130),
    "templates": ("/app/templates", ".template-list li", None),
    "account": ("/app/account", "[name=full_name]", None),
}
"""The address of each view, what shows that it is there, and how many kilobytes it may have."""

SIGNED_OUT = ("sign in", "sign up")
OPENINGS = 5

# The first key counts once the letter is in the document.
TYPE_AND_READ = """
    const content = document.querySelector(".cm-content");
    content.focus();
    document.execCommand("insertText", false, "x");
    return content.textContent.includes("x") ? performance.now() : 0;
"""

COLUMNS = ("", "measured", "budget")
NOTES = (
    "Chromium with an empty cache, on the same machine. Bytes are what came over the network for the whole "
    "view: HTML, styles, scripts, the dictionary of the language and the responses of the API, compressed as "
    f"served. The time runs from the navigation to the first letter in the editor, median of {OPENINGS}."
)


def measure(*, quick: bool) -> Section:
    with running() as page:
        rows = [_weight(page, name) for name in SIGNED_OUT]
        page.sign_in()
        rows += [_weight(page, name) for name in VIEWS if name not in SIGNED_OUT]
        milliseconds = median(_until_first_key(page) for _ in range(1 if quick else OPENINGS))
    rows.append(("/app to an editor that takes keys, ms", f"{milliseconds:.0f}", ""))
    return Section("The page: size and start", COLUMNS, rows, NOTES)


def _weight(page: Page, name: str) -> tuple[str, str, str]:
    path, ready, budget = VIEWS[name]
    page.forget_cache()
    page.network("loadingFinished")
    page.open(path, ready)
    loaded = page.network("loadingFinished")
    kilobytes = sum(each["encodedDataLength"] for each in loaded) / KILOBYTE
    return f"{name}, kB", f"{kilobytes:.1f}", f"{budget}" if budget else ""


def _until_first_key(page: Page) -> float:
    page.forget_cache()
    page.open("/app", ".cm-content")
    return float(page.driver.execute_script(TYPE_AND_READ))
