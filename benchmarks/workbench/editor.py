"""How fast the editor is with many marks, and how soon a mistake is marked."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median, quantiles

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from benchmarks.harness.report import Section
from benchmarks.workbench.page import Page, running

PATIENCE_SECONDS = 120
IDLE_SECONDS = 0.15
PAUSE_MS = 800
"""The editor waits so long after the last key."""

WRONG, RIGHT = "She have a idea. ", "We met on Monday to talk about the plan for the new school. "
MARKS, CHARACTERS = 300, 10_000

LISTED = "return Number(document.querySelector('.list-count')?.textContent)"
# Notes when a key is pressed and when another word "go" is marked.
WATCH = """
    window.seen = {};
    const marked = () => [...document.querySelectorAll(".cm-content [data-mark]")]
        .filter(mark => mark.textContent === "go").length;
    const before = marked();
    const observer = new MutationObserver(() => {
        if (marked() <= before) return;
        seen.mark = performance.now();
        observer.disconnect();
    });
    observer.observe(document, {childList: true, subtree: true});
    addEventListener("keydown", () => seen.key = performance.now(), true);
"""
PLAIN_FIELD = """
    const field = document.createElement("textarea");
    Object.assign(field, {rows: 30, value: arguments[0]});
    document.body.replaceChildren(field);
    field.focus();
"""

COLUMNS = ("", "measured", "at most")
NOTES = (
    "Chromium and one worker on the same machine, offline engine. A key is typed at the end of a text of "
    f"{CHARACTERS:,} characters with {MARKS} marks: what the page's scripts, styles and layout take, and the "
    "CPU time of its main thread with painting, beside that of a plain text field with the same text. A mark "
    "is timed from the end of the 0.8 s pause until it is in the page; the paragraph at the end of the same "
    "text is checked."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The milliseconds that one key costs the page's main thread."""

    own: float
    cpu: float


def measure(*, quick: bool) -> Section:
    keys, pauses = (20, 2) if quick else (200, 10)
    letters = list(islice(cycle(RIGHT), keys))
    with running() as page:
        page.sign_in()
        page.driver.execute_cdp_cmd("Performance.enable", {})
        _open_text(page)
        editor = [_key_work(page, letter) for letter in letters]
        marked = [_mark_milliseconds(page) for _ in range(pauses)]
        page.driver.execute_script(PLAIN_FIELD, _text())
        field = [_key_work(page, letter) for letter in letters]
    rows = [
        ("script, style and layout of a key, median, ms", f"{median(work.own for work in editor):.1f}", ""),
        ("script, style and layout of a key, p95, ms", f"{_p95(work.own for work in editor):.1f}", "16"),
        ("CPU time of a key, median, ms", f"{median(work.cpu for work in editor):.1f}", ""),
        ("CPU time of a key, p95, ms", f"{_p95(work.cpu for work in editor):.1f}", "16"),
        ("the same in a plain text field, p95, ms", f"{_p95(work.cpu for work in field):.1f}", ""),
        ("from the pause to the mark, median, ms", f"{median(marked):.0f}", ""),
        ("from the pause to the mark, largest, ms", f"{max(marked):.0f}", ""),
    ]
    return Section("The editor of the page", COLUMNS, rows, NOTES)


def _open_text(page: Page) -> None:
    """Open the editor with the text and all its marks, with the caret at the end."""
    page.driver.execute_script("sessionStorage.setItem('sahi.draft', arguments[0])", _text())
    page.open("/app/write", ".cm-content")
    _until(lambda: page.driver.execute_script(LISTED) >= MARKS)
    page.driver.find_element(By.CSS_SELECTOR, ".cm-content").send_keys(Keys.CONTROL, Keys.END)
    _type(page, " ")


def _key_work(page: Page, letter: str) -> Work:
    """Type one letter and wait until the page is idle again."""
    before = _metrics(page)
    _type(page, letter)
    time.sleep(IDLE_SECONDS)
    after = _metrics(page)
    spent = {name: (after[name] - before[name]) * 1000 for name in after}
    own = spent["ScriptDuration"] + spent["RecalcStyleDuration"] + spent["LayoutDuration"]
    return Work(own=own, cpu=spent["ThreadTime"])


def _mark_milliseconds(page: Page) -> float:
    """Type a sentence with a mistake; return the milliseconds from the pause until it is marked."""
    page.driver.execute_script(WATCH)
    for letter in ". He go home.":
        _type(page, letter)
    _until(lambda: page.driver.execute_script("return seen.mark > seen.key"))
    return float(page.driver.execute_script("return seen.mark - seen.key")) - PAUSE_MS


def _type(page: Page, letter: str) -> None:
    for kind in ("keyDown", "keyUp"):
        event = {"type": kind, "key": letter, "text": letter if kind == "keyDown" else ""}
        page.driver.execute_cdp_cmd("Input.dispatchKeyEvent", event)


def _metrics(page: Page) -> dict[str, float]:
    found = page.driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return {each["name"]: each["value"] for each in found}


def _until(condition: Callable[[], bool]) -> None:
    ends_at = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > ends_at:
            raise RuntimeError("The editor does not show the marks that are expected.")
        time.sleep(0.02)


def _text() -> str:
    """Return a text of so many characters, in paragraphs, with two mistakes in each wrong sentence."""
    wrong = MARKS // 2
    right = (CHARACTERS - wrong * len(WRONG)) // len(RIGHT)
    sentences = [
        WRONG + RIGHT * (number * right // wrong - (number - 1) * right // wrong)
        for number in range(1, wrong + 1)
    ]
    return "\n\n".join("".join(sentences[at : at + 10]).strip() for at in range(0, wrong, 10))


def _p95(values: Iterable[float]) -> float:
    return quantiles(list(values), n=20)[-1]
