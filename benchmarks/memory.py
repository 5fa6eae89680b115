"""Cold start, and the memory of one worker once it has done every kind of work."""

from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median

from benchmarks import calls
from benchmarks.harness import contestants, database, load, upstream
from benchmarks.harness.contestants import OURS, PEER
from benchmarks.harness.report import Section
from benchmarks.harness.stage import NAMES, Contestant, folder, set_up

STARTS = 5
REQUESTS = 500
COLUMNS = ("", "ours", "peer", "ratio", "at most")
AT_MOST = 1.3
NOTES = (
    "One worker process each. Cold start is from the command to the first answer of `/healthz`, median of "
    f"{STARTS}, by turns. Memory is resident, after {REQUESTS} reads, refreshes and calls of a tool, and "
    "some logins; offline it holds the grammar checker, with a language model it does not."
)


def measure(*, quick: bool) -> Section:
    rows = [_row("cold start, s", _cold_starts(1 if quick else STARTS))]
    *common, checking = calls.OFFLINE
    with upstream.running() as settings, set_up(accounts=calls.ACCOUNTS, settings=settings) as both:
        _work(both, [*common, *calls.ONLINE])
        rows.append(_row("memory with a language model, MB", _memory(both), at_most=AT_MOST))
        rows.append(_row("threads", [contestant.server.threads() for contestant in both]))
    with set_up(accounts=calls.ACCOUNTS, settings={"AI_PROVIDER": "offline"}) as both:
        _work(both, [*common, checking])
        rows.append(_row("memory offline, MB", _memory(both), at_most=AT_MOST))
    return Section("Memory and cold start", COLUMNS, rows, NOTES)


def _cold_starts(times: int) -> list[float]:
    seconds: dict[str, list[float]] = {OURS: [], PEER: []}
    with folder() as path, database.running(path) as mongodb:
        database.migrate(mongodb.url, path)
        for _ in range(times):
            for name in NAMES:
                with contestants.start(name, mongodb_url=mongodb.url, folder=path) as server:
                    seconds[name].append(server.wait())
    return [median(seconds[name]) for name in NAMES]


def _work(both: Sequence[Contestant], some: Sequence[calls.Call]) -> None:
    with ExitStack() as stack:
        for contestant in both:
            contestant.replay.answer_from_memory()
            stack.callback(contestant.replay.pass_on)
            for call in some:
                load.run(call.plan(contestant, min(call.count, REQUESTS)))


def _memory(both: Sequence[Contestant]) -> list[float]:
    return [contestant.server.megabytes()[0] for contestant in both]


def _row(title: str, values: Sequence[float], at_most: float | None = None) -> list[str]:
    ours, peer = values
    return [title, f"{ours:.3g}", f"{peer:.3g}", f"{ours / peer:.2f}", f"{at_most}" if at_most else ""]
