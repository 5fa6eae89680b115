"""What the page knows about the API is what the server says; `make web-check` compares the types."""

import re
from pathlib import Path

from ai_tools.text import categories

SOURCES = Path(__file__).parents[2] / "workbench/frontend/src"


def test_the_page_knows_exactly_the_categories_that_the_server_names():
    marks = (SOURCES / "write/marks/mark.ts").read_text(encoding="utf-8")
    listed = re.search(r"export const CATEGORIES = \[(.*?)\] as const;", marks, re.DOTALL)
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == categories.CATEGORIES
