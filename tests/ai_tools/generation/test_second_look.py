"""The offline checker reads the result of a language model, too."""

import httpx

from ai_tools import offline
from tests.ai_tools.conftest import replay
from tests.support.servers.stand_in import Reply, StandIn


def test_a_mistake_that_the_model_left_is_corrected(asha: httpx.Client, model: StandIn):
    offline.warm_up().result(60)
    text = "I has a idea for the party, you now."
    model.otherwise = Reply(rewrite=lambda _: "I have a idea for the party, you know.")
    body = asha.post("/actions/fix-grammar", json={"text": text}).json()
    assert body["result"] == "I have an idea for the party, you know."
    assert replay(text, body["edits"]) == body["result"]


def test_the_deltas_are_the_models_words_and_done_has_the_result(events, openai: StandIn):
    offline.warm_up().result(60)
    openai.otherwise = Reply(rewrite=lambda _: "I have a idea.")
    *deltas, (name, done) = events("fix-grammar", text="I has a idea.")
    assert "".join(data["text"] for _, data in deltas) == "I have a idea."
    assert (name, done["result"]) == ("done", "I have an idea.")


def test_other_tools_keep_the_models_result(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(rewrite=lambda _: "I have a idea.")
    assert asha.post("/actions/improve", json={"text": "I has a idea."}).json()["result"] == "I have a idea."


def test_a_word_to_ignore_that_the_model_changes_is_put_back(asha: httpx.Client, openai: StandIn):
    openai.otherwise = Reply(rewrite=lambda text: text.replace("organise", "organize").replace("go", "goes"))
    body = {"text": "She go to organise it.", "ignore": ["organise"]}
    answer = asha.post("/actions/fix-grammar", json=body)
    assert answer.json()["result"] == "She goes to organise it."
    assert len(openai.heard) == 1


def test_without_a_dialect_the_writers_own_spelling_stays(asha: httpx.Client, openai: StandIn):
    offline.warm_up().result(60)
    text = "My favourite colour are blue on monday."
    openai.otherwise = Reply(rewrite=lambda text: text.replace("are", "is"))
    # A small letter that the model leaves alone has nothing to do with dialects.
    assert asha.post("/actions/fix-grammar", json={"text": text}).json()["result"] == (
        "My favourite colour is blue on Monday."
    )
