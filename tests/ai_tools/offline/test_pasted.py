"""Text pasted from web pages and word processors is checked like typed text."""

import pytest

from ai_tools.text import edits
from tests.ai_tools.offline.test_offline import corrected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # No-break, thin and doubled blanks
        ("She\u00a0have a\u00a0idea.", "She\u00a0has an\u00a0idea."),
        ("We\u202fdiscussed  about   it.", "We\u202fdiscussed   it."),
        # Curly apostrophes go in and come out
        ("She don’t like it.", "She doesn’t like it."),
        ("It’s late and he dont know.", "It’s late and he doesn’t know."),
        ("It's late and he dont know.", "It's late and he doesn't know."),
        # Soft hyphens and invisible marks inside words
        ("We re\u00adcieved it.", "We received it."),
        ("\ufeffWe recie\u200bved it.", "\ufeffWe received it."),
        # The text of a link
        (
            "See [our new informations](https://a.example/informations).",
            "See [our new information](https://a.example/informations).",
        ),
        (
            "See ![a apple](apple.png) and [recieved mail](http://b.example/).",
            "See ![an apple](apple.png) and [received mail](http://b.example/).",
        ),
        # A line break inside a sentence
        (
            "Last week we sat together in the garden and discussed\nabout the plan for the new house.",
            "Last week we sat together in the garden and discussed\nthe plan for the new house.",
        ),
        (
            "Last week we sat together in the garden where she have\r\n  a idea for the new house.",
            "Last week we sat together in the garden where she has\r\n  an idea for the new house.",
        ),
    ],
)
def test_pasted_text_is_corrected_and_keeps_its_form(text, expected):
    correction = corrected(text)
    assert correction.result == expected
    assert edits.apply(text, correction.edits) == correction.result
    assert all(text[edit.offset : edit.end] == edit.original for edit in correction.edits)


@pytest.mark.parametrize("blanks", ["\u00a0", "  ", "\u2009"])
def test_other_blanks_change_nothing_about_what_is_found(blanks):
    typed = "Yesterday he go to school and she have a idea because they discussed about it."
    pasted = typed.replace(" ", blanks)
    assert corrected(pasted).result == corrected(typed).result.replace(" ", blanks)
