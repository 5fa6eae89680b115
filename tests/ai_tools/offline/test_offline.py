"""The offline checker corrects what is surely wrong, and nothing else."""

import asyncio

import pytest

from ai_tools import offline
from ai_tools.text import edits
from benchmarks.grammar import evaluate


def corrected(
    text: str, *, dialect: str = "en-IN", ignore: frozenset[str] = frozenset()
) -> offline.Correction:
    async def ask() -> offline.Correction:
        deadline = asyncio.get_running_loop().time() + 60
        return await offline.correct(text, dialect=dialect, ignore=ignore, deadline=deadline)

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I has a apple.", "I have an apple."),
        ("He recieved many informations.", "He received much information."),
        ("She dont know , ok?", "She doesn't know, ok?"),
        ("We discussed about the plan.", "We discussed the plan."),
        ("I am agree with you.", "I agree with you."),
        ("One of my friend are here.", "One of my friends is here."),
        ("He did not went home.", "He did not go home."),
        ("Yesterday I go to the market.", "Yesterday I went to the market."),
        ("the weather is good in delhi.", "The weather is good in Delhi."),
        ("She is more taller than me.", "She is taller than me."),
        # The example of the README.
        (
            "She have a idea for the meeting, and i has recieved your informations.",
            "She has an idea for the meeting, and I have received your information.",
        ),
    ],
)
def test_mistakes_of_learners_are_corrected(text, expected):
    assert corrected(text).result == expected


def test_every_edit_has_a_message_and_a_rule_and_replays():
    text = "👩‍👩‍👧 He go to school because he like it.\r\nI has a apple."
    correction = corrected(text)
    assert edits.apply(text, correction.edits) == correction.result
    assert [edit.original for edit in correction.edits] == ["go", "like", "has", "a"]
    assert all(edit.message and edit.rule for edit in correction.edits)
    assert all(text[edit.offset :].startswith(edit.original) for edit in correction.edits)


def test_line_breaks_indentation_and_markup_survive():
    text = "Dear [Nmae],\r\n\r\n    i recieve `teh code` from <b>{usr_nmae}</b>.\r\n\t- see http://teh.example/recieve\r\n"
    assert corrected(text).result == text.replace("    i recieve", "    I receive")


@pytest.mark.parametrize(
    "text",
    [
        "यह एक परीक्षण वाक्य है। मुझे यह पसंद है।",
        "这是一个测试句子。我们明天去学校。",
        "هذه جملة اختبار قصيرة. نحن نحب القهوة.",
        "Hola, me llamo Ana y soy estudiante de medicina en Madrid.",
        "mera naam Rahul hai aur main Delhi mein rehta hu, kal office aana",
        "vqxz wrtk plmn zzxq bnmt qwrt",
        "",
        " \r\n\t",
    ],
)
def test_other_languages_and_nonsense_are_left_alone(text):
    assert corrected(text) == offline.Correction(text, ())


@pytest.mark.parametrize("word", ["recieve", "RECIEVE", "Recieve"])
def test_ignored_words_are_left_alone_whatever_their_capitals(word):
    assert (
        corrected("I recieve it and he go.", ignore=frozenset({word})).result == "I recieve it and he goes."
    )


def test_an_ignored_word_covers_its_possessive():
    text = "This is freind's book."
    assert corrected(text).result != text
    assert corrected(text, ignore=frozenset({"freind"})).result == text


@pytest.mark.parametrize("entry", ["Umpire", "umpire.js"])
def test_an_ignored_word_keeps_the_article_before_it(entry):
    text = f"She is a {entry.lower()} and a honest one."
    assert corrected(text).result == f"She is an {entry.lower()} and an honest one."
    kept = corrected(text, ignore=frozenset({entry})).result
    assert kept == f"She is a {entry.lower()} and an honest one."


@pytest.mark.parametrize("entry", ["recieve.js", "recieve-it_all", "Recieve Now"])
def test_what_is_ignored_may_hold_more_than_a_word(entry):
    text = f"We recieve it with {entry} every day."
    assert corrected(text, ignore=frozenset({entry.lower()})).result == text.replace("recieve", "receive", 1)


@pytest.mark.parametrize(
    "text",
    [
        "We have talked about the two ways, and the one that\nI think is good is the second.",
        "The value is read from the configuration file, which\n    is looked for in the home folder.",
    ],
)
def test_a_wrapped_line_is_no_sentence(text):
    assert corrected(text).result == text


@pytest.mark.parametrize("quote", ["“dont”", '"dont"', "'dont'", "‘discuss about’"])
def test_words_that_are_mentioned_are_left_alone(quote):
    text = f"Never write {quote} in a letter."
    assert corrected(text).result == text


@pytest.mark.parametrize(
    ("dialect", "expected"),
    [
        ("en-US", "Her favorite color is gray."),
        ("en-GB", "Her favourite colour is grey."),
        ("en-IN", "Her favourite colour is grey."),
        ("en-AU", "Her favourite colour is grey."),
        ("en-CA", "Her favourite colour is grey."),
    ],
)
def test_spelling_follows_the_dialect(dialect, expected):
    assert corrected("Her favourite colour is grey.", dialect=dialect).result == expected


@pytest.fixture(scope="module")
def outcomes() -> list[evaluate.Outcome]:
    return [evaluate.evaluate(pair) for pair in evaluate.pairs()]


def test_no_correct_sentence_is_made_worse(outcomes):
    worse = [outcome.result for outcome in outcomes if outcome.pair.group == "correct" and outcome.wrong]
    assert worse == []


def test_there_are_enough_sentences_of_each_kind(outcomes):
    count = {group: sum(outcome.pair.group == group for outcome in outcomes) for group in evaluate.GROUPS}
    assert count["correct"] >= 80
    assert all(number >= 45 for number in count.values())


def test_quality_does_not_fall(outcomes):
    sums = evaluate.score(outcomes)
    assert sums.precision >= 0.93
    assert sums.recall >= 0.5
