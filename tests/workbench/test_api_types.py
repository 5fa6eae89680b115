"""What the page believes to receive is what the schema says it receives."""

import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from ai_tools.text import categories

SOURCES = Path(__file__).parents[2] / "workbench/frontend/src"
RESPONSES = {
    "api/types.ts": ["Account", "Session", "Template"],
    "account/api_key_dialogs.tsx": ["ApiKey"],
    "account/dictionary.tsx": ["Words"],
    "account/passkeys.tsx": ["Passkey"],
    "account/preferences.tsx": ["WritingPreferences"],
    "account/providers.tsx": ["LinkedIdentity"],
    "account/second_step.tsx": ["Factors", "Enrolment"],
    "core/oidc.ts": ["Provider"],
    "progress/figures.ts": ["Day", "Progress"],
}


@pytest.fixture(scope="session")
def components(server: Any) -> list[set[str]]:
    """The fields of every object in the schema."""
    schemas = httpx.get(f"{server.url}/openapi.json", timeout=60).json()["components"]["schemas"]
    return [set(schema.get("properties", {})) for schema in schemas.values()]


@pytest.mark.parametrize(
    ("file", "name"), [(file, name) for file, names in RESPONSES.items() for name in names]
)
def test_a_type_of_the_page_is_described_by_the_schema(
    components: list[set[str]], file: str, name: str
) -> None:
    source = (SOURCES / file).read_text()
    found = re.search(rf"^(?:export )?interface {name} \{{\n(.*?)^\}}", source, re.MULTILINE | re.DOTALL)
    assert found, f"{file} has no interface {name}"
    fields = set(re.findall(r"^  (\w+)\??:", found[1], re.MULTILINE))
    assert fields
    assert any(fields <= described for described in components), f"no object has all of {sorted(fields)}"


def test_the_page_knows_exactly_the_categories_that_the_server_names():
    marks = (SOURCES / "write/marks/mark.ts").read_text(encoding="utf-8")
    listed = re.search(r"export const CATEGORIES = \[(.*?)\] as const;", marks, re.DOTALL)
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == categories.CATEGORIES
