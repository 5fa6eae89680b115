"""The metrics of the service; `/metrics` shows them if `METRICS_TOKEN` is set.

Each worker process writes its metrics to its own files in `METRICS_DIR`, so that any worker can
add up all of them. A request costs about 0.02 ms here.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from sahienglish.core.errors import Problem

if settings.METRICS_TOKEN:
    # prometheus_client looks for this name once, while it is imported.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(settings.METRICS_DIR)

from prometheus_client import Counter, Histogram

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

_requests = Counter(
    "sahienglish_http_requests",
    "Requests served, by route pattern; `unmatched`: no such path, `refused`: before any view.",
    ["method", "route", "status"],
)
_request_seconds = Histogram(
    "sahienglish_http_request_seconds",
    "Seconds until a response began, or for a stream until it could begin.",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
_provider_calls = Counter(
    "sahienglish_provider_calls", "Calls to the provider of the writing tools.", ["provider", "outcome"]
)
_provider_call_seconds = Histogram(
    "sahienglish_provider_call_seconds",
    "Seconds a call to the provider took, retries included.",
    ["provider"],
    buckets=(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 30),
)
_second_factors = Counter(
    "sahienglish_second_factors", "Second factors of logins and confirmations.", ["method", "outcome"]
)
_logins = Counter(
    "sahienglish_logins", "Tries to log in with a password, a passkey or another provider.", ["outcome"]
)


def count_request(*, method: str | None, route: str, status: int, seconds: float) -> None:
    """Count a request and its response; a client can invent neither a `route` nor a method."""
    method = method if method in METHODS else "other"
    _requests.labels(method, route, status).inc()
    _request_seconds.labels(method, route).observe(seconds)


def count_provider_call(*, provider: str, outcome: str, seconds: float) -> None:
    """Count a call to a model or checker; `outcome` is `ok` or the code of the problem it ended in."""
    _provider_calls.labels(provider, outcome).inc()
    _provider_call_seconds.labels(provider).observe(seconds)


def count_login(*, outcome: str) -> None:
    """Count a try to log in; `outcome` is `ok` or the code of the problem it ended in."""
    _logins.labels(outcome).inc()


@contextmanager
def counted_login() -> Iterator[None]:
    """Count how the login in the block ends."""
    try:
        yield
    except Problem as problem:
        count_login(outcome=problem.code)
        raise
    count_login(outcome="ok")


@contextmanager
def counted_second_factor(method: str) -> Iterator[None]:
    """Count how a second factor in the block ends; `method` is one that the service offers."""
    outcome = "ok"
    try:
        yield
    except Problem as problem:
        outcome = problem.code
        raise
    finally:
        _second_factors.labels(method, outcome).inc()


def forget_earlier_processes() -> None:
    """Forget the metrics of processes that are gone; called before the workers are started."""
    for left in settings.METRICS_DIR.glob("*.db"):
        left.unlink(missing_ok=True)
