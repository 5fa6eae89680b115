"""What import-linter does not see: names in strings."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = [
    "core",
    "database",
    "rate_limits",
    "mail",
    "http_server",
    "openapi",
    "admin_site",
    "operations",
    "site",
]
OF_AN_APP = re.compile(
    r"\b(?:accounts|ai_tools|learning|templates_app|workbench)\b"
    r"|^/?(?:auth|actions|learning|templates|app|v2|lt)/"
    r"|\bseed_templates\b"
)


def strings(package: str) -> Iterator[tuple[str, str]]:
    """Yield the place and the value of each string but docstrings."""
    for source in sorted((ROOT / "sahienglish" / package).rglob("*.py")):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                yield f"{source.relative_to(ROOT)}:{node.lineno}", node.value


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_below_the_apps_names_one_in_a_string(package: str):
    found = list(strings(package))
    assert found
    assert [(place, text) for place, text in found if OF_AN_APP.search(text)] == []
