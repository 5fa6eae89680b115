"""Words of the personal dictionary: they come out of every tool as the user wrote them."""

from collections.abc import Callable

import httpx
import pytest

from tests.support.servers.stand_in import Reply, StandIn

Call = Callable[..., str]
HINDI = {"target_language": "Hindi"}
TEXT = "Priyaa's book is new."
LOST = "प्रिया की किताब नई है।"


def writes(text: str) -> Reply:
    return Reply(rewrite=lambda _: text)


@pytest.fixture
def learn(asha: httpx.Client) -> Callable[..., None]:
    """Add words to the dictionary of the user."""

    def add(*words: str) -> None:
        assert asha.post("/learning/dictionary", json={"words": words}).status_code == 200

    return add


@pytest.fixture(params=["whole", "streamed"])
def result(request: pytest.FixtureRequest, asha: httpx.Client, events: Callable[..., list]) -> Call:
    """Call a tool for its result, whole or at the end of a stream."""

    def call(tool: str, text: str, **options: str) -> str:
        if request.param == "whole":
            answer = asha.post(f"/actions/{tool}", json={"text": text, **options})
            assert answer.status_code == 200, answer.text
            return str(answer.json()["result"])
        name, done = events(tool, text=text, **options)[-1]
        assert name == "done", done
        return str(done["result"])

    return call


def test_a_model_that_insists_on_changing_a_word_is_not_followed(
    asha: httpx.Client, learn: Callable[..., None], model: StandIn
):
    learn("Priyaa")
    model.otherwise = Reply(rewrite=lambda text: text.replace("Priyaa", "Priya").replace("go", "goes"))
    answer = asha.post("/actions/fix-grammar", json={"text": "Priyaa go home."})
    assert answer.json()["result"] == "Priyaa goes home."
    assert "Priyaa" in model.heard[-1].system
    assert [edit["original"] for edit in answer.json()["edits"]] == ["go"]


@pytest.mark.parametrize(
    ("words", "text", "answer", "right"),
    [
        (
            ["lakh"],
            "It cost five lakh and she go.",
            "It cost five lakhs and she goes.",
            "five lakh and she goes",
        ),
        (["prepone"], "Prepone it, she go.", "Bring it forward, she goes.", "Prepone it"),
        (["c++"], "I likes C++ much.", "I like C much.", "I like C++ much."),
        (
            ["Priyaa"],
            "Priyaa's dog go to Priyaa.",
            "Priya's dog goes to her.",
            "Priyaa's dog goes to Priyaa.",
        ),
    ],
    ids=["plural", "phrase", "marks", "both of two"],
)
def test_a_correction_keeps_words(
    result: Call,
    learn: Callable[..., None],
    model: StandIn,
    words: list[str],
    text: str,
    answer: str,
    right: str,
):
    learn(*words)
    model.otherwise = writes(answer)
    assert right in result("fix-grammar", text)


def test_a_picky_editor_hears_nothing_of_a_word(
    asha: httpx.Client, learn: Callable[..., None], model: StandIn
):
    learn("Priyaa")
    model.otherwise = writes("Priya goes home.")
    form = {"text": "Priyaa go home.", "language": "en-US", "level": "picky"}
    matches = asha.post("/v2/check", data=form).json()["matches"]
    assert [(match["offset"], match["replacements"][0]["value"]) for match in matches] == [(7, "goes")]
    assert len(model.heard) == 1


@pytest.mark.parametrize("tool", ["improve", "humanize"])
def test_a_rewriting_keeps_the_spelling_of_a_word(
    result: Call, learn: Callable[..., None], model: StandIn, tool: str
):
    learn("Priyaa")
    model.otherwise = Reply(rewrite=lambda text: text.replace("Priyaa", "Priya").replace("to home", "home"))
    assert result(tool, "Priyaa's brother goes to home.") == "Priyaa's brother goes home."
    assert '["Priyaa"]' in model.heard[-1].system


@pytest.mark.parametrize("tool", ["improve", "humanize"])
@pytest.mark.parametrize(
    "answer",
    [
        "Please move the meeting to an earlier day.",
        "Please bring the meeting forward.",
        "Please, an earlier meeting.",
    ],
    ids=["reworded", "one by two", "turned round"],
)
def test_a_rewriting_replaces_no_word_by_others(
    result: Call, learn: Callable[..., None], model: StandIn, tool: str, answer: str
):
    learn("prepone")
    model.otherwise = writes(answer)
    assert "prepone" in result(tool, "Please do prepone the meeting.").lower()


def test_a_rewriting_that_loses_a_word_is_asked_for_again(
    asha: httpx.Client, learn: Callable[..., None], model: StandIn
):
    learn("prepone")
    model.says(writes("Please hold the meeting earlier."), writes("Prepone the meeting, please."))
    answer = asha.post("/actions/improve", json={"text": "Please do prepone the meeting."})
    assert answer.json()["result"] == "Prepone the meeting, please."


