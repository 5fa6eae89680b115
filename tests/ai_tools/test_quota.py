"""What an account may use in a day, and how much may go on at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from itertools import islice
from threading import Event

import httpx
import pytest
from pytest_django import Settings

from ai_tools.models import DailyUsage
from sahienglish.core import clock
from tests.support.servers.stand_in import Reply, StandIn
from tests.support.waiting import wait_until

NOON = datetime(2096, 11, 23, 12, 0, tzinfo=UTC)
"""Not in the past: the database would delete the day's document, which has expired by its own clock."""
TEXT = "Hello there."


def improve(client: httpx.Client, text: str = TEXT) -> httpx.Response:
    return client.post("/actions/improve", json={"text": text})


@pytest.fixture
def at_noon(signed_in: Callable[..., httpx.Client]):
    """A user signed in at noon, and a clock that only a test advances."""
    with clock.frozen(NOON) as frozen:
        yield signed_in(), frozen


def test_usage_counts_requests_and_code_points(asha: httpx.Client, openai: StandIn, used):
    assert used() == (0, 0)
    improve(asha)
    improve(asha, "😀 yes")
    assert used() == (2, 17)


def test_usage_names_the_quota_and_the_end_of_the_day(at_noon, settings: Settings):
    asha, _ = at_noon
    settings.AI_DAILY_REQUESTS_PER_USER, settings.AI_DAILY_CHARACTERS_PER_USER = 3, 500
    assert asha.get("/actions/usage").json() == {
        "requests": {"used": 0, "limit": 3},
        "characters": {"used": 0, "limit": 500},
        "resets_at": "2096-11-24T00:00:00.000Z",
    }


def test_the_request_after_the_last_waits_for_the_next_utc_day(at_noon, settings: Settings, openai: StandIn):
    asha, frozen = at_noon
    settings.AI_DAILY_REQUESTS_PER_USER = 2
    assert [improve(asha).status_code for _ in range(3)] == [200, 200, 429]
    refused = improve(asha)
    assert refused.json()["code"] == "quota_exceeded"
    assert refused.headers["retry-after"] == str(12 * 60 * 60)
    assert len(openai.heard) == 2
    settings.ACCESS_TOKEN_EXPIRE_MINUTES = 60 * 24
    frozen.advance(seconds=9 * 60)
    assert improve(asha).headers["retry-after"] == str(12 * 60 * 60 - 9 * 60)


def test_the_next_day_begins_at_midnight_utc(
    signed_in: Callable[..., httpx.Client], settings: Settings, openai: StandIn
):
    settings.AI_DAILY_REQUESTS_PER_USER = 1
    with clock.frozen(NOON.replace(hour=23, minute=59)) as frozen:
        asha = signed_in()
        assert [improve(asha).status_code for _ in range(2)] == [200, 429]
        frozen.advance(seconds=60)
        assert improve(asha).status_code == 200


def test_characters_are_limited_too(asha: httpx.Client, settings: Settings, openai: StandIn, used):
    settings.AI_DAILY_CHARACTERS_PER_USER = 20
    assert improve(asha).status_code == 200
    assert improve(asha).json()["code"] == "quota_exceeded"
    assert improve(asha, "8 chars.").status_code == 200
    assert improve(asha, "x").status_code == 429
    assert used() == (2, 20)


def test_a_text_over_the_whole_days_characters_is_refused(
    asha: httpx.Client, settings: Settings, openai: StandIn, used
):
    settings.AI_DAILY_CHARACTERS_PER_USER = 5
    assert improve(asha).json()["code"] == "quota_exceeded"
    assert used() == (0, 0)


