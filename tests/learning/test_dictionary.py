"""The personal dictionary: what it holds, and that every tool honours it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from django.core.management import call_command

from learning.known_words import KnownWords
from sahienglish.database import mongo
from tests.ai_tools.languagetool.conftest import assert_plain_error
from tests.support.crowd import together
from tests.support.mongo_commands import watched
from tests.support.problems import assert_problem

Learn = Callable[..., None]


def words_of(client: httpx.Client, **query: Any) -> list[str]:
    return [each["word"] for each in client.get("/learning/dictionary", params=query).json()["words"]]


def test_words_are_added_once_and_listed_the_newest_first(asha: httpx.Client):
    assert asha.get("/learning/dictionary").json() == {"words": [], "total": 0}
    assert asha.post("/learning/dictionary", json={"words": ["Priya", "prepone", "Priya"]}).json() == {
        "added": 2
    }
    assert asha.post("/learning/dictionary", json={"words": ["prepone", "lakh"]}).json() == {"added": 1}
    assert words_of(asha) == ["lakh", "prepone", "Priya"]
    assert words_of(asha, search="PR") == ["prepone", "Priya"]
    page = asha.get("/learning/dictionary", params={"limit": 1, "offset": 1}).json()
    assert ([each["word"] for each in page["words"]], page["total"]) == (["prepone"], 3)
    assert page["words"][0]["added_at"].endswith("Z")


@pytest.mark.parametrize("word", ["node.js", "c++", "and/or", "O’Hara", "naïve", "नमस्ते", "100%"])
def test_a_word_may_hold_more_than_letters(asha: httpx.Client, word: str):
    asha.post("/learning/dictionary", json={"words": [word]})
    assert words_of(asha) == [word.replace("’", "'")]
    path = httpx.URL("/learning/dictionary/").raw_path.decode()
    assert (
        asha.delete(path + httpx.QueryParams({"w": word}).__str__()[2:].replace("+", "%20")).status_code
        == 204
    )
    assert words_of(asha) == []


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["two words"],
        [""],
        [" "],
        ["x" * 65],
        ["a\nb"],
        ["\u200b"],
        ["..."],
        [7],
        "word",
        None,
        ["w"] * 501,
    ],
)
def test_what_is_no_word_is_invalid(asha: httpx.Client, words: Any):
    assert_problem(asha.post("/learning/dictionary", json={"words": words}), 400, "invalid_input")
    assert words_of(asha) == []


def test_deleting_a_word_that_is_not_there_is_no_error(asha: httpx.Client, learn: Learn):
    learn("Priya")
    assert asha.delete("/learning/dictionary/priya").status_code == 204
    assert words_of(asha) == ["Priya"]
    assert asha.delete("/learning/dictionary/Priya/").status_code == 204
    assert words_of(asha) == []


def test_it_is_full_with_five_thousand_words_and_then_adds_none(asha: httpx.Client):
    for start in range(0, 5_000, 500):
        batch = [f"word{number}" for number in range(start, start + 500)]
        assert asha.post("/learning/dictionary", json={"words": batch}).json() == {"added": 500}
    asha.delete("/learning/dictionary/word0")
    refused = asha.post("/learning/dictionary", json={"words": ["one", "two"]})
    assert_problem(refused, 409, "dictionary_full")
    assert asha.get("/learning/dictionary").json()["total"] == 4_999
    answers = together(
        *[lambda name=name: asha.post("/learning/dictionary", json={"words": [name]}) for name in "abcdef"]
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 5
    assert asha.get("/learning/dictionary").json()["total"] == 5_000
    assert asha.post("/learning/dictionary", json={"words": ["word7"]}).json() == {"added": 0}


def test_requests_that_meet_add_every_word_once(asha: httpx.Client):
    batches = [["a", "b", "c"], ["b", "c", "d"], ["c", "d", "e"], ["a", "e", "f"]]
    calls = [
        lambda batch=batch: asha.post("/learning/dictionary", json={"words": batch}) for batch in batches
    ]
    answers = together(*calls, *calls)
    assert sum(answer.json()["added"] for answer in answers) == 6
    assert sorted(words_of(asha)) == list("abcdef")


def test_everyone_has_their_own(asha: httpx.Client, learn: Learn, signed_in: Any):
    learn("Priya")
    assert words_of(signed_in("ravi@example.org")) == []


@pytest.mark.parametrize(
    ("entry", "known", "unknown"),
    [
        ("prepone", ["prepone", "Prepone", "PREPONE", "prepone's", "Prepone’s"], ["prepones"]),
        ("Priya", ["Priya", "Priya's", "Priya’s"], ["priya", "PRIYA"]),
        ("O'Hara", ["O'Hara", "O’Hara"], ["o'hara"]),
    ],
)
def test_capitals_in_an_entry_count(entry: str, known: list[str], unknown: list[str]):
    words = KnownWords([entry])
    assert all(word in words for word in known)
    assert not any(word in words for word in unknown)


def test_offline_correction_leaves_known_words_alone(asha: httpx.Client, learn: Learn):
    def corrected(text: str) -> str:
        return str(asha.post("/actions/fix-grammar", json={"text": text}).json()["result"])

    text = "I recieve it. Recieve's tail and she go."
    assert corrected(text).startswith("I receive it.")
    learn("recieve")
    assert corrected(text) == "I recieve it. Recieve's tail and she goes."
    assert corrected("I definately recieve it.") == "I definitely recieve it."


def test_an_entry_with_capitals_covers_nothing_else(asha: httpx.Client, learn: Learn):
    learn("Recieve")
    answer = asha.post("/actions/fix-grammar", json={"text": "Recieve it. I recieve it."}).json()
    assert answer["result"] == "Recieve it. I receive it."


def test_languagetool_clients_share_it(asha: httpx.Client, learn: Learn):
    form = {"language": "en-US", "text": "I recieve it."}
    assert len(asha.post("/v2/check", data=form).json()["matches"]) == 1
    assert asha.get("/v2/words").json() == {"words": []}
    assert asha.post("/v2/words/add", data={"word": "recieve"}).json() == {"added": True}
    assert asha.post("/v2/words/add?word=recieve", content=b"").json() == {"added": False}
    learn("Priya")
    assert asha.post("/v2/check", data=form).json()["matches"] == []
    assert asha.get("/v2/words?limit=1&offset=1").json() == {"words": ["Priya"]}
    assert words_of(asha) == ["Priya", "recieve"]
    assert asha.post("/v2/words/delete", data={"word": "recieve"}).json() == {"deleted": True}
    assert asha.post("/v2/words/delete", data={"word": "recieve"}).json() == {"deleted": False}


def test_words_of_languagetool_clients_have_plain_errors(
    api: httpx.Client, asha: httpx.Client, settings: Any
):
    settings.LANGUAGETOOL_ANONYMOUS = True
    assert_plain_error(api.get("/v2/words"), 403)
    assert_plain_error(api.post("/v2/words/add", data={"word": "x"}), 403)
    assert_plain_error(asha.get("/v2/words/add"), 405)
    assert_plain_error(asha.post("/v2/words"), 405)
    for word in ("", "two words", "x" * 65):
        assert_plain_error(asha.post("/v2/words/add", data={"word": word}), 400)
    for query in ("limit=501", "limit=-1", "offset=x"):
        assert_plain_error(asha.get(f"/v2/words?{query}"), 400)
    for start in range(0, 5_000, 500):
        batch = [f"word{number}" for number in range(start, start + 500)]
        asha.post("/learning/dictionary", json={"words": batch})
    assert_plain_error(asha.post("/v2/words/add", data={"word": "more"}), 400)


def test_a_dictionary_costs_no_round_trip(asha: httpx.Client, learn: Learn):
    learn("Priya")
    asha.post("/actions/fix-grammar", json={"text": "She go."})
    with watched() as commands:
        assert asha.post("/actions/fix-grammar", json={"text": "She go."}).status_code == 200
    assert commands == ["aggregate accounts_session", "update rate_limits"]
    with watched() as commands:
        assert asha.get("/learning/dictionary").status_code == 200
        assert asha.get("/learning/preferences").status_code == 200
        assert asha.get("/v2/words").status_code == 200
    assert commands == ["aggregate accounts_session"] * 3


def test_it_is_exported_and_deleted_with_the_account(asha: httpx.Client, learn: Learn):
    learn("Priya")
    (profile,) = asha.get("/auth/export").json()["learning"]
    assert [each["word"] for each in profile["words"]] == ["Priya"]
    assert "dictionary" not in profile
    body = {"current_password": "a long enough passphrase"}
    assert asha.request("DELETE", "/auth/profile", json=body).status_code == 204
    assert mongo.collection("learning_profile").count_documents({}) == 0


def test_a_dictionary_of_an_earlier_version_is_kept(asha: httpx.Client, learn: Learn):
    learn("other")
    added_at = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    words = [{"word": "Priya", "added_at": added_at}, {"word": "lakh", "added_at": added_at}]
    earlier = {"$set": {"words": words}, "$unset": {"dictionary": "", "dictionary_times": ""}}
    mongo.collection("learning_profile").update_one({}, earlier)
    call_command("migrate", "learning", "0001", verbosity=0)
    call_command("migrate", "learning", verbosity=0)
    listed = asha.get("/learning/dictionary").json()["words"]
    assert [each["word"] for each in listed] == ["lakh", "Priya"]
    assert {each["added_at"][:16] for each in listed} == {"2026-11-23T09:30"}
    learn("prepone")
    assert words_of(asha) == ["prepone", "lakh", "Priya"]


def test_words_are_added_and_removed_at_once(asha: httpx.Client, learn: Learn):
    learn(*(f"old{number}" for number in range(6)))
    answers = together(
        *[lambda name=name: asha.delete(f"/learning/dictionary/old{name}") for name in range(6)],
        *[lambda name=name: asha.post("/learning/dictionary", json={"words": [name]}) for name in "abcdef"],
    )
    assert {answer.status_code for answer in answers} == {200, 204}
    assert sorted(words_of(asha)) == list("abcdef")
