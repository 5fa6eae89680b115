"""The four tools over HTTP, with each language model's stand-in behind them."""

import httpx
import pytest
from pytest_django import Settings

from ai_tools import offline
from tests.ai_tools.conftest import replay
from tests.support.servers.stand_in import Reply, StandIn

TOOLS = ["fix-grammar", "translate", "improve", "humanize"]
OPTIONS = {"translate": {"target_language": "German"}}


def swap(old: str, new: str) -> Reply:
    return Reply(rewrite=lambda text: text.replace(old, new))


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_gives_the_models_text_and_says_who_wrote_it(
    asha: httpx.Client, model: StandIn, settings: Settings, tool: str
):
    model.says(swap("go", "goes"))
    answer = asha.post(f"/actions/{tool}", json={"text": "She go home.", **OPTIONS.get(tool, {})})
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert body["result"] == "She goes home."
    assert body["provider"] == settings.AI_PROVIDER
    assert body["model"] in {"small", "gemini-3.5-flash-lite"}


def test_edits_replay_to_the_result(asha: httpx.Client, model: StandIn):
    text = "👩‍👩‍👧 She go\r\nto schol  every day 😀."
    model.says(Reply(rewrite=lambda _: "👩‍👩‍👧 She goes\nto school  every day 😀."))
    body = asha.post("/actions/improve", json={"text": text}).json()
    assert body["result"] == "👩‍👩‍👧 She goes\r\nto school  every day 😀."
    assert replay(text, body["edits"]) == body["result"]
    assert [edit["original"] for edit in body["edits"]] == ["go", "schol"]


def test_a_translation_names_its_language_and_lists_no_edits(asha: httpx.Client, model: StandIn):
    model.says(Reply(rewrite=lambda _: "वह घर जाती है।"))
    body = asha.post("/actions/translate", json={"text": "She goes home.", "target_language": "Hindi"}).json()
    assert body["result"] == "वह घर जाती है।"
    assert body["target_language"] == "hi"
    assert "edits" not in body


def test_the_offline_checker_explains_the_models_edits_where_they_agree(asha: httpx.Client, openai: StandIn):
    offline.warm_up().result(60)
    openai.says(Reply(rewrite=lambda _: "I have a pear and an apple, you know.", delay=0.3))
    body = asha.post("/actions/fix-grammar", json={"text": "I has a pear and a apple, yo."}).json()
    edits = {edit["original"]: edit for edit in body["edits"]}
    assert edits["has"]["rule"] == "IYou"
    assert edits["a"]["message"] == "Use “an” before a vowel sound and “a” before a consonant sound."
    assert edits["yo"]["message"] == ""


def test_a_word_that_only_holds_the_letters_of_a_correction_has_no_reason(
    asha: httpx.Client, openai: StandIn
):
    offline.warm_up().result(60)
    openai.says(Reply(rewrite=lambda _: "I have many ideas for the party.", delay=0.3))
    body = asha.post("/actions/fix-grammar", json={"text": "I have a idea for the party."}).json()
    assert [(edit["original"], edit["rule"]) for edit in body["edits"]] == [("a idea", "")]


