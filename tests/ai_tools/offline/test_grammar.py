"""The grammar rules of the offline checker find what their catalogue promises."""

import asyncio

import pytest

from ai_tools import offline
from ai_tools.offline.grammar.catalogue import Rule, rules
from ai_tools.text.edits import Edit, Notice


def checked(text: str, dialect: str = "en-GB") -> offline.Correction:
    async def ask() -> offline.Correction:
        deadline = asyncio.get_running_loop().time() + 60
        return await offline.correct(text, dialect=dialect, ignore=frozenset(), deadline=deadline)

    return asyncio.run(ask())


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_the_example_of_every_rule_is_found(rule: Rule):
    correction = checked(rule.wrong)
    found: list[Edit | Notice] = [*correction.edits, *correction.notices]
    text = rule.wrong
    for one in sorted(found, key=lambda one: -one.offset):
        text = text[: one.offset] + one.suggestions[0] + text[one.end :]
    assert text == rule.right
    assert any(one.message and one.category for one in found)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_the_right_example_of_every_rule_stays(rule: Rule):
    correction = checked(rule.right)
    assert correction.result == rule.right
    assert not correction.notices
