"""Rate limits hold exactly, in MongoDB and in Redis, and say exactly when to come back."""

import asyncio
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier
from typing import Any

import pytest
import redis
from django.conf import LazySettings, settings
from django.db import connection
from pymongo import MongoClient
from pymongo.errors import PyMongoError

from sahienglish.core import clock, problem_responses
from sahienglish.core.errors import DatabaseUnavailable, RateLimited
from sahienglish.database import mongo
from sahienglish.rate_limits import storages
from sahienglish.rate_limits.limits import Limit, hit, hit_async
from tests.support.needed import missing
from tests.support.waiting import wait_until

MINUTE = Limit("login", 5, 60)
HOUR = Limit("login", 20, 3600)
THREADS = 50
REDIS_SERVER = shutil.which("redis-server")


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a real Redis, on a socket of its own."""
    if REDIS_SERVER is None:
        missing("redis-server is not there: apt-get install redis-server")
    folder = tmp_path_factory.mktemp("redis")
    options = ["--port", "0", "--unixsocket", f"{folder}/socket", "--save", "", "--dir", f"{folder}"]
    process = subprocess.Popen([REDIS_SERVER, *options], stdout=subprocess.DEVNULL)
    wait_until((folder / "socket").exists)
    yield f"redis+unix://{folder}/socket"
    process.terminate()
    process.wait()


@pytest.fixture(params=["mongodb", "redis"])
def storage(request: pytest.FixtureRequest, settings: LazySettings) -> Iterator[str]:
    """Count in MongoDB, then in Redis."""
    settings.RATE_LIMIT_STORAGE_URL = request.getfixturevalue("redis_url") if request.param == "redis" else ""
    yield request.param
    if settings.RATE_LIMIT_STORAGE_URL:
        redis.from_url(settings.RATE_LIMIT_STORAGE_URL.replace("redis+", "")).flushall()


@pytest.fixture
def unused_port() -> Iterator[int]:
    """A port that is taken and not listened on."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        yield unused.getsockname()[1]


def refused(*limited: tuple[Limit, str]) -> int | None:
    """Return the seconds to wait, or nothing when the hit was allowed."""
    try:
        hit(*limited)
    except RateLimited as error:
        return error.retry_after
    return None


def on_a_loop(*hits: tuple[Limit, str]) -> list[int | None]:
    """Return what each hit got, all of them at the same moment on one event loop."""

    async def one(limited: tuple[Limit, str]) -> int | None:
        try:
            await hit_async(limited)
        except RateLimited as error:
            return error.retry_after
        return None

    async def everything() -> list[int | None]:
        try:
            return await asyncio.gather(*map(one, hits))
        finally:
            await storages.chosen(settings.RATE_LIMIT_STORAGE_URL).close()
            await mongo.close()

    return asyncio.run(everything())


def at_once(call: Callable[[], int | None]) -> list[int | None]:
    """Return what `THREADS` threads got that called at the same moment."""
    barrier = Barrier(THREADS)

    def wait_and_call(_: int) -> int | None:
        barrier.wait()
        return call()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(wait_and_call, range(THREADS)))


@pytest.mark.parametrize("amount", [1, 7, 50])
def test_fifty_threads_get_exactly_as_many_places_as_there_are(storage: str, amount: int) -> None:
    limit = Limit("race", amount, 60)
    assert at_once(lambda: refused((limit, "203.0.113.7"))).count(None) == amount


def test_a_burst_that_one_limit_rejects_uses_up_nothing_of_another(storage: str) -> None:
    small, large = (Limit("small", 7, 60), "203.0.113.7"), (Limit("large", 20, 3600), "asha@example.org")
    admitted = at_once(lambda: refused(small, large)).count(None)
    assert admitted <= 7
    # In a burst some find a limit full whose place is then given back.
    admitted += [refused(small, large) for _ in range(8)].count(None)
    assert admitted == 7
    assert [refused(large) for _ in range(14)].count(None) == 13


def test_of_two_places_taken_at_the_same_moment_one_is_given_back(storage: str) -> None:
    two = (Limit("two", 2, 60), "a")
    with clock.frozen():
        hit(two)
        give_back = hit(two)
        give_back()
        assert [refused(two), refused(two)] == [None, 60]


@pytest.mark.parametrize("amount", [1, 7])
def test_fifty_coroutines_get_exactly_as_many_places_as_there_are(storage: str, amount: int) -> None:
    limit = Limit("race", amount, 60)
    with clock.frozen() as frozen:
        outcomes = on_a_loop(*[(limit, "203.0.113.7")] * 50)
        assert outcomes.count(None) == amount
        assert set(outcomes) == {None, 60}
        frozen.advance(seconds=60.001)
        assert on_a_loop((limit, "203.0.113.7")) == [None]