def test_a_long_text_goes_in_pieces_side_by_side_and_comes_back_in_order(asha: httpx.Client, openai: StandIn):
    lines = [f"Line {number} of the letter, which go on for a while and then end." for number in range(120)]
    text = "\r\n\r\n".join(lines)
    openai.otherwise = Reply(rewrite=lambda text: text.replace("go on", "goes on"), delay=0.2)
    body = asha.post("/actions/fix-grammar", json={"text": text}).json()
    assert body["result"] == text.replace("go on", "goes on")
    assert replay(text, body["edits"]) == body["result"]
    assert len(openai.heard) >= 3
    assert all(len(heard.user) < 3_000 for heard in openai.heard)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Dear [Name], pay %s to {account}.", "Dear Sir, pay %s to {account}."),
        ("See https://example.org/a?b=1 now.", "See https://example.org/ now."),
        ("Write to asha@example.org today.", "Write to Asha today."),
        ("It costs 1,50,000 rupees.", "It costs 15,000 rupees."),
        ("One line.\nAnother line.", "One line. Another line."),
        ("One line. Another line.", "One line.\nAnother line."),
        ("Only a few words.", "Sure! " + "Here is a much longer text about it. " * 9),
        ("Only a few words.", "   "),
        ("Ich gehe heute mit meinen Freunden in die Schule.", "मैं आज अपने दोस्तों के साथ स्कूल जा रहा हूँ।"),
    ],
)
def test_an_answer_that_loses_something_is_asked_for_once_more_and_then_refused(
    asha: httpx.Client, openai: StandIn, used, text: str, answer: str
):
    openai.otherwise = Reply(rewrite=lambda _: answer)
    refused = asha.post("/actions/improve", json={"text": text})
    assert (refused.status_code, refused.json()["code"]) == (502, "ai_bad_answer")
    assert len(openai.heard) == 2
    assert used() == (0, 0)
    openai.says(Reply(rewrite=lambda _: answer), Reply())
    assert asha.post("/actions/improve", json={"text": text}).json()["result"] == text


@pytest.mark.parametrize(
    "text",
    [
        "Dear [Name],\n\n    please pay {{amount}} by 12.10.2026.\n\tThanks,\n%(sender)s\n",
        "  \n Leading blanks, and <b>markup</b> too: see `code_here`.",
        "12345",
        "7" * 5_000 + " on 12/10/2026",
        "नमस्ते [नाम], फिर मिलेंगे।\r\n\r\nआशा",
    ],
)
@pytest.mark.parametrize("tool", TOOLS)
def test_what_the_model_leaves_alone_comes_back_exactly(
    asha: httpx.Client, openai: StandIn, tool: str, text: str
):
    language = "English" if "e" in text else "Hindi"
    options = {"target_language": language} if tool == "translate" else {}
    assert asha.post(f"/actions/{tool}", json={"text": text, **options}).json()["result"] == text


def test_a_translation_in_the_wrong_script_is_refused(asha: httpx.Client, openai: StandIn):
    refused = asha.post("/actions/translate", json={"text": "She goes home today.", "target_language": "hi"})
    assert refused.json()["code"] == "ai_bad_answer"


def test_translated_digits_count_as_the_same_number(asha: httpx.Client, openai: StandIn):
    openai.says(Reply(rewrite=lambda _: "इसका मूल्य १,५०,००० रुपये है।"))
    body = {"text": "It costs 150,000 rupees.", "target_language": "hi"}
    assert asha.post("/actions/translate", json=body).status_code == 200


def test_an_answer_may_come_in_a_fence_or_after_thoughts(asha: httpx.Client, openai: StandIn):
    def fenced(heard: str) -> str:
        return f"<think>\nHm, {heard}?\n</think>\n\n{heard}"

    openai.otherwise = Reply(rewrite=fenced, structures=False)
    assert asha.post("/actions/humanize", json={"text": "Hello there."}).json()["result"] == "Hello there."


@pytest.mark.parametrize("status", [400, 422, 501])
def test_a_server_without_structured_answers_is_asked_for_plain_text(
    asha: httpx.Client, openai: StandIn, status: int
):
    openai.says(Reply(status=status))
    for _ in range(2):
        assert asha.post("/actions/humanize", json={"text": "Hello."}).json()["result"] == "Hello."
    asked = [heard.wants_json for heard in openai.heard]
    assert asked == [True, False, False]
    assert "temperature" not in openai.heard[-1].body


