"""language_tool_python, a client from PyPI, against the running service."""

from typing import Any

import language_tool_python
import pytest
from language_tool_python.exceptions import LanguageToolError

TEXT = "😀 She go to school. I recieve it."


@pytest.fixture
def tool(server: Any) -> Any:
    return language_tool_python.LanguageTool("en-GB", remote_server=f"{server.url}/")


def test_it_finds_and_corrects_mistakes(tool: Any):
    matches = tool.check(TEXT)
    assert [match.replacements[0] for match in matches] == ["goes", "receive"]
    assert [match.rule_id for match in matches][1] == "MORFOLOGIK_RULE_EN_GB"
    assert tool.correct(TEXT) == "😀 She goes to school. I receive it."


def test_it_finds_nothing_in_a_correct_text(tool: Any):
    assert tool.check("She goes to school.") == []


def test_it_chooses_rules(tool: Any):
    tool.disabled_rules = {"MORFOLOGIK_RULE_EN_GB"}
    assert len(tool.check(TEXT)) == 1
    tool.picky = True
    assert len(tool.check(TEXT)) == 1


def test_it_shows_errors(tool: Any, settings: Any):
    with pytest.raises(LanguageToolError, match="Error: "):
        tool.check("x " * 6_000)
    settings.LANGUAGETOOL_ANONYMOUS = False
    with pytest.raises(LanguageToolError, match="API key"):
        tool.check(TEXT)
