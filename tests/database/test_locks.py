"""The lock that all processes on one database share."""

from datetime import timedelta
from itertools import pairwise

import pytest

from sahienglish.core import clock
from sahienglish.database import locks, mongo
from tests.support.waiting import wait_until


def test_of_several_processes_one_at_a_time_gets_in(run) -> None:
    takers = [run("taker.py", mongo.url()) for _ in range(3)]
    turns = sorted([float(at) for at in taker.communicate()[0].split()] for taker in takers)
    for (_, left), (entered, _) in pairwise(turns):
        assert left <= entered


def test_a_lock_is_free_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), locks.held("turn"):
        1 / 0  # noqa: B018
    with locks.held("turn", wait=0):
        assert mongo.collection("locks").count_documents({}) == 1
    assert mongo.collection("locks").count_documents({}) == 0


def test_a_second_holder_gives_up_in_time() -> None:
    with (
        locks.held("turn"),
        pytest.raises(locks.LockTimeout, match="kept a lock"),
        locks.held("turn", wait=0.2),
    ):
        pass


def test_other_names_are_other_locks() -> None:
    with locks.held("turn"), locks.held("other", wait=0):
        pass


def test_a_killed_holders_lock_passes_on_when_its_lease_ends() -> None:
    with clock.frozen() as frozen:
        locks._take("turn", "a process that was killed")
        frozen.advance(seconds=locks.LEASE.total_seconds() - 1)
        with pytest.raises(locks.LockTimeout), locks.held("turn", wait=0):
            pass
        frozen.advance(seconds=1)
        with locks.held("turn", wait=0):
            pass


def test_a_living_holder_keeps_its_lock_beyond_the_first_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "LEASE", timedelta(seconds=0.3))
    locked = mongo.collection("locks")
    with clock.frozen() as frozen, locks.held("turn"):
        first_lease = locked.find_one({"_id": "turn"})["expires_at"]
        frozen.advance(seconds=0.2)
        wait_until(lambda: locked.find_one({"_id": "turn"})["expires_at"] > first_lease)
        frozen.advance(seconds=0.2)
        with pytest.raises(locks.LockTimeout), locks.held("turn", wait=0):
            pass
