"""`RESULTS.md`: one section a measurement, each replaced when that measurement is made again."""

import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).parents[1] / "RESULTS.md"
HEAD = (
    "# Results\n\nWritten by `make bench` (see [docs/performance.md](../docs/performance.md)); do not edit.\n"
)
SECTION = re.compile(r"^## .*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section:
    """One measurement's table and what must be known to read it."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: str = ""

    def __str__(self) -> str:
        lines = [f"## {self.title}", "", f"{datetime.now(UTC):%Y-%m-%d} · {machine()}", ""]
        lines += ["| " + " | ".join(cells) + " |" for cells in self._aligned()]
        if self.notes:
            lines += ["", self.notes]
        return "\n".join(lines) + "\n"

    def _aligned(self) -> list[list[str]]:
        table = [list(self.columns), *(list(row) for row in self.rows)]
        widths = [max(len(row[column]) for row in table) for column in range(len(self.columns))]
        padded = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in table]
        return [padded[0], ["-" * width for width in widths], *padded[1:]]


def write(section: Section) -> None:
    """Put `section` into the file, in the place of the one with its title or at the end."""
    text = RESULTS.read_text() if RESULTS.exists() else HEAD
    sections = {match[0].splitlines()[0]: match[0].strip() for match in SECTION.finditer(text)}
    sections[f"## {section.title}"] = str(section).strip()
    RESULTS.write_text("\n\n".join([HEAD.strip(), *sections.values()]) + "\n")


def machine() -> str:
    return f"{os.cpu_count()} cores, {_processor()}, {platform.system()}, Python {platform.python_version()}"


def _processor() -> str:
    try:
        found = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1].strip() if found else platform.machine()
