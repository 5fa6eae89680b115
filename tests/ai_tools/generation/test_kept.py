"""Good answers that come through, and answers with something changed that do not, over the wire."""

import httpx
import pytest

from tests.support.servers.stand_in import Reply, StandIn

TRANSLATE = {"target_language": "Hindi"}
FENCED = (
    "Intro sentence that go on. " * 60 + "\n\n```py\n" + "x = 1  # she go\n" * 66 + "```\n\nHe go home.\n"
)


def outcome(asha: httpx.Client, openai: StandIn, tool: str, text: str, answer: str, **options: object) -> str:
    """Return what the client gets when the model says `answer`: a result, or the code of a problem."""
    openai.otherwise = Reply(rewrite=lambda _: answer)
    body = asha.post(f"/actions/{tool}", json={"text": text, **options}).json()
    return str(body.get("result") or body["code"])


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("I don`t know why he can`t comes today.", "I don't know why he can't come today."),
        ("Він об`єкт, і я зв`язок люблю дуже.", "Він об'єкт, і я зв'язок люблю дуже."),
        ("Thank you so much~~~ See you tomorow", "Thank you so much! See you tomorrow."),
        ("Well~~~ I goes. Bye~~~ now", "Well... I go. Bye now."),
        (
            "The manager said [and I agrees with him] that we must goes.",
            "The manager said [and I agree with him] that we must go.",
        ),
    ],
)
def test_marks_of_prose_are_no_code_and_no_field(asha: httpx.Client, openai: StandIn, text: str, answer: str):
    assert outcome(asha, openai, "fix-grammar", text, answer) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("He sign the form [see the attached file].", "वह फ़ॉर्म पर हस्ताक्षर करता है [संलग्न फ़ाइल देखें]।"),
        ("https://example.org/a?b=1", "https://example.org/a?b=1"),
        ("See www.example.org", "See www.example.org"),
        ("Due on 05/10/2026.", "5/10/2026 को देय।"),
        ("Due on 12/10/2026.", "12 अक्टूबर 2026 को देय।"),
        ("Due on 12/10/26 at 11:30.", "12 अक्टूबर 2026 को 11:30 बजे देय।"),
        ("From 2026-10-12 to 2026-11-15 at 10:30.", "12 अक्टूबर 2026 से 15 नवंबर 2026 तक 10:30 बजे।"),
        ("Due on 12/10/2026.", "१२ अक्टूबर २०२६ को देय।"),
    ],
)
def test_a_translation_may_write_things_in_the_way_of_its_language(
    asha: httpx.Client, openai: StandIn, text: str, answer: str
):
    assert outcome(asha, openai, "translate", text, answer, **TRANSLATE) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Due on 12/10/2026.", "12/11/2026 को देय।"),
        ("Due on 12/10/2026.", "13 अक्टूबर 2026 को देय।"),
        ("Due on 12/10/2026.", "12 अक्टूबर 2027 को देय।"),
        ("Due on 12/10/2026.", "12 अक्टूबर को देय।"),
        ("Due on 05/10/2026.", "6/10/2026 को देय।"),
        ("Due on 12/10/2026 at 10:30.", "12/11/2026 को 10:30 बजे देय।"),
        ("Write to [Name] today please, my friend.", "कृपया आज [नाम] को लिखें, मेरे दोस्त।"),
        ("Write to [your name] today please, my friend.", "कृपया आज [आपका नाम] को लिखें, मेरे दोस्त।"),
        ("She goes home today, my friend.", "She goes home today: https://example.org/घर"),
    ],
)
def test_a_translation_that_changes_something_is_refused(
    asha: httpx.Client, openai: StandIn, text: str, answer: str
):
    assert outcome(asha, openai, "translate", text, answer, **TRANSLATE) == "ai_bad_answer"


@pytest.mark.parametrize("tool", ["improve", "humanize"])
@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (
            "We met on 15 March. In the meeting on 15 March we decided to go.",
            "In the meeting on 15 March we decided to go.",
        ),
        ("Pay Rs 500 now. The fee of Rs 500 is due.", "Pay the fee of Rs 500, which is due now."),
        ("Ask @asha. I like @asha very much.", "Ask @asha, whom I like very much."),
        ("On 05/10/2026 we met, on 05/10/2026 we left.", "We met and left on 05/10/2026."),
    ],
)
def test_a_rewriting_may_drop_a_repetition(
    asha: httpx.Client, openai: StandIn, tool: str, text: str, answer: str
):
    assert outcome(asha, openai, tool, text, answer) == answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Pay Rs 500 now. The fee of Rs 500 is due.", "Pay Rs 500 now. The fee of Rs 600 is due."),
        ("Pay Rs 500 now. The fee of Rs 500 is due.", "Pay the fee now. It is due."),
        ("Ask @asha. I like @asha very much.", "Ask @asha. I like @ashok very much."),
        ("On 05/10/2026 we met.", "On 06/10/2026 we met."),
        ("Call 098765 43210 today.", "Call 98765 43210 today."),
        ("Use code 007 today.", "Use code 7 today."),
    ],
)
def test_a_rewriting_that_changes_one_of_two_is_refused(
    asha: httpx.Client, openai: StandIn, text: str, answer: str
):
    assert outcome(asha, openai, "improve", text, answer) == "ai_bad_answer"


def test_correcting_keeps_a_repetition(asha: httpx.Client, openai: StandIn):
    text = "Pay Rs 500 now. The fee of Rs 500 is due today."
    assert (
        outcome(asha, openai, "fix-grammar", text, "Pay Rs 500 now. The fee is due today.") == "ai_bad_answer"
    )


@pytest.mark.parametrize(
    ("ignore", "text", "answer", "good"),
    [
        (["is"], "Ther is a problem with this list.", "There is a problem with that.", True),
        (["organise"], "organise it, and Organise it.", "Organise it, and organise it.", True),
        (["Priya"], "Priya's book are here.", "Priya's book is here.", True),
        (["don"], "I don't knows the don.", "I do not know the don.", True),
        (["yo"], "He say 'yo' to me.", "He says “yo” to me.", True),
    ],
)
def test_words_to_leave_alone_are_whole_words(
    asha: httpx.Client, openai: StandIn, ignore: list[str], text: str, answer: str, good: bool
):
    given = outcome(asha, openai, "fix-grammar", text, answer, ignore=ignore)
    assert given == (answer if good else "ai_bad_answer")


@pytest.mark.parametrize(
    ("ignore", "text", "answer", "right"),
    [
        ("is", "Ther is a problem with this list.", "There was a problem with this list.", " is a problem"),
        ("C++", "I likes C++ very much.", "I like C very much.", "C++"),
    ],
)
def test_a_word_to_leave_alone_that_the_model_changes_is_put_back(
    asha: httpx.Client, openai: StandIn, ignore: str, text: str, answer: str, right: str
):
    assert right in outcome(asha, openai, "fix-grammar", text, answer, ignore=[ignore])


def test_a_fence_of_code_is_not_cut_in_two(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(rewrite=lambda text: text.replace("He go home", "He goes home"))
    body = asha.post("/actions/fix-grammar", json={"text": FENCED}).json()
    assert body["result"] == FENCED.replace("He go home", "He goes home")
    assert len(openai.heard) == 2
    assert all(heard.user.count("```") in {0, 2} for heard in openai.heard)
