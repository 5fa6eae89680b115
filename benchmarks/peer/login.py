"""Logging in: limits by address and by account, lockout, password, session, audit event."""

import hashlib
import hmac
import math
from datetime import UTC, datetime, timedelta
from typing import Any

from email_validator import EmailNotValidError, validate_email

from benchmarks.peer import limits, passwords, sessions
from benchmarks.peer.database import Database, Document, now
from benchmarks.peer.problems import Problem, grant_invalid, rate_limited
from benchmarks.peer.sessions import TokenPair
from benchmarks.peer.settings import settings

DAY = timedelta(days=1)
MAX_FAILURES_A_DAY = 100
EPOCH = datetime.fromtimestamp(0, UTC)
CLEARED: dict[str, Any] = {"login_failures": 0, "login_failed_at": None, "login_locked_until": None}


async def log_in(database: Database, *, email: str, password: str, ip: str, device: str) -> TokenPair:
    email = _canonical(email)
    await limits.hit(database, *limits.of_login(ip=ip, email=email))
    user = await _reserve(database, email)
    if not await passwords.matches(password, user["password"] if user else passwords.NOBODY) or user is None:
        await _record(database, "login_failed", user, ip, device)
        raise grant_invalid("invalid_credentials", "Wrong e-mail or password")
    await database.accounts_user.update_one(
        {"_id": user["_id"]}, {"$set": CLEARED, "$inc": {"login_failures_today": -1}}
    )
    if not user["is_active"]:
        raise grant_invalid("invalid_credentials", "Wrong e-mail or password")
    if not user["is_email_verified"]:
        raise Problem(403, "email_not_verified", "The address is not verified", oauth="invalid_grant")
    pair = await sessions.open_session(
        database, user_id=user["_id"], token_version=user["token_version"], device=device, ip=ip
    )
    await _record(database, "logged_in", user, ip, device)
    return pair


def _canonical(email: str) -> str:
    try:
        return (
            validate_email(email, check_deliverability=False, allow_smtputf8=False).ascii_email or ""
        ).lower()
    except EmailNotValidError as error:
        raise grant_invalid("invalid_credentials", "Wrong e-mail or password") from error


async def _reserve(database: Database, email: str) -> Document | None:
    """Count an attempt before its password is looked at, and return the account; 429 while it is locked."""
    moment = now()
    attempt = _attempt(moment)
    user = await database.accounts_user.find_one_and_update({"email": email}, attempt)
    if user is not None:
        _refuse_locked(user, moment)
        return user
    digest = hmac.new(settings().jwt_secret_key.encode(), email.encode(), hashlib.sha256).hexdigest()
    stranger = await database.accounts_stranger_attempts.find_one_and_update(
        {"_id": digest}, [*attempt, {"$set": {"forget_at": moment + 2 * DAY}}], upsert=True
    )
    _refuse_locked(stranger or {}, moment)
    return None


def _refuse_locked(counts: Document, moment: datetime) -> None:
    locked_until = counts.get("login_locked_until") or EPOCH
    if locked_until > moment:
        raise rate_limited(math.ceil((locked_until - moment).total_seconds()), "account_locked")


def _attempt(moment: datetime) -> list[Document]:
    """Return the update that counts one more failure, and locks at the last one allowed."""
    locked_until = {"$ifNull": ["$login_locked_until", EPOCH]}
    is_locked = {"$gt": [locked_until, moment]}
    row_over = {
        "$or": [
            {"$gt": [locked_until, EPOCH]},
            {"$lte": [{"$ifNull": ["$login_failed_at", EPOCH]}, moment - DAY]},
        ]
    }
    day_over = {"$lte": [{"$ifNull": ["$login_day_began_at", EPOCH]}, moment - DAY]}

    def unless_locked(name: str, value: Any) -> Document:
        return {name: {"$cond": [is_locked, f"${name}", value]}}

    def one_more(name: str, over: Document) -> Document:
        return unless_locked(name, {"$cond": [over, 1, {"$add": [{"$ifNull": [f"${name}", 0]}, 1]}]})

    counts = {
        **one_more("login_failures", row_over),
        **one_more("login_failures_today", day_over),
        **unless_locked("login_day_began_at", {"$cond": [day_over, moment, "$login_day_began_at"]}),
        **unless_locked("login_failed_at", moment),
    }
    short_end = moment + timedelta(minutes=settings().account_lockout_duration_minutes)
    long_end = {"$add": ["$login_day_began_at", int(DAY.total_seconds() * 1000)]}
    lock = {
        "$cond": [
            {"$gte": ["$login_failures_today", MAX_FAILURES_A_DAY]},
            long_end,
            {"$cond": [{"$gte": ["$login_failures", settings().max_login_attempts]}, short_end, None]},
        ]
    }
    return [{"$set": counts}, {"$set": unless_locked("login_locked_until", lock)}]


async def _record(database: Database, kind: str, user: Document | None, ip: str, device: str) -> None:
    moment = now()
    await database.accounts_audit.insert_one(
        {
            "user_id": user["_id"] if user else None,
            "kind": kind,
            "at": moment,
            "ip": ip,
            "device": device,
            "expires_at": moment + timedelta(days=settings().audit_retention_days),
        }
    )
