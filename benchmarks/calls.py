"""CPU milliseconds and requests a second of each call, ours and the peer's by turns."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.harness import load, people, upstream
from benchmarks.harness.contestants import OURS, PEER
from benchmarks.harness.database import wait_until_quiet
from benchmarks.harness.load import Plan
from benchmarks.harness.report import Section
from benchmarks.harness.stage import Contestant, by_turns, set_up

ACCOUNTS = 500
CONNECTIONS = 16
TEXT = "She have went to the market yesterday and buyed three apple for his mother, who are not feeling good."


@dataclass(frozen=True, slots=True)
class Call:
    """One measured call, and the ratios to the peer that are its targets."""

    title: str
    requests: Callable[[Contestant], list[str]]
    count: int = 2_000
    connections: int = CONNECTIONS
    refreshing: bool = False
    cpu_at_most: float | None = None
    rate_at_least: float | None = None

    def plan(self, contestant: Contestant, count: int) -> Plan:
        return Plan(
            contestant.server.port,
            self.requests(contestant),
            count,
            connections=self.connections,
            refreshing=self.refreshing,
        )


@dataclass(frozen=True, slots=True)
class Sample:
    """What one run of a call cost: CPU milliseconds and commands to the database for each request."""

    cpu: float
    per_second: float
    p99: float
    commands: float


def reading(path: str) -> Callable[[Contestant], list[str]]:
    return lambda contestant: [load.request("GET", path, token=tokens.access) for tokens in contestant.tokens]


def _writing(path: str) -> Callable[[Contestant], list[str]]:
    body = json.dumps({"text": TEXT}).encode()
    return lambda contestant: [
        load.request("POST", path, token=tokens.access, body=body) for tokens in contestant.tokens
    ]


def _refreshing(contestant: Contestant) -> list[str]:
    return [load.refresh_request(tokens.refresh) for tokens in contestant.tokens[:CONNECTIONS]]


def _logging_in(contestant: Contestant) -> list[str]:
    kind = "application/x-www-form-urlencoded"
    bodies = map(people.login_form, contestant.emails[:CONNECTIONS])
    return [load.request("POST", "/auth/login", body=body, kind=kind) for body in bodies]


OFFLINE = (
    Call("`GET /templates/` (5 + 5)", reading("/templates/"), cpu_at_most=0.9, rate_at_least=1.1),
    Call("`GET /auth/profile`", reading("/auth/profile"), cpu_at_most=0.9, rate_at_least=1.1),
    Call(
        "`POST /auth/refresh`",
        _refreshing,
        refreshing=True,
        cpu_at_most=0.9,
        rate_at_least=1.1,
    ),
    Call("`POST /auth/login`", _logging_in, count=24, connections=2),
    Call("`POST /actions/fix-grammar`, offline", _writing("/actions/fix-grammar"), cpu_at_most=1.0),
)
IN_FLIGHT = 500
ONLINE = (
    Call(
        f"`POST /actions/improve`, {IN_FLIGHT} in flight",
        _writing("/actions/improve"),
        connections=IN_FLIGHT,
        cpu_at_most=1.0,
    ),
)


def measure(*, quick: bool) -> Section:
    samples = 1 if quick else 5
    results: dict[Call, dict[str, list[Sample]]] = {}
    with set_up(accounts=ACCOUNTS, settings={"AI_PROVIDER": "offline"}) as contestants:
        results |= _by_turns(OFFLINE, contestants, samples, quick)
    with upstream.running() as settings, set_up(accounts=ACCOUNTS, settings=settings) as contestants:
        results |= _by_turns(ONLINE, contestants, samples, quick)
    return Section("Calls", COLUMNS, [_row(call, found) for call, found in results.items()], NOTES)


def _by_turns(
    calls: Sequence[Call], contestants: list[Contestant], samples: int, quick: bool
) -> dict[Call, dict[str, list[Sample]]]:
    results: dict[Call, dict[str, list[Sample]]] = {}
    for call in calls:
        results[call] = {contestant.server.name: [] for contestant in contestants}
        count = call.count // 4 if quick else call.count
        for contestant in contestants:
            _warm_up(call, contestant, count)
        for contestant in by_turns(contestants, samples):
            results[call][contestant.server.name].append(_sample(call, contestant, count))
        for contestant in contestants:
            contestant.replay.pass_on()
    return results


def _warm_up(call: Call, contestant: Contestant, count: int) -> None:
    """Let the database answer once, and every connection, pool and cache come into being."""
    contestant.replay.answer_from_memory()
    _check(load.run(call.plan(contestant, max(count // 10, 1))), call, contestant)
    wait_until_quiet()


def _sample(call: Call, contestant: Contestant, count: int) -> Sample:
    contestant.replay.count()
    before = contestant.server.cpu_seconds()
    outcome = load.run(call.plan(contestant, count))
    cpu = contestant.server.cpu_seconds() - before
    _check(outcome, call, contestant)
    commands = sum(contestant.replay.count().values())
    return Sample(cpu / count * 1000, outcome.per_second, outcome.percentile(0.99), commands / count)


def _check(outcome: load.Outcome, call: Call, contestant: Contestant) -> None:
    if outcome.failures():
        raise RuntimeError(f"{contestant.server.name}, {call.title}: {outcome.statuses}")


COLUMNS = (
    "call",
    "CPU ms, ours",
    "peer",
    "ratio",
    "at most",
    "requests/s, ours",
    "peer",
    "ratio",
    "at least",
    "p99 ms, ours",
    "peer",
    "commands, ours",
    "peer",
)
NOTES = (
    "One worker process each. CPU is user + system time of the server's processes for each request; "
    "commands are those sent to the database for each request; each server logs every request. Medians of "
    f"five runs, by turns; {CONNECTIONS} connections where nothing else is said."
)


def _row(call: Call, found: dict[str, list[Sample]]) -> list[str]:
    def middle(name: str, value: Callable[[Sample], float]) -> float:
        return median(map(value, found[name]))

    cpu = [middle(name, lambda sample: sample.cpu) for name in (OURS, PEER)]
    rate = [middle(name, lambda sample: sample.per_second) for name in (OURS, PEER)]
    p99 = [middle(name, lambda sample: sample.p99) for name in (OURS, PEER)]
    commands = [middle(name, lambda sample: sample.commands) for name in (OURS, PEER)]
    return [
        call.title,
        *(f"{value:.2f}" for value in cpu),
        f"{cpu[0] / cpu[1]:.2f}",
        f"{call.cpu_at_most}" if call.cpu_at_most else "",
        *(f"{value:.0f}" if value > 20 else f"{value:.1f}" for value in rate),
        f"{rate[0] / rate[1]:.2f}",
        f"{call.rate_at_least}" if call.rate_at_least else "",
        *(f"{value:.0f}" for value in p99),
        *(f"{value:.1f}" for value in commands),
    ]
