"""Small “i” and apostrophes that are left out are corrected where no other reading is left."""

import pytest

from tests.ai_tools.offline.test_offline import corrected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today i met her and then i went home.", "Today I met her and then I went home."),
        ("Should i send it? May i ask why?", "Should I send it? May I ask why?"),
        (
            "After lunch i always sleep, but i work at night.",
            "After lunch I always sleep, but I work at night.",
        ),
        ("Im sure that theyre late.", "I'm sure that they're late."),
        ("She cant drive, and he wont stop.", "She can't drive, and he won't stop."),
        ("Shes very happy because hes here.", "She's very happy because he's here."),
        ("Lets play in the garden. Ive finished it.", "Let's play in the garden. I've finished it."),
        ("They havent' called.", "They haven't called."),
        ("I hope your going to stay.", "I hope you're going to stay."),
        ("Your not late, and its too early for us.", "You're not late, and it's too early for us."),
        ("Their waiting for the bus.", "They're waiting for the bus."),
        ("I think its time to leave.", "I think it's time to leave."),
    ],
)
def test_left_out_apostrophes_and_small_i_are_corrected(text, expected):
    assert corrected(text, dialect="en-US").result == expected


@pytest.mark.parametrize(
    "text",
    [
        "Let i be an index; the value of i should stay small, and i can be zero.",
        "The app lets us work, and he lets others talk.",
        "It was his wont to rest after work.",
        "Its late start cost the team your not inconsiderable patience.",
        "Its hard shell and its easy grip are nice.",
        "Their waiting room is small, and there going is slow.",
        "Your very own garden, on your right.",
        "The ill man had an id card and a shed.",
    ],
)
def test_the_words_that_look_alike_stay(text):
    assert corrected(text, dialect="en-US").result == text
