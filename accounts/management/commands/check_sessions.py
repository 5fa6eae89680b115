"""`manage.py check_sessions`: prove on the configured database that sessions rotate as they must."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from secrets import token_hex
from typing import Any

from bson import ObjectId
from django.core.management import BaseCommand, CommandError

from accounts import sessions, users
from accounts.hashing import UNUSABLE
from accounts.management.trial_session import TrialSession, rotate, rotate_or_repeat

PARALLEL = 20


class Command(BaseCommand):
    """Open, rotate, replay and revoke a session of a throw-away account."""

    help = "Open, rotate, replay and revoke a session of a throw-away account, and report what was seen."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = False
        with throw_away_account() as user_id:
            # Every promise is tried, also after one was broken: the whole list shows what the database lacks.
            for promise, holds in PROMISES.items():
                kept = holds(user_id)
                broken = broken or not kept
                self.stdout.write(f"{'ok    ' if kept else 'BROKEN'}  {promise}")
        if broken:
            raise CommandError("This database does not keep what sessions promise: do not use it.")


@contextmanager
def throw_away_account() -> Iterator[ObjectId]:
    """Yield the id of an account that exists while the block runs."""
    email = f"check-sessions-{token_hex(8)}@sahienglish.invalid"
    account = users.add(email=email, full_name="check_sessions", password_hash=UNUSABLE)
    if account is None:
        raise CommandError("The address of the throw-away account is taken.")
    try:
        yield account["_id"]
    finally:
        sessions.forget(user_id=account["_id"])
        users.remove(account["_id"])


def opens(user_id: ObjectId) -> bool:
    return TrialSession.open(user_id).is_accepted()


def rotates(user_id: ObjectId) -> bool:
    first = TrialSession.open(user_id)
    second = first.refreshed()
    if second is None or second.pair.refresh_token == first.pair.refresh_token:
        return False
    return second.is_accepted()


def rotates_once(user_id: ObjectId) -> bool:
    pairs = TrialSession.open(user_id).at_once(rotate, times=PARALLEL)
    return sum(pair is not None for pair in pairs) == 1


def has_one_child(user_id: ObjectId) -> bool:
    pairs = TrialSession.open(user_id).at_once(rotate_or_repeat, times=PARALLEL)
    return len({pair.refresh_token for pair in pairs if pair}) == 1


def refuses_grandparent(user_id: ObjectId) -> bool:
    first = TrialSession.open(user_id)
    second = first.refreshed()
    return second is not None and second.refreshed() is not None and first.refreshed() is None


def ends(user_id: ObjectId) -> bool:
    session = TrialSession.open(user_id)
    is_revoked_once = session.revoke() and not session.revoke()
    return is_revoked_once and not session.is_accepted() and session.refreshed() is None


PROMISES: dict[str, Callable[[ObjectId], bool]] = {
    "the access token of a new session is accepted": opens,
    "a refresh gives a new pair whose access token is accepted": rotates,
    f"of {PARALLEL} parallel refreshes with one token, one rotates": rotates_once,
    f"of {PARALLEL} parallel refreshes, every success carries the same child": has_one_child,
    "a token two generations old is rejected": refuses_grandparent,
    "a revoked session ends at once, once, with all of its tokens": ends,
}