def test_a_rewriting_may_say_once_what_the_text_says_twice(
    result: Call, learn: Callable[..., None], model: StandIn
):
    learn("Priyaa")
    model.otherwise = writes("Ask Priyaa, whom I like much.")
    assert result("improve", "Ask Priyaa. I like Priyaa much.") == "Ask Priyaa, whom I like much."


def test_a_model_gets_the_words_of_a_translation_between_tags(
    result: Call, learn: Callable[..., None], model: StandIn
):
    learn("Priyaa")
    model.otherwise = Reply(rewrite=lambda text: text.replace("Priyaa", "प्रिया").replace("book", "किताब"))
    assert result("translate", TEXT, **HINDI) == "Priyaa's किताब is new."
    assert "<keep1>Priyaa</keep1>'s book" in model.heard[-1].user
    assert '["Priyaa"]' in model.heard[-1].system
    assert "<keep1>" in model.heard[-1].system
    assert len(model.heard) == 1


def test_a_stream_shows_words_and_no_tags(
    events: Callable[..., list], learn: Callable[..., None], model: StandIn
):
    learn("Priyaa", "Ravii")
    spread = "<keep1> प्रि या </keep1> और < <keep2>Ravii</keep2>, <kee <keep9> नए </keep2> हैं। <keep1>"
    model.otherwise = writes(spread)
    *deltas, (_, done) = events("translate", text="Priyaa and Ravii are new.", **HINDI)
    assert done["result"] == "Priyaa और < Ravii, <kee  नए  हैं।"
    assert "".join(data["text"] for _, data in deltas).split() == done["result"].split()


def test_a_translation_that_loses_a_word_is_asked_for_again(
    asha: httpx.Client, learn: Callable[..., None], model: StandIn
):
    learn("Priyaa")
    model.says(writes(LOST), writes("Priyaa की किताब नई है।"))
    answer = asha.post("/actions/translate", json={"text": TEXT, **HINDI})
    assert answer.json()["result"] == "Priyaa की किताब नई है।"
    assert len(model.heard) == 2


LINES = "Hello.\nPriyaa's book is new, so prepone it, Priyaa.\nA lakh is good."
HINDI_LINES = f"नमस्ते।\n{LOST}\nLakh अच्छा है।"


def test_a_translation_that_always_loses_words_has_them_at_the_end_of_their_lines(
    asha: httpx.Client, learn: Callable[..., None], model: StandIn
):
    learn("Priyaa", "prepone", "lakh")
    model.otherwise = writes(HINDI_LINES)
    answer = asha.post("/actions/translate", json={"text": LINES, **HINDI})
    assert answer.json()["result"] == f"नमस्ते।\n{LOST} (Priyaa, prepone)\nLakh अच्छा है।"


def test_a_stream_that_loses_words_has_them_at_its_end(
    events: Callable[..., list], learn: Callable[..., None], model: StandIn
):
    learn("Priyaa", "prepone", "lakh")
    model.otherwise = writes(HINDI_LINES)
    *deltas, (_, done) = events("translate", text=LINES, **HINDI)
    assert done["result"] == f"{HINDI_LINES} (Priyaa, prepone)"
    assert "".join(data["text"] for _, data in deltas) == done["result"]


@pytest.mark.parametrize(
    ("word", "text", "answer"),
    [
        ("Priyaa", "Write to Priyaa.", "写信给Priyaa吧。"),
        (
            "priyaa",
            "Write to https://priyaa.example.org/priyaa, priyaa.",
            "https://priyaa.example.org/priyaa पर लिखें, priyaa।",
        ),
        ("Priyaa", "Use <keep1> for Priyaa.", "Priyaa के लिए <keep1> लिखें।"),
        ("node.js", "Use node.js today.", "आज node.js का उपयोग करें।"),
    ],
    ids=["no blanks", "in a link", "the same tag", "a file name"],
)
def test_a_word_stays_in_any_surroundings(
    result: Call, learn: Callable[..., None], model: StandIn, word: str, text: str, answer: str
):
    learn(word)
    model.otherwise = writes(answer)
    language = "Chinese" if "写" in answer else "Hindi"
    assert result("translate", text, target_language=language) == answer
    assert len(model.heard) == 1
    assert "https://priyaa.example.org/priyaa" in model.heard[0].user or "https" not in text


def test_a_text_of_nothing_but_known_words_stays_as_it_is(
    result: Call, learn: Callable[..., None], model: StandIn
):
    learn("Priyaa", "Ramanujan")
    text = "Priyaa Ramanujan, Priyaa Ramanujan!"
    assert result("translate", text, **HINDI) == text
