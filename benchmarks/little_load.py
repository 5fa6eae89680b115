"""CPU milliseconds of a read by one client at a time and by many, with either kind of database."""

from dataclasses import dataclass
from statistics import median

from benchmarks.calls import ACCOUNTS, CONNECTIONS, reading
from benchmarks.harness import load
from benchmarks.harness.contestants import OURS, PEER
from benchmarks.harness.database import wait_until_quiet
from benchmarks.harness.load import Plan
from benchmarks.harness.report import Section
from benchmarks.harness.stage import Contestant, by_turns, set_up

PATHS = ("/auth/profile", "/templates/")
COUNT = 1_000
WARM_UP = 200
WARM_UP_SECONDS = 10
"""How long a worker loads its grammar checker after the start, which no read must be charged for."""


@dataclass(frozen=True, slots=True)
class Load:
    """Which read, by how many clients at once, and who answers in the database's place."""

    path: str
    connections: int
    embedded: bool

    def plan(self, contestant: Contestant, count: int) -> Plan:
        requests = reading(self.path)(contestant)
        return Plan(contestant.server.port, requests, count, connections=self.connections)


LOADS = [
    Load(path, connections, embedded)
    for path in PATHS
    for embedded in (False, True)
    for connections in (1, CONNECTIONS)
]


def measure(*, quick: bool) -> Section:
    turns, count = (1, COUNT // 4) if quick else (5, COUNT)
    with set_up(accounts=ACCOUNTS, settings={"AI_PROVIDER": "offline"}) as contestants:
        wait_until_quiet(WARM_UP_SECONDS)
        rows = [_row(each, _by_turns(each, contestants, turns, count)) for each in LOADS]
    return Section("Reads at little load and at saturation", COLUMNS, rows, NOTES)


def _by_turns(each: Load, contestants: list[Contestant], turns: int, count: int) -> dict[str, list[float]]:
    costs: dict[str, list[float]] = {contestant.server.name: [] for contestant in contestants}
    for contestant in contestants:
        if not each.embedded:
            contestant.replay.answer_from_memory()
        _run(each, contestant, WARM_UP)
    for contestant in by_turns(contestants, turns):
        before = contestant.server.cpu_seconds()
        _run(each, contestant, count)
        costs[contestant.server.name].append((contestant.server.cpu_seconds() - before) / count * 1000)
    for contestant in contestants:
        contestant.replay.pass_on()
    return costs


def _run(each: Load, contestant: Contestant, count: int) -> None:
    outcome = load.run(each.plan(contestant, count))
    if outcome.failures():
        raise RuntimeError(f"{contestant.server.name}, GET {each.path}: {outcome.statuses}")


COLUMNS = ("call", "database", "clients at a time", "CPU ms, ours", "peer", "ratio")
NOTES = (
    "One worker process each; CPU is user + system time of the server's processes for each request, without "
    f"the database's. Medians of five runs of {COUNT:,} requests, by turns; each client sends its next "
    "request when the last one is answered."
)


def _row(each: Load, costs: dict[str, list[float]]) -> list[str]:
    ours, peer = (median(costs[name]) for name in (OURS, PEER))
    database = "embedded" if each.embedded else "answers from memory"
    cells = [f"`GET {each.path}`", database, f"{each.connections}"]
    return [*cells, f"{ours:.2f}", f"{peer:.2f}", f"{ours / peer:.2f}"]
