"""The circuit breaker, by a clock that moves when told to."""

from datetime import UTC, datetime, timedelta

import pytest

from ai_tools.errors import Misconfigured, Unavailable
from ai_tools.generation.circuit_breaker import FAILURES_TO_OPEN, REST, Breaker


class Clock:
    def __init__(self):
        self.time = datetime(2026, 11, 23, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def breaker(now: Clock) -> Breaker:
    return Breaker(now=now)


def fail(breaker: Breaker, error: Exception | type[Exception] = Unavailable) -> None:
    with pytest.raises(Exception), breaker.guard():  # noqa: B017, PT011
        raise error


def opened(breaker: Breaker) -> Breaker:
    for _ in range(FAILURES_TO_OPEN):
        fail(breaker)
    return breaker


def is_closed(breaker: Breaker) -> bool:
    try:
        with breaker.guard():
            return True
    except Unavailable:
        return False


def test_it_stays_closed_while_failures_are_not_in_a_row(breaker: Breaker):
    for _ in range(5):
        for _ in range(FAILURES_TO_OPEN - 1):
            fail(breaker)
        assert is_closed(breaker)


def test_it_opens_after_failures_in_a_row_and_says_for_how_long(breaker: Breaker, now: Clock):
    opened(breaker)
    now.time += timedelta(seconds=3.5)
    with pytest.raises(Unavailable) as refused, breaker.guard():
        pass
    assert refused.value.retry_after == 7


def test_answers_that_are_refusals_are_answers(breaker: Breaker):
    for _ in range(3 * FAILURES_TO_OPEN):
        fail(breaker, Misconfigured)
    assert is_closed(breaker)


def test_after_its_rest_one_call_tries_and_closes_it(breaker: Breaker, now: Clock):
    opened(breaker)
    now.time += REST
    with breaker.guard():
        assert not is_closed(breaker)
    assert is_closed(breaker)


def test_a_failing_try_opens_it_again(breaker: Breaker, now: Clock):
    opened(breaker)
    now.time += REST
    fail(breaker)
    assert not is_closed(breaker)
    now.time += REST
    assert is_closed(breaker)


def test_a_try_that_is_cancelled_leaves_the_next_one_to_try(breaker: Breaker, now: Clock):
    opened(breaker)
    now.time += REST
    with pytest.raises(KeyboardInterrupt), breaker.guard():
        raise KeyboardInterrupt
    assert is_closed(breaker)


def test_a_call_from_before_the_rest_does_not_let_a_second_one_try(breaker: Breaker, now: Clock):
    earlier = breaker.guard()
    earlier.__enter__()
    opened(breaker)
    now.time += REST
    with breaker.guard():
        earlier.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
        assert not is_closed(breaker)
