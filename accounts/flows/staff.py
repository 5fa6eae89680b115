"""What those who look after the service do to an account, from the admin or the command line."""

from collections.abc import Iterable
from typing import Any

from bson import ObjectId
from django.contrib.auth.models import Group

from accounts import audit, reset_codes, users
from accounts.audit import STAFF, Kind
from accounts.emails import messages
from accounts.emails.occasion import occasion
from accounts.flows.factors import second_step
from accounts.flows.factors.ways_in import besides_password
from accounts.flows.logout import end_everything
from accounts.models import User
from accounts.sessions import Reason

GIVEN_AND_TAKEN = {
    ("is_staff", True): Kind.MADE_STAFF,
    ("is_staff", False): Kind.NO_LONGER_STAFF,
    ("is_superuser", True): Kind.MADE_SUPERUSER,
    ("is_superuser", False): Kind.NO_LONGER_SUPERUSER,
}


def create(*, user: User) -> None:
    """Store a new account, to which no one can log in until its owner has set a password."""
    user.set_unusable_password()
    user.save()
    audit.record(Kind.CREATED_BY_STAFF, user_id=user.pk, client=STAFF)


def edit(*, user_id: ObjectId, **fields: Any) -> None:
    """Set fields of an account; each right that is given or taken is an event of its own."""
    users.update(user_id, **fields)
    for field in fields.items():
        if kind := GIVEN_AND_TAKEN.get(field):
            audit.record(kind, user_id=user_id, client=STAFF)


def put_into_groups(*, user: User, groups: Iterable[Group]) -> None:
    """Let the account be in these groups and no others."""
    user.groups.set(groups)
    audit.record(Kind.GROUPS_CHANGED_BY_STAFF, user_id=user.pk, client=STAFF)


def note_group_rights(*, group: Group) -> None:
    """Record with every member that the group may do something else now."""
    for user_id in _members(group):
        audit.record(Kind.GROUP_RIGHTS_CHANGED, user_id=user_id, client=STAFF)


def delete_group(*, group: Group) -> None:
    """Take a group and its rights away from all of its members."""
    members = _members(group)
    group.delete()
    for user_id in members:
        audit.record(Kind.GROUPS_CHANGED_BY_STAFF, user_id=user_id, client=STAFF)


def _members(group: Group) -> list[ObjectId]:
    return [user.pk for user in User.objects.filter(groups=group).only("pk")]


def revoke_sessions(*, user_id: ObjectId) -> int:
    """End every token, session and API key of an account; returns how many sessions there were."""
    ended = end_everything(user_id=user_id, reason=Reason.REVOKED_BY_STAFF)
    audit.record(Kind.SESSIONS_REVOKED_BY_STAFF, user_id=user_id, client=STAFF)
    return ended


def note_new_password(*, user_id: ObjectId) -> None:
    """End the tokens, sessions and API keys of an account whose password was set past the API."""
    fields = {"password_conflict": False, **users.UNLOCKED}
    end_everything(user_id=user_id, reason=Reason.PASSWORD_CHANGED, **fields)
    audit.record(Kind.PASSWORD_CHANGED, user_id=user_id, client=STAFF)
    user = users.get(user_id)
    if user is not None:
        messages.password_changed(still_works=besides_password(user_id), **occasion(user, STAFF))


def verify(*, user_id: ObjectId) -> None:
    """Confirm the address on the word of a member of staff."""
    user = users.get(user_id)
    if user is not None:
        users.confirm_address(user_id, email=user["email"])
    audit.record(Kind.EMAIL_VERIFIED, user_id=user_id, client=STAFF)


def disable(*, user_id: ObjectId) -> None:
    """Close an account, in one update with the end of its tokens."""
    end_everything(user_id=user_id, reason=Reason.REVOKED_BY_STAFF, is_active=False)
    audit.record(Kind.DISABLED_BY_STAFF, user_id=user_id, client=STAFF)


def enable(*, user_id: ObjectId) -> None:
    """Enable a disabled account again; no session is opened."""
    users.update(user_id, is_active=True)
    audit.record(Kind.ENABLED_BY_STAFF, user_id=user_id, client=STAFF)


def unlock(*, user_id: ObjectId) -> None:
    """Forget the account's failed logins."""
    users.update(user_id, **users.UNLOCKED)
    audit.record(Kind.UNLOCKED_BY_STAFF, user_id=user_id, client=STAFF)


def remove_second_step(*, user_id: ObjectId) -> bool:
    """Turn the second step off for a user who cannot; `False` if it was not on."""
    user = users.require(user_id)
    return second_step.turn_off(user, client=STAFF, kind=Kind.SECOND_STEP_REMOVED_BY_STAFF)


def send_code(*, user_id: ObjectId) -> bool:
    """E-mail a code for a new password; `False` if the account is disabled or had its codes for today."""
    user = users.get(user_id)
    code = reset_codes.issue(email=user["email"], user=user) if user else None
    if user is None or code is None:
        return False
    audit.record(Kind.CODE_REQUESTED, user_id=user_id, client=STAFF)
    messages.reset_code(**code, **occasion(user, STAFF))
    return True