def test_a_stream_over_the_quota_is_a_plain_429(asha: httpx.Client, settings: Settings, openai: StandIn):
    settings.AI_DAILY_CHARACTERS_PER_USER = 5
    headers = {"Accept": "text/event-stream"}
    refused = asha.post("/actions/improve", json={"text": TEXT}, headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (429, "quota_exceeded")


def test_parallel_calls_never_pass_the_quota_together(
    asha: httpx.Client, settings: Settings, openai: StandIn, used
):
    settings.AI_DAILY_REQUESTS_PER_USER = 5
    with ThreadPoolExecutor(20) as threads:
        codes = sorted(answer.status_code for answer in threads.map(improve, [asha] * 20))
    assert codes == [200] * 5 + [429] * 15
    assert used() == (5, 5 * len(TEXT))


def test_one_accounts_quota_is_not_anothers(
    signed_in: Callable[..., httpx.Client], settings: Settings, openai: StandIn
):
    settings.AI_DAILY_REQUESTS_PER_USER = 1
    asha, ravi = signed_in("asha@example.org"), signed_in("ravi@example.org")
    assert improve(asha).status_code == improve(ravi).status_code == 200
    assert improve(asha).status_code == improve(ravi).status_code == 429


def test_counts_are_stored_and_texts_are_not(asha: httpx.Client, openai: StandIn):
    improve(asha)
    [day] = DailyUsage.objects.values()
    assert set(day) == {"id", "user_id", "requests", "characters", "failures", "expires_at"}
    assert (day["expires_at"] - clock.now()).total_seconds() > 24 * 60 * 60


def test_counts_are_handed_over_and_go_with_their_account(asha: httpx.Client, openai: StandIn):
    improve(asha)
    assert asha.get("/auth/export").json()["usage"][0]["requests"] == 1
    body = {"current_password": "a long enough passphrase"}
    assert asha.request("DELETE", "/auth/profile", json=body).status_code == 204
    assert not DailyUsage.objects.exists()


def test_one_call_more_than_may_be_in_flight_is_refused_at_once(
    asha: httpx.Client, settings: Settings, openai: StandIn, used
):
    settings.AI_MAX_IN_FLIGHT = 3
    released = Event()
    openai.otherwise = Reply(starts_after=released)
    with ThreadPoolExecutor(6) as threads:
        calls = [threads.submit(improve, asha) for _ in range(6)]
        refused = [call.result() for call in islice(as_completed(calls), 3)]
        released.set()
    assert [(answer.status_code, answer.json()["code"]) for answer in refused] == [
        (503, "ai_unavailable")
    ] * 3
    assert all(int(answer.headers["retry-after"]) > 0 for answer in refused)
    assert used() == (3, 3 * len(TEXT))
    assert improve(asha).status_code == 200


def test_an_account_may_have_a_few_calls_in_flight_and_others_are_not_held_up(
    signed_in: Callable[..., httpx.Client], settings: Settings, openai: StandIn
):
    settings.AI_MAX_IN_FLIGHT_PER_USER = 2
    released = Event()
    openai.otherwise = Reply(starts_after=released)
    asha, ravi = signed_in("asha@example.org"), signed_in("ravi@example.org")
    with ThreadPoolExecutor(7) as threads:
        calls = [threads.submit(improve, asha) for _ in range(5)]
        rejected = [call.result() for call in islice(as_completed(calls), 3)]
        others = [threads.submit(improve, ravi) for _ in range(2)]
        wait_until(lambda: len(openai.heard) == 4)
        released.set()
    assert [(answer.status_code, answer.json()["code"]) for answer in rejected] == [
        (429, "too_many_calls")
    ] * 3
    assert all(int(answer.headers["retry-after"]) > 0 for answer in rejected)
    assert [call.result().status_code for call in others] == [200, 200]
    assert improve(asha).status_code == 200


def test_failures_that_the_vendor_is_paid_for_are_free_a_limited_number_of_times_per_day(
    asha: httpx.Client, settings: Settings, openai: StandIn, used
):
    settings.AI_FREE_FAILURES_PER_DAY = 2
    openai.otherwise = Reply(rewrite=lambda _: "")
    assert [improve(asha).json()["code"] for _ in range(4)] == ["ai_bad_answer"] * 4
    assert used() == (2, 2 * len(TEXT))


def test_failures_that_cost_the_service_nothing_are_always_free(
    asha: httpx.Client, settings: Settings, openai: StandIn, used
):
    settings.AI_FREE_FAILURES_PER_DAY = 1
    openai.otherwise = Reply(status=403)
    assert [improve(asha).status_code for _ in range(3)] == [502] * 3
    assert used() == (0, 0)


def test_a_stream_that_fails_its_checks_after_words_were_delivered_counts(events, openai: StandIn, used):
    openai.otherwise = Reply(rewrite=lambda _: "We have nine cats.")
    *deltas, (name, problem) = events("improve", text="We have 12 cats.")
    assert deltas
    assert (name, problem["code"]) == ("error", "ai_bad_answer")
    assert used() == (1, 16)


def test_offline_checks_use_no_quota_and_have_a_limit_of_their_own(
    asha: httpx.Client, settings: Settings, used
):
    settings.AI_PROVIDER, settings.OFFLINE_CHECKS_PER_MINUTE = "offline", 2
    settings.AI_DAILY_REQUESTS_PER_USER = 1

    def check() -> httpx.Response:
        return asha.post("/actions/fix-grammar", json={"text": TEXT})

    assert [check().status_code for _ in range(3)] == [200, 200, 429]
    assert check().json()["code"] == "rate_limited"
    assert used() == (0, 0)
