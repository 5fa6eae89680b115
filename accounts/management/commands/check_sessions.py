"""`manage.py check_sessions`: prove on the configured database that sessions rotate as they must."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from bson import ObjectId
from django.core.management import BaseCommand, CommandError

from accounts import sessions, users
from accounts.hashing import UNUSABLE
from accounts.identity import LoginSession
from accounts.sessions import Reason, TokenPair
from accounts.tokens import AccessToken, RefreshToken
from sahienglish.core.errors import TokenInvalid
from sahienglish.database import mongo

PARALLEL = 20


class Command(BaseCommand):
    """Open, rotate, replay and revoke a session of a throw-away account."""

    help = "Open, rotate, replay and revoke a session of a throw-away account, and say what was seen."

    def handle(self, *args: Any, **options: Any) -> None:
        with _throw_away_account() as user_id:
            outcomes = [self._say(promise, check(user_id)) for promise, check in CHECKS.items()]
        if not all(outcomes):
            raise CommandError("This database does not keep what sessions promise: do not use it.")

    def _say(self, promise: str, kept: bool) -> bool:
        self.stdout.write(f"{'ok    ' if kept else 'BROKEN'}  {promise}")
        return kept


@contextmanager
def _throw_away_account() -> Iterator[ObjectId]:
    email = f"check-sessions-{token_hex(8)}@sahienglish.invalid"
    account = users.add(email=email, full_name="check_sessions", password_hash=UNUSABLE)
    if account is None:
        raise CommandError("The address of the throw-away account is taken.")
    try:
        yield account["_id"]
    finally:
        sessions.forget(user_id=account["_id"])
        users.remove(account["_id"])


def _open(user_id: ObjectId) -> TokenPair:
    return sessions.open(user_id=user_id, token_version=0, device="check_sessions", ip="")


async def _rotated(token: RefreshToken) -> TokenPair | None:
    return await sessions.rotate(token, ip="") or await sessions.repeat(token)


def _rotate(pair: TokenPair) -> TokenPair | None:
    return _at_once(_rotated, pair, times=1)[0]


def _at_once(
    refresh: Callable[[RefreshToken], Coroutine[Any, Any, TokenPair | None]], pair: TokenPair, *, times: int
) -> list[TokenPair | None]:
    """Use the refresh token of `pair` so many times in parallel."""
    token = RefreshToken.read(pair.refresh_token)

    async def refreshed() -> list[TokenPair | None]:
        try:
            return await asyncio.gather(*(refresh(token) for _ in range(times)))
        finally:
            await mongo.close()

    return asyncio.run(refreshed())


def _is_welcome(pair: TokenPair) -> bool:
    try:
        LoginSession.of(AccessToken.read(pair.access_token)).require()
    except TokenInvalid:
        return False
    return True


def _revoke(pair: TokenPair) -> bool:
    token = RefreshToken.read(pair.refresh_token)
    return sessions.revoke(session_id=token.session_id, user_id=token.user_id, reason=Reason.REVOKED_BY_STAFF)


def _opens(user_id: ObjectId) -> bool:
    return _is_welcome(_open(user_id))


def _rotates(user_id: ObjectId) -> bool:
    first = _open(user_id)
    second = _rotate(first)
    return second is not None and second.refresh_token != first.refresh_token and _is_welcome(second)


def _rotates_once(user_id: ObjectId) -> bool:
    rotated = _at_once(lambda token: sessions.rotate(token, ip=""), _open(user_id), times=PARALLEL)
    return sum(pair is not None for pair in rotated) == 1


def _has_one_child(user_id: ObjectId) -> bool:
    pairs = _at_once(_rotated, _open(user_id), times=PARALLEL)
    children = {pair.refresh_token for pair in pairs if pair is not None}
    return len(children) == 1


def _refuses_grandparent(user_id: ObjectId) -> bool:
    first = _open(user_id)
    second = _rotate(first)
    return second is not None and _rotate(second) is not None and _rotate(first) is None


def _ends(user_id: ObjectId) -> bool:
    pair = _open(user_id)
    return _revoke(pair) and not _revoke(pair) and not _is_welcome(pair) and _rotate(pair) is None


CHECKS: dict[str, Callable[[ObjectId], bool]] = {
    "a new session opens the door": _opens,
    "a refresh gives a new pair that opens the door": _rotates,
    f"of {PARALLEL} parallel refreshes with one token, one rotates": _rotates_once,
    f"of {PARALLEL} parallel refreshes, every success carries the same child": _has_one_child,
    "a token two generations old is refused": _refuses_grandparent,
    "a revoked session ends at once, once, with all of its tokens": _ends,
}
