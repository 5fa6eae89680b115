"""What a request costs among a thousand, a hundred thousand and a million accounts, and by which index."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from statistics import median
from typing import Any

from bson import ObjectId
from pymongo import IndexModel
from pymongo.collection import Collection
from pymongo.database import Database

from benchmarks import contestants, database, load, people
from benchmarks.contestants import OURS
from benchmarks.database import DatabaseServer
from benchmarks.load import Plan
from benchmarks.people import Tokens
from benchmarks.processes import WebServer
from benchmarks.report import Section
from benchmarks.stage import folder

SIZES = (1_000, 100_000, 1_000_000)
QUICK_SIZES = (1_000, 10_000)
ROUNDS, REQUESTS = 3, 300
BATCH = 5_000
GROWING = ("accounts_user", "accounts_session", "templates")
AT_MOST = 1.15
PAUSE_SECONDS, IDLE_SECONDS = 5, 0.1
"""The database rests when it spends so little CPU in so long a time."""

ROOM = "--cache-size=4G"
"""Memory for all that is asked for, as a MongoDB has; the embedded database makes do with very little."""

DELIVERY = "mail_outgoingmail"
"""What the server asks now and then by itself, whoever calls."""

NOTES = (
    "CPU milliseconds of ours and of the embedded database for one request, median of "
    f"{ROUNDS} rounds of {REQUESTS} requests, one at a time, each by another account chosen at random among "
    "so many, with as many sessions and as many own templates; the database has memory for all of them. It "
    "is not how fast that database is, written in Python, that matters here, but that nothing grows. The "
    "last column is by which index every command finds what it asks for."
)


@dataclass(frozen=True, slots=True)
class Probe:
    """One kind of request, made for an address and its tokens, `count` of them a round."""

    title: str
    request: Callable[[str, Tokens], str]
    count: int = REQUESTS


def _login(email: str, tokens: Tokens) -> str:
    kind = "application/x-www-form-urlencoded"
    return load.request("POST", "/auth/login", body=people.login_form(email), kind=kind)


PROBES = (
    Probe("`GET /templates/`", lambda email, tokens: load.request("GET", "/templates/", token=tokens.access)),
    Probe(
        "`GET /auth/profile`", lambda email, tokens: load.request("GET", "/auth/profile", token=tokens.access)
    ),
    Probe("`POST /auth/refresh`", lambda email, tokens: load.refresh_request(tokens.refresh)),
    Probe("`POST /auth/login`", _login, count=10),
)


@dataclass(slots=True)
class Findings:
    """Of one probe: the CPU milliseconds of server and database at each size, and the indexes it uses."""

    costs: list[tuple[float, float]] = field(default_factory=list)
    indexes: set[str] = field(default_factory=set)


def measure(*, quick: bool) -> Section:
    sizes = QUICK_SIZES if quick else SIZES
    found = {probe: Findings() for probe in PROBES}
    with folder() as path, database.running(path, ROOM) as mongodb:
        database.migrate(mongodb.url, path)
        with database.opened(mongodb.url) as opened, database.replaying(mongodb.url) as replay:
            people.seed(opened, accounts=1)
            there = 1
            for size in sizes:
                _grow(opened, size - there)
                there = size
                _wait_until_idle(mongodb)
                with contestants.start(OURS, mongodb_url=replay.url, folder=path) as server:
                    server.wait()
                    for probe in PROBES:
                        replay.count()
                        found[probe].costs.append(_cost(probe, server, mongodb, _sampled(opened)))
                        found[probe].indexes |= set(_indexes(opened, replay.commands()))
    columns = ("call", *(f"{size:,}, ms" for size in sizes), "most by least", "at most", "found by")
    return Section("Growth", columns, [_row(*item) for item in found.items()], NOTES)


def _grow(opened: Database[dict[str, Any]], accounts: int) -> None:
    """Add accounts with a session and a template each; the indexes are made afresh, which is quicker."""
    indexes = {name: _dropped_indexes(opened, name) for name in GROWING}
    for start in range(0, accounts, BATCH):
        batch = range(start, min(start + BATCH, accounts))
        users = [people.user(f"{ObjectId()}@example.org") for _ in batch]
        opened.accounts_user.insert_many(users, ordered=False)
        opened.accounts_session.insert_many([people.session(user["_id"]) for user in users], ordered=False)
        opened.templates.insert_many([people.template(user["_id"], 0) for user in users], ordered=False)
    for name, models in indexes.items():
        opened[name].create_indexes(models)


def _wait_until_idle(mongodb: DatabaseServer) -> None:
    """Let the database finish what it does by itself after so many documents."""
    before, spent = mongodb.cpu_seconds(), 1.0
    while spent > IDLE_SECONDS:
        time.sleep(PAUSE_SECONDS)
        spent, before = mongodb.cpu_seconds() - before, mongodb.cpu_seconds()


def _dropped_indexes(opened: Database[dict[str, Any]], name: str) -> list[IndexModel]:
    found = opened[name].index_information()
    del found["_id_"]
    opened[name].drop_indexes()
    return [
        IndexModel(
            index.pop("key"),
            name=title,
            **{key: value for key, value in index.items() if key not in {"v", "ns"}},
        )
        for title, index in found.items()
    ]


def _sampled(opened: Database[dict[str, Any]]) -> list[tuple[str, Tokens]]:
    """Return accounts chosen at random, with the tokens of their sessions."""
    ids = [each["_id"] for each in opened.accounts_session.find({}, {"_id": 1})]
    sessions = opened.accounts_session.find({"_id": {"$in": random.Random(1).sample(ids, ROUNDS * REQUESTS)}})
    chosen = []
    for session in sessions:
        user = opened.accounts_user.find_one({"_id": session["user_id"]}, ["email"])
        assert user
        chosen.append((user["email"], people.tokens_of(session)))
    return chosen


def _cost(
    probe: Probe, server: WebServer, mongodb: DatabaseServer, chosen: list[tuple[str, Tokens]]
) -> tuple[float, float]:
    requests = [probe.request(email, tokens) for email, tokens in chosen[: ROUNDS * probe.count]]
    costs: tuple[list[float], list[float]] = [], []
    for start in range(0, len(requests), probe.count):
        before = [process.cpu_seconds() for process in (server, mongodb)]
        plan = Plan(server.port, requests[start : start + probe.count], probe.count, connections=1)
        outcome = load.run(plan)
        if outcome.failures():
            raise RuntimeError(f"{probe.title}: {outcome.statuses}")
        for process, seconds, found in zip((server, mongodb), before, costs, strict=True):
            found.append((process.cpu_seconds() - seconds) / probe.count * 1000)
    return median(costs[0]), median(costs[1])


def _indexes(opened: Database[dict[str, Any]], commands: list[dict[str, Any]]) -> Iterator[str]:
    for collection, query in chain.from_iterable(map(_queries, commands)):
        if collection != DELIVERY:
            yield _index(opened[collection], query)


def _index(collection: Collection[dict[str, Any]], query: dict[str, Any]) -> str:
    """Return the name of the index that finds the documents; a key is found by itself."""
    if "_id" in query:
        return f"{collection.name}.\\_id"
    plan = collection.find(query).explain()["queryPlanner"]["winningPlan"]
    return str(plan.get("inputStage", {}).get("indexName", f"{collection.name}: {plan['stage']}"))


def _queries(command: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each collection that a command searches, and by what."""
    name = next(iter(command))
    if name in {"find", "findAndModify"}:
        yield command[name], command.get("filter", command.get("query", {}))
    for change in command.get("updates", ()):
        yield command[name], change["q"]
    for number, stage in enumerate(command.get("pipeline", ())):
        if "$match" in stage and number == 0:
            yield command[name], stage["$match"]
        if "$lookup" in stage:
            yield stage["$lookup"]["from"], {stage["$lookup"]["foreignField"]: ObjectId()}


def _row(probe: Probe, found: Findings) -> list[str]:
    together = list(map(sum, found.costs))
    growth = max(together) / min(together)
    times = (f"{ours:.2f} + {databases:.2f}" for ours, databases in found.costs)
    return [probe.title, *times, f"{growth:.2f}", f"{AT_MOST}", ", ".join(sorted(found.indexes))]
