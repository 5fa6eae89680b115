"""Correct English of every kind stays as it is; the held-out half is measured and never looked at."""

import pytest

from ai_tools.offline import checker
from benchmarks.grammar.documents import Document, documents


@pytest.mark.parametrize("document", documents("dev"), ids=lambda document: document.name)
def test_the_offline_checker_changes_nothing_in_a_correct_text(document: Document) -> None:
    correction = checker.check(
        document.text, dialect=document.dialect, ignore=frozenset(), look_up=lambda: None
    )
    assert correction.edits == ()
