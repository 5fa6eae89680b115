"""What a request costs among a thousand, a hundred thousand and a million accounts, and by which index."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from bson import ObjectId
from pymongo import IndexModel
from pymongo.collection import Collection
from pymongo.database import Database

from benchmarks.harness import contestants, database, load, people
from benchmarks.harness.contestants import OURS
from benchmarks.harness.database import DatabaseServer, Replay
from benchmarks.harness.load import Plan
from benchmarks.harness.people import Tokens
from benchmarks.harness.processes import WebServer
from benchmarks.harness.report import Section
from benchmarks.harness.stage import folder

SIZES = (1_000, 100_000, 1_000_000)
QUICK_SIZES = (1_000, 10_000)
ROUNDS, QUICK_ROUNDS, REQUESTS = 9, 3, 900
BATCH = 5_000
GROWING = ("accounts_user", "accounts_session", "templates")
AT_MOST = 1.15
PAUSE_SECONDS, IDLE_SECONDS = 5, 0.1
"""The database rests when it spends so little CPU in so long a time."""

ROOM = "--cache-size=4G"
"""Memory for all that is asked for, as a MongoDB has; the embedded database makes do with very little."""

DELIVERY = "mail_outgoingmail"
"""What the server queries from time to time without a request."""

NOTES = (
    "CPU milliseconds of ours and of the embedded database for one request. Every size has a database and a "
    f"server of its own; they run side by side and take turns, medians of {ROUNDS} rounds of {REQUESTS} "
    "requests after one to warm up. Requests are sent one at a time, each by another account chosen at "
    "random among so many, with as many sessions and as many own templates; the database has memory for all "
    "of them. It is not how fast that database is, written in Python, that matters here, but that nothing "
    "grows. The last column is by which index every command finds what it asks for."
)


@dataclass(frozen=True, slots=True)
class Account:
    """Who sends a request."""

    email: str
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Probe:
    """One kind of request, made by an account, `count` of them a round."""

    title: str
    request: Callable[[Account], str]
    count: int = REQUESTS


def _reading(path: str) -> Callable[[Account], str]:
    return lambda account: load.request("GET", path, token=account.tokens.access)


def _login(account: Account) -> str:
    kind = "application/x-www-form-urlencoded"
    return load.request("POST", "/auth/login", body=people.login_form(account.email), kind=kind)


PROBES = (
    Probe("`GET /templates/`", _reading("/templates/")),
    Probe("`GET /auth/profile`", _reading("/auth/profile")),
    Probe("`POST /auth/refresh`", lambda account: load.refresh_request(account.tokens.refresh)),
    Probe("`POST /auth/login`", _login, count=10),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU milliseconds of one request."""

    server: float
    database: float

    @property
    def together(self) -> float:
        return self.server + self.database


@dataclass(frozen=True, slots=True)
class Site:
    """A server and its database, in which so many accounts have a session each."""

    server: WebServer
    mongodb: DatabaseServer
    replay: Replay
    opened: Database[dict[str, Any]]
    session_ids: list[ObjectId]

    def cpu_seconds(self) -> tuple[float, float]:
        return self.server.cpu_seconds(), self.mongodb.cpu_seconds()


@dataclass(slots=True)
class Findings:
    """Of one probe at one size: what each round cost, and the indexes it uses."""

    rounds: list[Cost] = field(default_factory=list)
    indexes: set[str] = field(default_factory=set)

    def median(self) -> Cost:
        """Return the round in the middle."""
        return sorted(self.rounds, key=lambda cost: cost.together)[len(self.rounds) // 2]


def measure(*, quick: bool) -> Section:
    sizes, rounds = (QUICK_SIZES, QUICK_ROUNDS) if quick else (SIZES, ROUNDS)
    with ExitStack() as stack:
        sites = [stack.enter_context(_site(size)) for size in sizes]
        for site in sites:
            _wait_until_idle(site.mongodb)
        rows = [_row(probe, _by_turns(probe, sites, rounds)) for probe in PROBES]
    columns = ("call", *(f"{size:,}, ms" for size in sizes), "most by least", "at most", "found by")
    return Section("Growth", columns, rows, NOTES)


@contextmanager
def _site(accounts: int) -> Iterator[Site]:
    with folder() as path, database.running(path, ROOM) as mongodb:
        database.migrate(mongodb.url, path)
        with database.opened(mongodb.url) as opened, database.replaying(mongodb.url) as replay:
            people.seed(opened, accounts=1)
            _grow(opened, accounts - 1)
            session_ids = [each["_id"] for each in opened.accounts_session.find({}, {"_id": 1})]
            with contestants.start(OURS, mongodb_url=replay.url, folder=path) as server:
                server.wait()
                yield Site(server, mongodb, replay, opened, session_ids)


def _by_turns(probe: Probe, sites: Sequence[Site], rounds: int) -> list[Findings]:
    for site in sites:
        _round(probe, site)
        site.replay.count()
    pairs = [(site, Findings()) for site in sites]
    for number in range(rounds):
        first = number % len(pairs)
        for site, findings in pairs[first:] + pairs[:first]:
            findings.rounds.append(_round(probe, site))
    for site, findings in pairs:
        findings.indexes |= set(_indexes(site.opened, site.replay.commands()))
    return [findings for _, findings in pairs]


def _round(probe: Probe, site: Site) -> Cost:
    requests = [probe.request(account) for account in _chosen(site, probe.count)]
    before = site.cpu_seconds()
    outcome = load.run(Plan(site.server.port, requests, probe.count, connections=1))
    after = site.cpu_seconds()
    if outcome.failures():
        raise RuntimeError(f"{probe.title}: {outcome.statuses}")
    return Cost(*((end - start) / probe.count * 1000 for start, end in zip(before, after, strict=True)))


def _chosen(site: Site, count: int) -> Iterator[Account]:
    """Yield accounts chosen at random, with the tokens that their sessions have now."""
    wanted = {"_id": {"$in": random.sample(site.session_ids, count)}}
    sessions = {each["user_id"]: each for each in site.opened.accounts_session.find(wanted)}
    for user in site.opened.accounts_user.find({"_id": {"$in": list(sessions)}}, ["email"]):
        yield Account(user["email"], people.tokens_of(sessions[user["_id"]]))


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


def _row(probe: Probe, found: Sequence[Findings]) -> list[str]:
    medians = [findings.median() for findings in found]
    together = [cost.together for cost in medians]
    times = (f"{cost.server:.2f} + {cost.database:.2f}" for cost in medians)
    indexes = sorted(set().union(*(findings.indexes for findings in found)))
    growth = max(together) / min(together)
    return [probe.title, *times, f"{growth:.2f}", f"{AT_MOST}", ", ".join(indexes)]
