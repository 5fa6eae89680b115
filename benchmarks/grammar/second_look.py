"""What the offline checker's look at a language model's result adds to a call, per paragraph."""

import asyncio
import os
import time
from collections.abc import Sequence
from statistics import median

from benchmarks.grammar.documents import documents
from benchmarks.harness.report import Section

PARAGRAPHS = 120
LEAST_WORDS, MOST_WORDS = 40, 150
TARGET_MS = 15
COLUMNS = ("", "measured", "target")
NOTES = (
    "Correct paragraphs of {least} to {most} words from the dev split, as a good model returns them, one "
    "after the other, after a first one that loads what is needed. The text is checked while the model "
    "writes, so only the look at the result makes the user wait. CPU is that of the process."
)


def measure(*, quick: bool) -> Section:
    """Return how long `second_look.corrected` takes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahienglish.settings")
    import django  # noqa: PLC0415

    django.setup()
    texts = paragraphs()[: 20 if quick else PARAGRAPHS]
    waited, used = asyncio.run(_looks(texts))
    rows = [
        ["paragraphs", f"{len(texts)}", ""],
        ["words in a paragraph, median", f"{median(len(text.split()) for text in texts):.0f}", ""],
        ["time, median, ms", f"{median(waited):.1f}", f"≤ {TARGET_MS}"],
        ["time, 95th percentile, ms", f"{sorted(waited)[int(0.95 * len(waited))]:.1f}", ""],
        ["CPU, median, ms", f"{median(used):.1f}", ""],
    ]
    return Section("The second look", COLUMNS, rows, NOTES.format(least=LEAST_WORDS, most=MOST_WORDS))


def paragraphs() -> list[str]:
    """Return paragraphs of an ordinary length."""
    found = [part for document in documents("dev") for part in document.text.split("\n\n")]
    return [part for part in found if LEAST_WORDS <= len(part.split()) <= MOST_WORDS]


async def _looks(texts: Sequence[str]) -> tuple[list[float], list[float]]:
    """Return the milliseconds and the milliseconds of CPU that each look takes."""
    from ai_tools.generation import second_look  # noqa: PLC0415
    from ai_tools.tools import definitions  # noqa: PLC0415

    second_look.WAIT_SECONDS = 60
    tool = definitions.FIX_GRAMMAR
    waited, used = [], []
    for at, text in enumerate([texts[0], *texts]):
        deadline = asyncio.get_running_loop().time() + 60
        task = definitions.Task(tool=tool, text=text)
        start, cpu = time.perf_counter(), time.process_time()
        await second_look.corrected(task, text, calls_in_flight=1, deadline=deadline)
        if at:
            waited.append(1000 * (time.perf_counter() - start))
            used.append(1000 * (time.process_time() - cpu))
    return waited, used


if __name__ == "__main__":
    print(measure(quick=True))
