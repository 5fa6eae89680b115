"""Misspelled words become the words that were meant; right words stay, however rare they are."""

import os

import pytest

from ai_tools.offline.spelling import common_words
from ai_tools.text.edits import Edit, Notice
from benchmarks.grammar import dictionary
from tests.ai_tools.offline.test_offline import corrected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The candidate that is common wins over the one that is near
        ("They were shoping in the citty.", "They were shopping in the city."),
        ("Her brothr is very inteligent and frendly.", "Her brother is very intelligent and friendly."),
        ("We need more informaton about the univercity.", "We need more information about the university."),
        ("The restarant has a beutiful terase.", "The restaurant has a beautiful terase."),
        ("It hapened in Febuary and in Novembar.", "It happened in February and in November."),
        ("My frist lesson is on wednesday.", "My first lesson is on Wednesday."),
        # An ending that is left out or doubled
        ("She allmost forgot her homwork.", "She almost forgot her homework."),
    ],
)
def test_misspelled_words_are_corrected(text, expected):
    assert corrected(text, dialect="en-GB").result == expected


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        ("The nurse intubated him, and the analyte was graphene.", "en-US"),
        ("Bring serviettes, doilies and pinking shears.", "en-GB"),
        ("The proton meets an electron near the marina.", "en-US"),
        ("They summarised it, parameterised it and synthesised it.", "en-GB"),
        ("The theorised value was optimised and quantised.", "en-IN"),
        ("She measured it with a calliper and a voltmeter.", "en-GB"),
        ("He was cancelled, but the catalogue and the theatre stayed.", "en-US"),
        ("The jawan gave a challan of two lakh rupees to the sarpanch.", "en-IN"),
        ("The backend stores structs in a subtree of the namespace.", "en-US"),
        ("Call pprint or mmap, and memoize the codecs of the uint.", "en-US"),
        ("He said kumusta and khamosh to Oyelaran.", "en-IN"),
    ],
)
def test_right_words_stay(text, dialect):
    assert corrected(text, dialect=dialect).result == text


@pytest.mark.parametrize(
    ("text", "dialect", "expected"),
    [
        ("His neighbour has a sense of humour.", "en-US", "His neighbor has a sense of humor."),
        ("His neighbor has a sense of humor.", "en-GB", "His neighbour has a sense of humour."),
        ("They organised it.", "en-US", "They organized it."),
    ],
)
def test_the_spelling_of_another_dialect_is_explained_as_such(text, dialect, expected):
    correction = corrected(text, dialect=dialect)
    assert correction.result == expected
    assert all("dialect" in edit.message and "misspelled" not in edit.message for edit in correction.edits)


@pytest.mark.parametrize(
    ("word", "meant", "reason"),
    [
        ("untill", "until", "“untill” is misspelled."),
        ("friday", "Friday", "“Friday” begins with a capital letter."),
        ("infact", "in fact", "“in fact” is written as separate words."),
    ],
)
def test_the_reason_of_a_correction_is_true(word, meant, reason):
    [edit] = corrected(f"I will stay {word}, my dear.").edits
    assert (edit.original, edit.replacement, edit.message) == (word, meant, reason)


def test_an_unsure_word_is_noticed_and_not_corrected():
    correction = corrected("We saw the mounten and the lisence.", dialect="en-GB")
    words = {notice.original: notice for notice in correction.notices}
    assert not {edit.original for edit in correction.edits} & words.keys()
    assert words
    for notice in words.values():
        assert notice.rule == "UnknownWord"
        assert 0 < len(notice.suggestions) <= 5
        assert notice.original in notice.message


@pytest.mark.parametrize(
    ("text", "wrong", "meant"),
    [
        ("I shal be there at noon.", "shal", "shall"),
        ("Wich of them did you buy?", "Wich", "Which"),
        ("We sat in the garten all day.", "garten", "garden"),
    ],
)
def test_a_slip_that_looks_like_another_word_is_noticed(text, wrong, meant):
    correction = corrected(text, dialect="en-GB")
    findings: list[Edit | Notice] = [*correction.edits, *correction.notices]
    found = {one.original: one.suggestions[0] for one in findings}
    assert found[wrong] == meant


@pytest.mark.parametrize("name", ["Imran", "Prakash", "Chrousos"])
def test_a_name_at_the_start_of_a_sentence_is_no_slip(name):
    correction = corrected(f"{name} presented the plan.", dialect="en-GB")
    assert not (*correction.edits, *correction.notices)


def test_no_slur_or_vulgar_word_is_suggested():
    unknown = (
        "fukcing",
        "shiit",
        "bithc",
        "honkeys",
        "niger's",
        "dickk",
        "cuntt",
        "faggott",
        "slutt",
        "whoree",
    )
    correction = corrected("They said: " + ", ".join(unknown) + ". It was not the way to do it.")
    suggested = {other for edit in correction.edits for other in edit.suggestions}
    suggested |= {other for notice in correction.notices for other in notice.suggestions}
    assert not any(common_words.is_never_suggested(other.lower()) for other in suggested)
    assert common_words.is_never_suggested("fucking")


def test_a_name_that_is_a_word_of_its_own_gets_a_capital_only_after_a_preposition():
    assert corrected("My aunt lives in berlin, and we work in japan.").result == (
        "My aunt lives in Berlin, and we work in Japan."
    )
    correction = corrected("They sat in a berlin behind the horses, painted with japan.")
    assert not correction.edits
    assert [one.suggestions for one in correction.notices] == [("Berlin",), ("Japan",)]


@pytest.mark.skipif(
    not os.environ.get("CI") and not dictionary.LISTS["en-US"].exists(),
    reason="needs the packages wamerican-large and wbritish-large",
)
@pytest.mark.parametrize("dialect", ["en-US", "en-GB"])
def test_hardly_any_word_of_the_dialect_is_changed(dialect):
    # `python -m benchmarks.grammar.dictionary` reads the whole list, of which ten words may be changed.
    assert len(list(dictionary.changed(dialect, every=401))) <= 1
