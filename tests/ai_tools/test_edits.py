"""Edits: marked as a person would, replayed exactly, found in bounded time."""

import random
import time
from dataclasses import replace

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from ai_tools.text.edit_reasons import explain
from ai_tools.text.edits import Edit, EditsDoNotFit, apply, between
from ai_tools.text.tokenizer import tokens

LATIN = [
    "a",
    "the",
    "recieve",
    "receive",
    "don't",
    "well-known",
    "3.14",
    ".",
    ",",
    "…",
    "é",
    "e\u0301",
    "\u0301",
]
OTHER = [
    "👩‍👩‍👧",
    "👩",
    "\u200d",
    "🇮🇳",
    "🇮",
    "👍🏽",
    "क्षि",
    "नमस्ते",
    "שלום",
    "مرحبا",
    "\u202e",
    "我",
    "去",
    "ก",
    "한",
]
PIECES = [*LATIN, *OTHER, " ", "  ", "\t", "\n", "\r\n", "\r"]
WRITING = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=40))


def marks(original: str, corrected: str) -> list[tuple[str, str]]:
    return [(edit.original, edit.replacement) for edit in between(original, corrected)]


@pytest.mark.parametrize(
    ("original", "corrected", "expected"),
    [
        ("I recieve teh mail", "I receive the mail", [("recieve", "receive"), ("teh", "the")]),
        ("I has went to school.", "I have gone to school.", [("has went", "have gone")]),
        ("He go school", "He went to school", [("go", "went to")]),
        ("We discuss about the plan", "We discuss the plan", [("about ", "")]),
        ("come with.", "come with me.", [("", " me")]),
        ("the the cat", "the cat", [("the ", "")]),
        ("hello ,world", "hello, world", [(" ,", ", ")]),
        ("well known", "well-known", [("well known", "well-known")]),
        ("big red dog ran", "small cat ran", [("big red dog", "small cat")]),
        ("It costs 10,000 now", "It costs 12,000 now", [("10,000", "12,000")]),
        ("is hapy\r\nBye", "is happy\r\nBye", [("hapy", "happy")]),
        ("a\r\nb", "a\nb", [("\r\n", "\n")]),
        ("我去學校", "我去学校", [("學", "学")]),
        ("same", "same", []),
        ("", "new", [("", "new")]),
        ("old", "", [("old", "")]),
    ],
)
def test_changes_are_marked_as_a_person_would(original, corrected, expected):
    assert marks(original, corrected) == expected


def test_changes_in_two_lines_are_two_marks():
    assert marks("he go\nshe come", "he goes\nshe comes") == [("go", "goes"), ("come", "comes")]


def test_offsets_count_code_points():
    [edit] = between("👩‍👩‍👧 is hapy", "👩‍👩‍👧 is happy")
    assert (edit.offset, edit.length) == (9, 4)


@settings(max_examples=150, deadline=None)
@given(WRITING, WRITING)
def test_replaying_the_edits_gives_the_other_text(original, corrected):
    assert apply(original, between(original, corrected)) == corrected


@settings(max_examples=150, deadline=None)
@given(WRITING, WRITING)
def test_no_edit_splits_a_grapheme_cluster_or_a_line_break(original, corrected):
    borders = {0} | {found.end() for found in regex.finditer(r"\X", original)}
    for edit in between(original, corrected):
        assert {edit.offset, edit.offset + edit.length} <= borders


@settings(max_examples=150, deadline=None)
@given(WRITING)
def test_tokens_join_to_the_text_again(text):
    assert "".join(tokens(text)) == text


@settings(max_examples=50, deadline=None)
@given(WRITING, WRITING)
def test_edits_are_the_same_every_time(original, corrected):
    assert between(original, corrected) == between(original, corrected)


def words(count: int, seed: int, *, kinds: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"w{chance.randrange(kinds)}" for _ in range(count))


@pytest.mark.parametrize(
    ("original", "corrected"),
    [
        (words(2_500, 1, kinds=10**6), words(2_500, 2, kinds=10**6)),
        (words(3_000, 1, kinds=10), words(3_000, 2, kinds=10)),
        ("I has a apple. " * 660, "I have an apple. " * 660),
        ("!?" * 5_000, "()" * 5_000),
        ("🇮🇳" * 5_000, "🇮" * 10_000),
        ("e" + "\u0301" * 10_000, "e" + "\u0302" * 10_000),
    ],
)
def test_ten_thousand_characters_that_all_differ_take_bounded_time(original, corrected):
    begun = time.process_time()
    edits = between(original, corrected)
    assert time.process_time() - begun < 3
    assert apply(original, edits) == corrected


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(0, 3, "two", "2")],
        [Edit(0, 3, "one", "1"), Edit(2, 3, "e t", "")],
        [Edit(0, 2, "one", "1")],
        [Edit(90, 1, "x", "")],
    ],
)
def test_edits_that_do_not_fit_are_refused(edits):
    with pytest.raises(EditsDoNotFit):
        apply("one two", edits)


def test_edits_may_come_in_any_order():
    assert apply("one two", [Edit(4, 3, "two", "2"), Edit(0, 3, "one", "1")]) == "1 2"


def test_a_reason_explains_the_edit_that_makes_its_change():
    text = "He recieve a apple"
    edits = between(text, "He receives an apple")
    reasons = [
        Edit(11, 7, "a apple", "an apple", "Before a vowel it is “an”.", "AnA"),
        Edit(3, 7, "recieve", "receive", "Not spelt like this.", "SpellCheck"),
    ]
    assert [(edit.replacement, edit.rule) for edit in explain(edits, reasons)] == [
        ("receives", "SpellCheck"),
        ("an", "AnA"),
    ]


@pytest.mark.parametrize(
    "reason", [Edit(12, 6, " about", ""), Edit(13, 6, "about ", "")], ids=["before", "after"]
)
@pytest.mark.parametrize(
    "edit", [Edit(12, 6, " about", ""), Edit(13, 6, "about ", "")], ids=["before", "after"]
)
def test_a_word_that_goes_is_explained_whichever_blank_goes_with_it(edit, reason):
    known = replace(reason, rule="Discuss")
    assert [one.rule for one in explain([edit], [known])] == ["Discuss"]


def test_a_reason_for_another_change_explains_nothing():
    edits = between("He recieve it", "He gets it")
    [edit] = explain(edits, [Edit(3, 7, "recieve", "receive", "Not spelt like this.", "SpellCheck")])
    assert (edit.message, edit.rule) == ("", "")


def test_explaining_many_edits_takes_bounded_time():
    edits = between("teh " * 2_500, "the " * 2_500)
    begun = time.process_time()
    explained = explain(edits, [Edit(at * 4, 3, "teh", "the", "m", "r") for at in range(2_500)])
    assert time.process_time() - begun < 3
    assert {edit.rule for edit in explained} == {"r"}


def test_a_reason_is_compared_by_words_and_not_by_letters():
    [edit] = explain(
        between("I have a idea.", "I have many ideas."),
        [Edit(7, 6, "a idea", "an idea", "Before a vowel it is “an”.", "AnA")],
    )
    assert (edit.original, edit.replacement, edit.rule) == ("a idea", "many ideas", "")
