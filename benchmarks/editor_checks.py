"""`/v2/check` of one paragraph, as an editor asks for it while someone writes."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from bson import ObjectId
from pymongo.database import Database

from accounts.api_keys import secret
from benchmarks.harness import contestants, database, load, people
from benchmarks.harness.contestants import OURS
from benchmarks.harness.load import Outcome, Plan
from benchmarks.harness.processes import WebServer
from benchmarks.harness.report import Section
from benchmarks.harness.stage import folder

KEYS = 20
TEXTS = 400
CHECKS_PER_SECOND, READS_PER_SECOND = 10, 20
SECONDS = 30
TARGET_MS = 60
WORDS = 5_000
FORM = "application/x-www-form-urlencoded"
COLUMNS = ("", "measured", "target")
PARAGRAPH = (
    "Last month our team has moved to the new office, which is near the station. The most of my "
    "colleagues comes by train, but I prefer to cycle because the road along the river is quiet in the "
    "morning. On the first day there was a lot of boxes in the corridor and nobody could find the "
    "coffee machine. We was laughing about it the whole afternoon. Since then everything works well, "
    "the rooms are bright and the kitchen is bigger than before. I recieved a desk beside the window, "
    "so I can see the old trees in the park while I write reports."
)
NOTES = (
    f"One worker process, the embedded database, {KEYS} API keys. A paragraph of "
    f"{len(PARAGRAPH.split())} words with mistakes arrives {CHECKS_PER_SECOND} times per second at "
    f"fixed times for {SECONDS} s, each request with another number at its end. Reads are "
    f"{READS_PER_SECOND} `GET /templates/` per second, alone and beside the checks. CPU is that of "
    f"the worker, memory is resident."
)


def measure(*, quick: bool) -> Section:
    settings = {"AI_PROVIDER": "offline", "LANGUAGETOOL_REQUESTS_PER_MINUTE": "100000"}
    with folder() as path, database.running(path) as mongodb:
        database.migrate(mongodb.url, path)
        opened = database.opened(mongodb.url)
        with (
            opened as db,
            contestants.start(OURS, mongodb_url=mongodb.url, folder=path, settings=settings) as server,
        ):
            rows = _rows(db, server, seconds=5 if quick else SECONDS)
    return Section("Checks for editors", COLUMNS, rows, NOTES)


def _rows(db: Database[dict[str, Any]], server: WebServer, *, seconds: int) -> list[list[str]]:
    users = people.seed(db, accounts=KEYS)
    keys = [_key_of(db, user["_id"]) for user in users]
    requests = [load.request("GET", "/templates/", token=each.access) for each in people.sign_in(db, users)]
    server.wait()
    # More texts than the checker remembers, so that each is new to it.
    texts = [_check(keys[number % KEYS], number) for number in range(TEXTS)]
    checks = Plan(server.port, texts, count=100, connections=KEYS)
    checked, cpu = _checked(server, checks, seconds)
    db.learning_profile.insert_many([_full_dictionary(user["_id"]) for user in users])
    known, cpu_with_words = _checked(server, checks, seconds)
    db.learning_profile.delete_many({})
    reads = _paced(Plan(server.port, requests), READS_PER_SECOND, seconds)
    alone = load.run(reads)
    beside = load.start(_paced(checks, CHECKS_PER_SECOND, seconds))
    together = load.run(reads)
    for outcome in (checked, known, alone, together, load.finish(beside)):
        if outcome.failures():
            raise RuntimeError(f"{outcome.statuses}")
    return [
        ["p50 of a check, ms", f"{checked.percentile(0.5):.1f}", ""],
        ["p95 of a check, ms", f"{checked.percentile(0.95):.1f}", f"≤ {TARGET_MS}"],
        ["p99 of a check, ms", f"{checked.percentile(0.99):.1f}", ""],
        ["CPU per check, ms", f"{cpu * 1000:.1f}", ""],
        [f"the same with {WORDS:,} words in the dictionary, ms", f"{cpu_with_words * 1000:.1f}", ""],
        ["memory, MB", f"{server.megabytes()[0]:.0f}", ""],
        ["p95 of reads alone, ms", f"{alone.percentile(0.95):.1f}", ""],
        ["p95 of reads beside checks, ms", f"{together.percentile(0.95):.1f}", ""],
    ]


def _checked(server: WebServer, checks: Plan, seconds: int) -> tuple[Outcome, float]:
    """Send checks at their pace, once warmed up; return how that went, and the CPU seconds of a check."""
    load.run(checks)
    before = server.cpu_seconds()
    checked = load.run(_paced(checks, CHECKS_PER_SECOND, seconds))
    return checked, (server.cpu_seconds() - before) / len(checked.latencies)


def _paced(plan: Plan, per_second: float, seconds: int) -> Plan:
    return Plan(
        plan.port, plan.requests, connections=plan.connections, per_second=per_second, seconds=seconds
    )


def _check(key: str, number: int) -> str:
    fields = {"language": "en-US", "text": f"{PARAGRAPH} {number}", "apiKey": key}
    return load.request("POST", "/v2/check", body=urlencode(fields).encode(), kind=FORM)


def _full_dictionary(user_id: ObjectId) -> dict[str, Any]:
    """Return a profile with as many words as one may hold, a few of them with more than letters."""
    words = [f"word{number}.js" if number % 50 == 0 else f"word{number}" for number in range(WORDS)]
    times = ["1795900000000"] * WORDS
    lines = {"dictionary": "\n".join(words), "dictionary_times": "\n".join(times)}
    return {"_id": user_id, "dictionary_version": 1} | lines


def _key_of(db: Database[dict[str, Any]], user_id: ObjectId) -> str:
    """Store a key as the product does and return it."""
    key, key_id, now = secret.new(), ObjectId(), datetime.now(UTC)
    expires_at = now + timedelta(days=1)
    db.accounts_api_key.insert_one(
        {
            "_id": key_id,
            "user_id": user_id,
            "name": "benchmark",
            "scopes": ["check"],
            "digest": secret.digest(key),
            "expires_at": expires_at,
            "last_used_at": now,
        }
    )
    place = {"id": key_id, "expires_at": expires_at}
    db.accounts_user.update_one({"_id": user_id}, {"$push": {"api_keys": place}})
    return key
