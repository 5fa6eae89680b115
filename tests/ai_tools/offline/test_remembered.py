"""What the offline checker remembers changes no result."""

import pytest

from ai_tools.offline import checker, passage_checker
from ai_tools.offline.grammar import checker as grammar_checker
from benchmarks.grammar.documents import documents


def check(text, dialect="en-GB"):
    return checker.check(text, dialect=dialect, ignore=frozenset(), look_up=lambda: None)


def forget():
    passage_checker.found_in.cache_clear()
    grammar_checker.read.cache_clear()


@pytest.fixture(scope="module")
def text():
    essay = next(document for document in documents("dev") if document.kind == "essay")
    return f"{essay.text[:1500]}.\n\nShe have two brother. {essay.text.replace('the ', '')[:1500]}"


def test_a_text_that_was_checked_before_gets_the_same_answer(text):
    forget()
    first = check(text)
    assert first.edits
    assert first.notices
    assert check(text) == first
    forget()
    assert check(text) == first


def test_a_sentence_that_was_checked_elsewhere_is_found_at_its_own_place():
    sentence = "She have two brother."
    forget()
    check(sentence)
    for before in ("", "We met. ", "Read this.\n\n", "I like it (really). "):
        remembered = check(before + sentence)
        forget()
        assert check(before + sentence) == remembered
        assert remembered.result == before + "She has two brothers."


def test_each_dialect_is_remembered_by_itself():
    forget()
    text = "My favourite colour is blue."
    assert [check(text, dialect).result for dialect in ("en-US", "en-GB", "en-US")] == [
        "My favorite color is blue.",
        text,
        "My favorite color is blue.",
    ]


def test_what_stands_around_a_passage_counts_each_time():
    forget()
    passage = "It was a long day. We worked hard. Then we all went home"

    def rules(text):
        return {one.rule for one in (*check(text).edits, *check(text).notices)}

    assert "MissingFullStop" in rules(passage)
    assert "MissingFullStop" not in rules(f"{passage}\r\nand slept.")
    assert "MissingFullStop" in rules(passage)
