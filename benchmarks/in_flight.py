"""A thousand calls in flight to a model that takes a second, and reads at the same time."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from benchmarks.calls import TEXT
from benchmarks.harness import load, upstream
from benchmarks.harness.contestants import OURS, PEER
from benchmarks.harness.database import wait_until_quiet
from benchmarks.harness.load import Plan
from benchmarks.harness.report import Section
from benchmarks.harness.stage import Contestant, by_turns, set_up

IN_FLIGHT = 1_000
CALLS = 3_000
READS_PER_SECOND = 50
READING_SECONDS = 3.0
ACCOUNTS = 50
MEMORY_AT_MOST = 1.3

COLUMNS = ("", "ours", "peer", "ratio", "at most")
NOTES = (
    f"{IN_FLIGHT} connections send {CALLS} `POST /actions/improve` in all, each waiting for its answer; the "
    f"model takes {upstream.ANSWER_SECONDS:g} s, so that {CALLS / IN_FLIGHT * upstream.ANSWER_SECONDS:g} s "
    f"would be ideal. In addition, {READS_PER_SECOND} `GET /templates/` per second. One worker process each, "
    "medians by turns; "
    "memory is resident, at the end. Any failed call ends the measurement."
)


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run showed; times in milliseconds but for `wall`, which is in seconds."""

    wall: float
    p50: float
    p99: float
    reads_p99: float
    cpu: float


def measure(*, quick: bool) -> Section:
    samples: dict[str, list[Sample]] = {OURS: [], PEER: []}
    with upstream.running() as settings, set_up(accounts=ACCOUNTS, settings=settings) as both:
        for contestant in both:
            _warm_up(contestant)
        for contestant in by_turns(both, 1 if quick else 5):
            samples[contestant.server.name].append(_sample(contestant))
        memory = [contestant.server.megabytes()[0] for contestant in both]
    return Section("A thousand calls in flight", COLUMNS, _rows(samples, memory), NOTES)


def _improving(contestant: Contestant, connections: int, count: int) -> Plan:
    body = json.dumps({"text": TEXT}).encode()
    requests = [
        load.request("POST", "/actions/improve", token=contestant.tokens[number % ACCOUNTS].access, body=body)
        for number in range(connections)
    ]
    return Plan(contestant.server.port, requests, count)


def _reading(contestant: Contestant) -> Plan:
    requests = [load.request("GET", "/templates/", token=tokens.access) for tokens in contestant.tokens]
    return Plan(contestant.server.port, requests, per_second=READS_PER_SECOND, seconds=READING_SECONDS)


def _warm_up(contestant: Contestant) -> None:
    contestant.replay.answer_from_memory()
    for plan in (_improving(contestant, 100, 200), _reading(contestant)):
        _checked(load.run(plan), contestant)
    wait_until_quiet()


def _sample(contestant: Contestant) -> Sample:
    before = contestant.server.cpu_seconds()
    calls = load.start(_improving(contestant, IN_FLIGHT, CALLS))
    reads = _checked(load.run(_reading(contestant)), contestant)
    outcome = _checked(load.finish(calls), contestant)
    cpu = (contestant.server.cpu_seconds() - before) / CALLS * 1000
    p50, p99 = outcome.percentile(0.5), outcome.percentile(0.99)
    return Sample(outcome.wall, p50, p99, reads.percentile(0.99), cpu)


def _checked(outcome: load.Outcome, contestant: Contestant) -> load.Outcome:
    if outcome.failures():
        raise RuntimeError(f"{contestant.server.name}: {outcome.statuses}")
    return outcome


def _rows(samples: dict[str, list[Sample]], memory: list[float]) -> list[list[str]]:
    def row(title: str, value: Callable[[Sample], float], at_most: float | None = None) -> list[str]:
        return _row(title, [median(map(value, samples[name])) for name in (OURS, PEER)], at_most)

    return [
        row("wall, s", lambda sample: sample.wall),
        row("p50 of the calls, ms", lambda sample: sample.p50),
        row("p99 of the calls, ms", lambda sample: sample.p99, 1.0),
        row("p99 of the reads at the same time, ms", lambda sample: sample.reads_p99, 1.0),
        row("CPU for a call, ms", lambda sample: sample.cpu, 1.0),
        _row("memory, MB", memory, MEMORY_AT_MOST),
    ]


def _row(title: str, values: list[float], at_most: float | None) -> list[str]:
    ours, peer = values
    return [title, f"{ours:.3g}", f"{peer:.3g}", f"{ours / peer:.2f}", f"{at_most}" if at_most else ""]