def test_threads_and_coroutines_count_the_same_windows(storage: str) -> None:
    for _ in range(4):
        hit((MINUTE, "a"))
    assert on_a_loop((MINUTE, "a"), (MINUTE, "a"), (MINUTE, "b")).count(None) == 2
    assert refused((MINUTE, "a")) is not None


def test_a_place_is_free_again_exactly_when_it_was_said(storage: str) -> None:
    with clock.frozen() as frozen:
        hit((MINUTE, "a"))
        frozen.advance(seconds=20.5)
        for _ in range(4):
            hit((MINUTE, "a"))
        assert refused((MINUTE, "a")) == 40, "39.5 seconds, rounded up"
        frozen.advance(seconds=39.499)
        assert refused((MINUTE, "a")) == 1
        frozen.advance(seconds=0.002)
        hit((MINUTE, "a"))
        assert refused((MINUTE, "a")) == 21


def test_a_refused_hit_does_not_make_the_wait_longer(storage: str) -> None:
    with clock.frozen() as frozen:
        for _ in range(5):
            hit((MINUTE, "a"))
        for _ in range(10):
            assert refused((MINUTE, "a")) is not None
            frozen.advance(seconds=5.9)
        frozen.advance(seconds=1.1)
        hit((MINUTE, "a"))


def test_what_is_given_back_did_not_count(storage: str) -> None:
    short, long = Limit("short", 2, 60), Limit("long", 3, 3600)
    hit((short, "a"), (long, "a"))
    give_back = hit((short, "a"), (long, "a"))
    assert refused((short, "a")) is not None
    give_back()
    hit((short, "a"), (long, "a"))
    assert refused((short, "a")) is not None
    hit((long, "a"))
    assert refused((long, "a")) is not None


def test_keys_and_limits_are_counted_apart(storage: str) -> None:
    for key in ("a", "b"):
        for _ in range(5):
            hit((MINUTE, key))
    hit((HOUR, "a"))
    assert refused((MINUTE, "a")) == 60


def test_a_hit_that_one_limit_refuses_takes_no_place_of_another(storage: str) -> None:
    full, other = Limit("full", 1, 60), Limit("other", 2, 3600)
    hit((full, "a"))
    for _ in range(5):
        assert refused((other, "a"), (full, "a")) is not None
    hit((other, "a"))
    hit((other, "a"))


def test_the_wait_is_the_longest_of_all_limits_that_refuse(storage: str) -> None:
    short, long = Limit("short", 1, 60), Limit("long", 1, 3600)
    with clock.frozen():
        hit((short, "a"), (long, "a"))
        assert refused((short, "a"), (long, "a")) == 3600


def test_no_key_is_stored_in_clear() -> None:
    hit((MINUTE, "asha@example.org"))
    assert "asha" not in repr(list(mongo.collection("rate_limits").find()))


def test_windows_are_deleted_by_the_database_when_they_are_over() -> None:
    hit((MINUTE, "a"))
    windows = mongo.collection("rate_limits")
    assert windows.index_information()["expires_at_1"]["expireAfterSeconds"] == 0
    (window,) = windows.find()
    assert isinstance(window["expires_at"], datetime)


def test_a_database_that_is_down_lets_nobody_pass(
    unused_port: int, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone: MongoClient[dict[str, Any]] = MongoClient(f"127.0.0.1:{unused_port}", serverSelectionTimeoutMS=100)
    monkeypatch.setattr(connection, "get_collection", gone["sahienglish"].get_collection)
    with pytest.raises(PyMongoError) as caught:
        hit((MINUTE, "a"))
    assert problem_responses.translate(caught.value).status == 503


def test_a_redis_that_is_down_lets_nobody_pass(unused_port: int, settings: LazySettings) -> None:
    settings.RATE_LIMIT_STORAGE_URL = f"redis://127.0.0.1:{unused_port}"
    with pytest.raises(DatabaseUnavailable):
        hit((MINUTE, "a"))


def test_a_redis_that_is_down_lets_no_coroutine_pass(unused_port: int, settings: LazySettings) -> None:
    settings.RATE_LIMIT_STORAGE_URL = f"redis://127.0.0.1:{unused_port}"
    with pytest.raises(DatabaseUnavailable):
        on_a_loop((MINUTE, "a"))
