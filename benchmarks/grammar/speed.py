"""CPU of the offline check, by turns with a former version: `python -m benchmarks.grammar.speed REVISION`.

The former version is checked out into a temporary worktree. Each process checks many paragraphs of 100 words
and a few texts of 10,000 characters, each once; the processes of both versions take turns.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.grammar.documents import documents
from benchmarks.harness.report import Section, write

ROOT = Path(__file__).parents[2]
TURNS = 5
PARAGRAPH_WORDS = 100
LONG_TEXT = 10_000
MOST_TEXTS = {"100 words": 60, "10,000 characters": 4}
COLUMNS = ("text", "now, ms", "former, ms", "ratio", "at most")
MOST = 1.5
PROGRAM = """
import json, sys, time
try:
    from ai_tools.offline import checker
except ImportError:
    from ai_tools.providers.offline import checker
def check(text):
    checker.check(text, dialect="en-GB", ignore=frozenset(), look_up=lambda: None)
texts, taken = json.load(sys.stdin), {}
for name, (first, *others) in texts.items():
    check(first)
    start = time.process_time()
    for text in others:
        check(text)
    taken[name] = 1000 * (time.process_time() - start) / len(others)
print(json.dumps(taken))
"""
"""Runs in the folder of either version, so it may use nothing but what both have.

It checks no text twice, because the checker remembers what it checked.
"""


def texts() -> dict[str, list[str]]:
    """Return texts with learners' errors if the error model is installed, or else the correct ones."""
    try:
        from benchmarks.grammar.error_model import spoil  # noqa: PLC0415
    except ImportError:
        written = [document.text for document in documents("dev")]
    else:
        written = [spoil(document).text for document in documents("dev")]
    words, whole = " ".join(written).split(), "\n\n".join(written)
    paragraphs = [
        " ".join(words[at : at + PARAGRAPH_WORDS])
        for at in range(0, len(words) - PARAGRAPH_WORDS, PARAGRAPH_WORDS)
    ]
    # The long texts begin in the middle of paragraphs, so that no passage of them was checked before.
    long = [whole[at : at + LONG_TEXT] for at in range(150, len(whole) - LONG_TEXT, LONG_TEXT)]
    return {
        name: chosen[: MOST_TEXTS[name] + 1]
        for name, chosen in (("100 words", paragraphs), ("10,000 characters", long))
    }


@contextmanager
def worktree(revision: str) -> Iterator[Path]:
    """Check out a revision into a temporary folder, and remove it afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "former")
        _git("worktree", "add", "--detach", str(path), revision)
        try:
            yield path
        finally:
            _git("worktree", "remove", "--force", str(path))


def taken(folder: Path) -> dict[str, float]:
    """Return the CPU milliseconds of one check of each text, as the version in `folder` makes it."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=folder,
        input=json.dumps(texts()),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def compare(revision: str) -> Section:
    with worktree(revision) as former:
        folders = {"now": ROOT, "former": former}
        turns: dict[str, list[dict[str, float]]] = {name: [] for name in folders}
        for _ in range(TURNS):
            for name, folder in folders.items():
                turns[name].append(taken(folder))
    rows = []
    for text in MOST_TEXTS:
        now, before = (median(turn[text] for turn in turns[name]) for name in folders)
        rows.append([text, f"{now:.1f}", f"{before:.1f}", f"{now / before:.2f}", f"{MOST}"])
    notes = (
        "CPU of one check in process, after a first one that loads what is needed; each text is checked "
        f"once. Medians of {TURNS} turns of both versions. The former version is "
        f"`{_git('rev-parse', '--short', revision)}`. "
        "The texts have learners' errors and are from the dev split."
    )
    return Section("Speed of offline correction", COLUMNS, rows, notes)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("revision", help="the former version: a git revision")
    parser.add_argument("--write", action="store_true", help="also write the table to RESULTS.md")
    options = parser.parse_args()
    section = compare(options.revision)
    print(section)
    if options.write:
        write(section)


if __name__ == "__main__":
    main()
