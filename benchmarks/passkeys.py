"""What a login with a passkey costs, and whether its time tells that a passkey exists."""

import http.client
import json
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from secrets import token_urlsafe
from statistics import median
from typing import Any

import cbor2
from pymongo.database import Database

from benchmarks.harness import contestants, database, people
from benchmarks.harness.contestants import OURS
from benchmarks.harness.processes import WebServer
from benchmarks.harness.report import Section
from benchmarks.harness.stage import folder
from tests.support.page.passkey_device import Authenticator, encoded

LOGINS = 200
MOST_MS = 5
ROUNDS = 3
IDLE_CPU_SECONDS = 0.05
ORIGIN = "https://api.example.org"
SETTINGS = {"PASSKEY_RATE_LIMIT_PER_MINUTE": "1000000"}
COLUMNS = ("", "measured", "at most")
NOTES = (
    f"One worker process, the embedded database, {LOGINS} logins one at a time after as many to warm up, "
    f"medians of {ROUNDS} rounds. CPU is user and system time of the worker. A wrong signature of a passkey "
    "that exists is compared with the response of one that does not, in random order; the challenge is "
    "fetched before the clock starts."
)


def measure(*, quick: bool) -> Section:
    logins = 20 if quick else LOGINS
    with folder() as path, database.running(path) as mongodb:
        database.migrate(mongodb.url, path)
        with (
            database.opened(mongodb.url) as opened,
            contestants.start(OURS, mongodb_url=mongodb.url, folder=path, settings=SETTINGS) as server,
        ):
            devices = [_device(opened, user) for user in people.seed(opened, accounts=10)]
            server.wait()
            _wait_until_idle(server)
            site = Site(server.port)

            def cpu_of(work: Callable[[], object]) -> float:
                before = server.cpu_seconds()
                for _ in range(logins):
                    work()
                return (server.cpu_seconds() - before) / logins * 1000

            def sign_in() -> None:
                site.sign_in(random.choice(devices), status=200)

            cpu_of(sign_in)
            rounds = [(cpu_of(site.options), cpu_of(sign_in)) for _ in range(ROUNDS)]
            options, login = (median(each) for each in zip(*((a, b - a) for a, b in rounds), strict=True))
            known, unknown = _times(site, devices, logins)
    rows = [
        ["CPU of `POST /auth/passkey/options`, ms", f"{options:.2f}", ""],
        ["CPU of `POST /auth/passkey/login`, ms", f"{login:.2f}", f"{MOST_MS}"],
        ["wrong response, known passkey, median ms", f"{known:.1f}", ""],
        ["wrong response, unknown passkey, median ms", f"{unknown:.1f}", ""],
        ["difference, ms", f"{abs(known - unknown):.1f}", "10"],
    ]
    return Section("Logins with passkeys", COLUMNS, rows, NOTES)


def _wait_until_idle(server: WebServer) -> None:
    """Wait until the worker has loaded what it loads in the background."""
    before = -1.0
    while (now := server.cpu_seconds()) - before > IDLE_CPU_SECONDS:
        before = now
        time.sleep(1)


class Site:
    """The service as a browser sees it, on one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def options(self) -> dict[str, Any]:
        return self._post("/auth/passkey/options", {}, status=200)

    def sign_in(self, device: Authenticator, *, status: int) -> float:
        """Return how long the second of the two calls takes, in milliseconds."""
        offered = self.options()
        body = {
            "challenge_token": offered["challenge_token"],
            "credential": device.get(offered["public_key"]),
        }
        started = time.perf_counter()
        self._post("/auth/passkey/login", body, status=status)
        return (time.perf_counter() - started) * 1000

    def _post(self, path: str, body: dict[str, Any], *, status: int) -> dict[str, Any]:
        self._connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        answer: dict[str, Any] = json.loads(response.read())
        if response.status != status:
            raise RuntimeError(f"{path} answered {response.status}: {answer}")
        return answer


def _device(opened: Database[dict[str, Any]], user: dict[str, Any]) -> Authenticator:
    """Store a passkey as the product does and return the device that holds it."""
    device = Authenticator(origin=ORIGIN, user_handle=token_urlsafe(32))
    credential_id = encoded(device.credential_id)
    opened.accounts_user.update_one({"_id": user["_id"]}, {"$set": {"user_handle": device.user_handle}})
    opened.accounts_passkey.insert_one(
        {
            "_id": sha256(credential_id.encode()).hexdigest(),
            "user_id": user["_id"],
            "credential_id": credential_id,
            "public_key": cbor2.dumps(device._cose_key()),
            "sign_count": 0,
            "backup_eligible": False,
            "backed_up": False,
            "transports": ["internal"],
            "name": "benchmark",
            "created_at": datetime.now(UTC),
            "last_used_at": None,
        }
    )
    return device


def _times(site: Site, devices: list[Authenticator], tries: int) -> tuple[float, float]:
    """Return the median milliseconds of a wrong response for known and for unknown passkeys."""
    forged = [
        Authenticator(origin=ORIGIN, credential_id=each.credential_id, user_handle=each.user_handle)
        for each in devices
    ]
    foreign = [Authenticator(origin=ORIGIN, user_handle=token_urlsafe(32)) for _ in devices]
    kinds = [True, False] * tries
    random.Random(1).shuffle(kinds)
    times: dict[bool, list[float]] = {True: [], False: []}
    for is_known in kinds:
        device = random.choice(forged if is_known else foreign)
        times[is_known].append(site.sign_in(device, status=400))
    return median(times[True]), median(times[False])
