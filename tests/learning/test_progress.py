"""Progress: numbers, and only for those who asked for them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
import pytest

from sahienglish.core import clock
from sahienglish.database import mongo
from tests.support.mongo_commands import watched
from tests.support.problems import assert_problem
from tests.support.waiting import wait_until

TEXT = "She go to school. I has a idea."


@pytest.fixture
def tracked(prefer: Callable[..., Any]) -> None:
    prefer(track_progress=True)


def checks() -> int:
    return sum(day["checks"] for day in mongo.collection("learning_progress").find())


def fix(asha: httpx.Client, text: str, *, counted: int) -> None:
    assert asha.post("/actions/fix-grammar", json={"text": text}).status_code == 200
    wait_until(lambda: checks() == counted)


def test_nothing_is_counted_until_it_is_wanted(asha: httpx.Client):
    asha.post("/actions/fix-grammar", json={"text": TEXT})
    asha.post("/v2/check", data={"text": TEXT, "language": "en-US"})
    empty = {"checks": 0, "words": 0, "edits": 0, "by_category": {}}
    assert asha.get("/learning/progress").json() == {"days": [], "totals": empty, "rules": []}
    assert checks() == 0


def test_checks_words_and_kinds_of_mistakes_are_counted(asha: httpx.Client, tracked: None):
    fix(asha, TEXT, counted=1)
    found = asha.get("/learning/progress").json()
    (day,) = found["days"]
    assert day["date"] == f"{clock.now():%Y-%m-%d}"
    assert (day["checks"], day["words"], day["edits"]) == (1, 8, 3)
    assert sum(day["by_category"].values()) == 3
    assert day["by_category"]["article"] == 1
    assert found["totals"] == {name: value for name, value in day.items() if name != "date"}
    assert sum(rule["count"] for rule in found["rules"]) == 3
    assert {"rule": "AnA", "category": "article", "count": 1} in found["rules"]


def test_checking_the_same_paragraph_again_counts_its_mistakes_once(asha: httpx.Client, tracked: None):
    fix(asha, TEXT, counted=1)
    fix(asha, TEXT, counted=2)
    asha.post("/v2/check", data={"text": TEXT, "language": "en-US"})
    wait_until(lambda: checks() == 3)
    totals = asha.get("/learning/progress").json()["totals"]
    assert (totals["checks"], totals["edits"]) == (3, 3)
    fix(asha, "They goes home.", counted=4)
    assert asha.get("/learning/progress").json()["totals"]["edits"] == 4


def test_writing_on_counts_only_what_is_new(asha: httpx.Client, tracked: None):
    """As the page checks a paragraph while it grows, and the whole text with a language model afterwards."""
    written = ("She have", "She have a pen", "She have a pen and a idea", "First.\nShe have a pen and a idea")
    for number, text in enumerate(written, 1):
        fix(asha, text, counted=number)
    totals = asha.get("/learning/progress").json()["totals"]
    assert (totals["checks"], totals["words"], totals["edits"]) == (4, 8, 2)


def test_another_day_counts_the_same_text_again(
    asha: httpx.Client, tracked: None, signed_in: Callable[..., httpx.Client], monkeypatch: pytest.MonkeyPatch
):
    fix(asha, "She have a pen.", counted=1)
    tomorrow = clock.now() + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    fix(signed_in(), "She have a pen.", counted=2)
    found = signed_in().get("/learning/progress").json()
    assert [(day["words"], day["edits"]) for day in found["days"]] == [(4, 1), (4, 1)]


def test_no_text_is_stored(asha: httpx.Client, tracked: None):
    fix(asha, TEXT, counted=1)
    (stored,) = mongo.collection("learning_progress").find()
    assert "school" not in str(stored)
    assert set(stored) == {
        "_id", "user_id", "date", "expires_at", "checks", "words", "edits", "categories", "rules",
    }  # fmt: skip


def test_it_costs_one_update_after_the_response(asha: httpx.Client, tracked: None):
    fix(asha, TEXT, counted=1)
    with watched() as commands:
        fix(asha, TEXT, counted=2)
        wait_until(lambda: "update learning_progress" in commands)
    own = [each for each in commands if not each.startswith("find learning_progress")]
    assert sorted(own) == [
        "aggregate accounts_session",
        "update learning_progress",
        "update rate_limits",
    ]


def test_days_are_asked_for_and_deleted(asha: httpx.Client, tracked: None):
    fix(asha, TEXT, counted=1)
    days = mongo.collection("learning_progress")
    (stored,) = days.find()
    days.insert_one(stored | {"_id": "older", "date": "2020-01-01"})
    assert len(asha.get("/learning/progress?days=365").json()["days"]) == 1
    for days_asked in ("0", "366", "x"):
        assert_problem(asha.get(f"/learning/progress?days={days_asked}"), 400, "invalid_input")
    assert asha.delete("/learning/progress").status_code == 204
    assert days.count_documents({}) == 0


def test_it_is_exported_and_deleted_with_the_account(asha: httpx.Client, tracked: None):
    fix(asha, TEXT, counted=1)
    assert [day["edits"] for day in asha.get("/auth/export").json()["progress"]] == [3]
    body = {"current_password": "a long enough passphrase"}
    assert asha.request("DELETE", "/auth/profile", json=body).status_code == 204
    assert mongo.collection("learning_progress").count_documents({}) == 0
