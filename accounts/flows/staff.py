"""What those who look after the service do to an account, from the admin or the command line."""

from bson import ObjectId

from accounts import audit, sessions, users
from accounts.audit import STAFF, Kind
from accounts.sessions import Reason


def revoke_sessions(*, user_id: ObjectId) -> int:
    """End every token and every session of an account; returns how many sessions there were."""
    users.end_tokens(user_id)
    ended = sessions.revoke_all(user_id=user_id, reason=Reason.REVOKED_BY_STAFF)
    audit.record(Kind.SESSIONS_REVOKED_BY_STAFF, user_id=user_id, client=STAFF)
    return ended


def note_new_password(*, user_id: ObjectId) -> None:
    """End the sessions of an account whose password was set past the API."""
    sessions.revoke_all(user_id=user_id, reason=Reason.PASSWORD_CHANGED)
    audit.record(Kind.PASSWORD_CHANGED, user_id=user_id, client=STAFF)
