"""Whether the time of an answer tells a stranger's address from one that has an account."""

import asyncio
import http.client
import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any
from urllib.parse import urlencode

from aiosmtpd.controller import Controller
from pymongo.database import Database

from benchmarks.harness import contestants, database, people
from benchmarks.harness.contestants import OURS
from benchmarks.harness.processes import free_port
from benchmarks.harness.report import Section
from benchmarks.harness.stage import folder

SAMPLES = 100
MAIL_SECONDS = 2.0
LIMITS = {
    "FORGOT_PASSWORD_RATE_LIMIT_PER_15MIN": "10000",
    "FORGOT_PASSWORD_RATE_LIMIT_PER_HOUR": "10000",
    "REGISTER_RATE_LIMIT_PER_HOUR": "10000",
    "VERIFY_OTP_RATE_LIMIT_PER_HOUR": "10000",
}
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
COLUMNS = ("call", "known, ms", "unknown, ms", "difference, ms", "at most, ms")
NOTES = (
    f"Medians of {SAMPLES} requests each, one at a time, in random order, on one worker; the mail server "
    f"takes {MAIL_SECONDS:g} s for every message. Known addresses have verified accounts, unless the table "
    "says otherwise; a call uses none twice. Calls that name no address have nothing to tell: the start of a "
    "login with a passkey or a provider, and calls of users who are signed in."
)


@dataclass(frozen=True, slots=True)
class Probe:
    """A call that names an address; allowed are 10 ms or 5 % of difference."""

    path: str
    body: Callable[[str], bytes]
    kind: str = JSON
    accounts: str = ""
    """What known addresses belong to: accounts that are verified, or those of `GROUPS`."""

    detail: str = ""
    """What tells two probes of one path apart."""


def _json(**members: str) -> Callable[[str], bytes]:
    def body(email: str) -> bytes:
        return json.dumps({"email": email, **members}).encode()

    return body


def _wrong_login(email: str) -> bytes:
    return urlencode({"grant_type": "password", "username": email, "password": "not the password"}).encode()


GROUPS: dict[str, dict[str, Any]] = {
    "": {},
    "second step on": {"second_step_since": people.BEGAN_AT, "totp_secret": "v1.x", "user_handle": "x"},
    "unconfirmed": {"is_email_verified": False, "unconfirmed_until": datetime.now(UTC) + timedelta(days=7)},
}
"""Kinds of accounts, each with what sets it apart."""

PROBES = (
    Probe("/auth/login", _wrong_login, FORM),
    Probe("/auth/register", _json(password="violet kettle on 9 rivers", full_name="Asha Rao")),
    Probe("/auth/resend-verification", _json()),
    Probe("/auth/forgot-password", _json()),
    Probe("/auth/verify-otp", _json(otp="000000")),
    Probe("/auth/verify-otp", _json(otp="0" * 24), detail="24 digits"),
    Probe("/auth/login", _wrong_login, FORM, accounts="second step on"),
    Probe("/auth/login", _wrong_login, FORM, accounts="unconfirmed"),
    Probe(
        "/auth/register",
        _json(password="violet kettle on 9 rivers", full_name="Asha Rao"),
        accounts="unconfirmed",
    ),
    Probe("/auth/resend-verification", _json(), accounts="unconfirmed"),
    Probe("/auth/forgot-password", _json(), accounts="unconfirmed"),
)


def measure(*, quick: bool) -> Section:
    samples = 10 if quick else SAMPLES
    with _slow_mail() as port, folder() as path, database.running(path) as mongodb:
        database.migrate(mongodb.url, path)
        with database.opened(mongodb.url) as opened:
            known = {group: _accounts(opened, group, samples) for group in GROUPS}
        settings = LIMITS | {"SMTP_PORT": str(port)}
        with contestants.start(OURS, mongodb_url=mongodb.url, folder=path, settings=settings) as server:
            server.wait()
            rows = [_row(probe, _times(probe, server.port, known[probe.accounts])) for probe in PROBES]
    return Section("Nothing to learn from time", COLUMNS, rows, NOTES)


def _accounts(opened: Database[dict[str, Any]], group: str, number: int) -> list[str]:
    """Store accounts of one group and return their addresses."""
    word = group.replace(" ", "-") or "verified"
    users = [people.user(f"asha.{word}.{each}@example.org") | GROUPS[group] for each in range(number)]
    opened.accounts_user.insert_many(users)
    return [user["email"] for user in users]


def _times(probe: Probe, port: int, known: list[str]) -> dict[bool, float]:
    """Return the median milliseconds for known and for unknown addresses."""
    word = f"{probe.path.rpartition('/')[2]}.{probe.accounts or probe.detail}".replace(" ", "-").strip(".")
    asked = [(True, email) for email in known]
    asked += [(False, f"ravi.{word}.{number}@example.org") for number in range(len(known))]
    random.Random(1).shuffle(asked)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    times: dict[bool, list[float]] = {True: [], False: []}
    statuses = set()
    for is_known, email in asked:
        started = time.perf_counter()
        connection.request("POST", probe.path, probe.body(email), {"Content-Type": probe.kind})
        response = connection.getresponse()
        response.read()
        times[is_known].append((time.perf_counter() - started) * 1000)
        statuses.add(response.status)
    connection.close()
    if len(statuses) != 1 or statuses & {429, 500, 503}:
        raise RuntimeError(f"{probe.path} answered {statuses}")
    return {is_known: median(found) for is_known, found in times.items()}


def _row(probe: Probe, times: dict[bool, float]) -> list[str]:
    known, unknown = times[True], times[False]
    return [
        ", ".join(filter(None, [f"`POST {probe.path}`", probe.accounts, probe.detail])),
        f"{known:.1f}",
        f"{unknown:.1f}",
        f"{abs(known - unknown):.1f}",
        f"{max(10, 0.05 * known):.1f}",
    ]


class SlowMailbox:
    """A mail server's handler that takes its time."""

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        await asyncio.sleep(MAIL_SECONDS)
        return "250 OK"


@contextmanager
def _slow_mail() -> Iterator[int]:
    controller = Controller(SlowMailbox(), hostname="127.0.0.1", port=free_port())
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop()
