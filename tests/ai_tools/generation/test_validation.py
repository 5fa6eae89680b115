"""What an answer has to keep, and what it may change."""

from typing import Any

import pytest

from ai_tools.errors import BadAnswer
from ai_tools.generation import validation
from ai_tools.tools.definitions import FIX_GRAMMAR, IMPROVE, TRANSLATE, Task

SPANISH = "Me gusta mucho trabajar aquí porque la gente es muy amable y siempre ayuda a todos los nuevos."
ENGLISH = (
    "I like working here very much because the people are kind and they always help all of the new ones."
)
HINGLISH = (
    "mera naam Asha hai aur main Mumbai mein rehti hoon mujhe yeh naukri bahut pasand hai kyunki log acche"
)


def kept(text: str, answer: str, **options: Any) -> bool:
    task = Task(tool=options.pop("tool", IMPROVE), text=text, options=options)
    try:
        validation.check(task, text=text, answer=answer)
    except BadAnswer:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I have 2 cats.", "I have two cats."),
        ("Meet me at 10.30 in room 12.", "Meet me in room 12 at 10:30."),
        ("It costs Rs. 1,00,000.", "It costs Rs 100,000."),
        ("From 2019,2020 on.", "From 2019, 2020 on."),
        ("Mail a@b.example and see www.example.org.", "See www.example.org and mail a@b.example!"),
        ("Me go shop yesterday buy apple", "Yesterday, I went to the shop and bought an apple"),
        (SPANISH, SPANISH.replace("gente", "gente de aquí")),
        (
            ENGLISH,
            "Working here pleases me: kind people always help newcomers, every single time, it's lovely.",
        ),
        ("नमस्ते", "नमस्कार"),
    ],
)
def test_what_an_edit_may_change(text: str, answer: str):
    assert kept(text, answer)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I have 12 cats.", "I have twelve cats."),
        ("Call 98765 43210.", "Call 98765 43211."),
        ("Two of [Name], [Date].", "Two of [Name]."),
        ("Use `rm -rf` here.", "Use `rm` here."),
        ("Dear {{name}},", "Dear {name},"),
        (SPANISH, ENGLISH),
        (ENGLISH, SPANISH),
        (HINGLISH, ENGLISH),
        (ENGLISH, "मुझे यहाँ काम करना बहुत पसंद है क्योंकि लोग दयालु हैं।"),
        ("Привет, как дела у тебя сегодня?", "Hello, how are things with you today?"),
        ("Hello there.", "-"),
    ],
)
def test_what_an_edit_may_not_change(text: str, answer: str):
    assert not kept(text, answer)


def test_words_to_leave_alone_are_left_alone():
    ignore = frozenset({"organise"})
    assert kept("We organise it.", "We will organise it.", ignore=ignore, tool=FIX_GRAMMAR)
    assert not kept("We organise it.", "We organize it.", ignore=ignore, tool=FIX_GRAMMAR)


@pytest.mark.parametrize(
    ("language", "answer", "fits"),
    [
        ("hi", "वह आज घर जाती है।", True),
        ("hi", "She goes home today.", False),
        ("hi-Latn", "Woh aaj ghar jaati hai.", True),
        ("ja", "彼女は今日家に帰ります。", True),
        ("zh-Hant", "她今天回家，明天再去學校上課。", True),
        ("sr", "Она данас иде кући.", True),
        ("de", "Sie geht heute nach Hause.", True),
        ("ru", "Sie geht heute nach Hause.", False),
    ],
)
def test_a_translation_is_in_the_script_of_its_language(language: str, answer: str, fits: bool):
    assert kept("She goes home today.", answer, tool=TRANSLATE, target_language=language) is fits