def test_gemini_is_asked_without_a_level_of_thinking_that_it_refuses(
    asha: httpx.Client, settings: Settings, stand_in: StandIn
):
    settings.AI_PROVIDER, settings.GEMINI_API_KEY = "gemini", "key"
    settings.GEMINI_BASE_URL = stand_in.url
    refusal = b'{"error": {"code": 400, "message": "Thinking level MINIMAL is not supported."}}'
    stand_in.says(Reply(status=400, body=refusal))
    for _ in range(2):
        assert asha.post("/actions/humanize", json={"text": "Hello."}).json()["result"] == "Hello."
    thinking = ["thinkingConfig" in heard.body["generationConfig"] for heard in stand_in.heard]
    assert thinking == [True, False, False]


STREAMED, WHOLE = "text/event-stream", "application/json"


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/event-stream", STREAMED),
        ("Text/Event-Stream; charset=utf-8", STREAMED),
        ("application/json, text/event-stream", STREAMED),
        ("text/event-stream, */*;q=0.1", STREAMED),
        ("*/*, text/event-stream", STREAMED),
        ("text/event-stream;q=0.5, text/html", STREAMED),
        ("text/event-stream;q=0", WHOLE),
        ("application/x-text/event-stream-like", WHOLE),
        ("application/json, text/event-stream;q=0.1", WHOLE),
        ("text/event-stream;q=0.5, */*", WHOLE),
        ("*/*", WHOLE),
        ("text/*", WHOLE),
        ("", WHOLE),
        ("nonsense", WHOLE),
        (f"a/{'x' * 20_000}", WHOLE),
    ],
)
def test_a_stream_is_given_to_who_prefers_it(asha: httpx.Client, openai: StandIn, accept: str, kind: str):
    answer = asha.post("/actions/humanize", json={"text": "Hello."}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)


def test_a_key_is_optional_for_a_server_of_ones_own(asha: httpx.Client, openai: StandIn):
    asha.post("/actions/humanize", json={"text": "Hello."})
    assert "Authorization" not in openai.heard[0].headers


@pytest.mark.parametrize("text", ["{name}, how are you?", "{{name}}, how are you?", "{}: an empty object."])
def test_a_plain_answer_may_begin_with_a_brace(asha: httpx.Client, openai: StandIn, text: str):
    openai.otherwise = Reply(structures=False)
    assert asha.post("/actions/humanize", json={"text": text}).json()["result"] == text


def test_what_a_server_without_structured_answers_says_is_not_read_as_one(
    asha: httpx.Client, openai: StandIn
):
    text = '{"result": "Hello, dear reader."}'
    openai.says(Reply(status=400))
    assert asha.post("/actions/humanize", json={"text": text}).json()["result"] == text


def test_a_structured_answer_may_come_after_thoughts(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(
        rewrite=lambda text: f'<think>\nHm?\n</think>\n{{"result": "{text}"}}', structures=False
    )
    assert asha.post("/actions/humanize", json={"text": "Hello."}).json()["result"] == "Hello."


def test_offline_corrections_come_with_notices_and_leave_disabled_rules_out(asha: httpx.Client):
    body = {"text": "She have a idea."}
    answer = asha.post("/actions/fix-grammar", json=body).json()
    assert answer["result"] == "She has an idea."
    assert answer["notices"] == []
    assert [edit["suggestions"] for edit in answer["edits"]] == [["has"], ["an"]]
    rule = next(edit["rule"] for edit in answer["edits"] if edit["original"] == "a")
    without = asha.post("/actions/fix-grammar", json={**body, "disabled_rules": [rule, "NoSuchRule"]}).json()
    assert without["result"] == "She has a idea."


def test_a_language_model_gives_no_notices(asha: httpx.Client, model: StandIn):
    model.says(swap("go", "goes"))
    assert asha.post("/actions/fix-grammar", json={"text": "She go home."}).json()["notices"] == []
    assert "notices" not in asha.post("/actions/improve", json={"text": "She go home."}).json()


def test_a_caller_may_keep_a_text_from_the_language_model(asha: httpx.Client, model: StandIn):
    body = {"text": "She have a idea.", "engine": "offline"}
    answer = asha.post("/actions/fix-grammar", json=body).json()
    assert (answer["result"], answer["provider"]) == ("She has an idea.", "offline")
    assert model.heard == []
