"""Logins that saturate every core, and what they do to reads at the same time."""

import os
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from statistics import median

import bcrypt

from benchmarks.harness import load, people
from benchmarks.harness.contestants import OURS, PEER
from benchmarks.harness.database import wait_until_quiet
from benchmarks.harness.load import Plan
from benchmarks.harness.report import Section
from benchmarks.harness.stage import Contestant, set_up

CORES = os.cpu_count() or 1
CONNECTIONS = 8 * CORES
READS_PER_SECOND = 40
SECONDS = 20
TURNS = 3
COLUMNS = ("", "ours", "peer", "target")
NOTES = (
    f"{CORES} worker processes each, as many as cores, and bcrypt at cost 12. {CONNECTIONS} connections log "
    f"in without a pause for {SECONDS} s; then they do so again while {READS_PER_SECOND} `GET /templates/` a "
    "second arrive at fixed times. The limit is what bcrypt alone does on every core together. "
    f"Medians of {TURNS} turns."
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Latencies in milliseconds."""

    idle: float
    logins: float
    saturated: float


def measure(*, quick: bool) -> Section:
    limit = _limit()
    turns: dict[str, list[Turn]] = {OURS: [], PEER: []}
    with set_up(accounts=CONNECTIONS, workers=CORES) as both:
        for contestant in both:
            contestant.replay.answer_from_memory()
            load.run(_logins(contestant, CONNECTIONS))
        for _ in range(1 if quick else TURNS):
            for contestant in both:
                turns[contestant.server.name].append(_turn(contestant, limit, 5 if quick else SECONDS))

    def row(title: str, value: Callable[[Turn], float], digits: int, target: str = "") -> list[str]:
        return [title, *(f"{median(map(value, turns[name])):.{digits}f}" for name in (OURS, PEER)), target]

    return Section(
        "Logins",
        COLUMNS,
        [
            row("logins/s", lambda turn: turn.logins, 2),
            row(f"of the limit, {limit:.2f}/s", lambda turn: turn.logins / limit, 2, "≥ 0.95"),
            row("p99 of reads when idle, ms", lambda turn: turn.idle, 1),
            row("p99 of reads under logins, ms", lambda turn: turn.saturated, 1),
            row("the second by the first", lambda turn: turn.saturated / turn.idle, 1, "≤ 5"),
        ],
        NOTES,
    )


def _limit() -> float:
    """Return how many passwords a second this machine can check at all."""
    with ProcessPoolExecutor(CORES, get_context("spawn")) as cores:
        return sum(cores.map(_checks_per_second, range(CORES)))


def _checks_per_second(core: int, times: int = 20) -> float:
    hashed = bcrypt.hashpw(b"a password", bcrypt.gensalt(12))
    started = time.perf_counter()
    for _ in range(times):
        bcrypt.checkpw(b"a password", hashed)
    return times / (time.perf_counter() - started)


def _turn(contestant: Contestant, limit: float, seconds: int) -> Turn:
    idle = load.run(_reads(contestant, seconds))
    wait_until_quiet()
    logins = load.run(_logins(contestant, int(limit * seconds)))
    beside = load.start(_logins(contestant, int(limit * (seconds + 4))))
    time.sleep(1)
    reads = load.run(_reads(contestant, seconds))
    for outcome in (idle, logins, reads, load.finish(beside)):
        if outcome.failures():
            raise RuntimeError(f"{contestant.server.name}: {outcome.statuses}")
    return Turn(idle.percentile(0.99), logins.per_second, reads.percentile(0.99))


def _reads(contestant: Contestant, seconds: int) -> Plan:
    requests = [load.request("GET", "/templates/", token=tokens.access) for tokens in contestant.tokens]
    return Plan(contestant.server.port, requests, per_second=READS_PER_SECOND, seconds=seconds)


def _logins(contestant: Contestant, count: int) -> Plan:
    kind = "application/x-www-form-urlencoded"
    requests = [
        load.request("POST", "/auth/login", body=people.login_form(email), kind=kind)
        for email in contestant.emails
    ]
    return Plan(contestant.server.port, requests, count)
