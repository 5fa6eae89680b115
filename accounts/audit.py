"""The audit log: each event is written once, by the code that made it happen."""

from datetime import timedelta
from enum import StrEnum

from bson import ObjectId
from django.conf import settings

from accounts.models import AuditEvent
from accounts.request_client import STAFF_DEVICE, Client
from sahienglish.core import clock
from sahienglish.database import mongo


class Kind(StrEnum):
    """The kinds of audit events."""

    REGISTERED = "registered"
    REGISTRATION_REPEATED = "registration_repeated"
    VERIFICATION_REQUESTED = "verification_requested"
    EMAIL_VERIFIED = "email_verified"
    LOGGED_IN = "logged_in"
    LOGIN_FAILED = "login_failed"
    LOGIN_REFUSED = "login_refused"
    LOGGED_OUT = "logged_out"
    LOGGED_OUT_EVERYWHERE = "logged_out_everywhere"
    SESSION_REVOKED = "session_revoked"
    CREATED_BY_STAFF = "created_by_staff"
    MADE_STAFF = "made_staff"
    NO_LONGER_STAFF = "no_longer_staff"
    MADE_SUPERUSER = "made_superuser"
    NO_LONGER_SUPERUSER = "no_longer_superuser"
    GROUPS_CHANGED_BY_STAFF = "groups_changed_by_staff"
    GROUP_RIGHTS_CHANGED = "group_rights_changed"
    SESSIONS_REVOKED_BY_STAFF = "sessions_revoked_by_staff"
    DISABLED_BY_STAFF = "disabled_by_staff"
    ENABLED_BY_STAFF = "enabled_by_staff"
    UNLOCKED_BY_STAFF = "unlocked_by_staff"
    TOKEN_REUSED = "token_reused"  # noqa: S105
    CODE_REQUESTED = "code_requested"
    CODE_REFUSED = "code_refused"
    CODE_ACCEPTED = "code_accepted"
    PASSWORD_RESET = "password_reset"  # noqa: S105
    PASSWORD_CHANGED = "password_changed"  # noqa: S105
    SECOND_FACTOR_FAILED = "second_factor_failed"
    SECOND_STEP_ON = "second_step_on"
    SECOND_STEP_OFF = "second_step_off"
    SECOND_STEP_REMOVED_BY_STAFF = "second_step_removed_by_staff"
    RECOVERY_CODES_MADE = "recovery_codes_made"
    RECOVERY_CODE_USED = "recovery_code_used"
    CONFIRMED = "confirmed"
    PASSWORD_REFUSED = "password_refused"  # noqa: S105
    EMAIL_CHANGE_REQUESTED = "email_change_requested"
    EMAIL_CHANGED = "email_changed"
    API_KEY_CREATED = "api_key_created"
    API_KEY_ROTATED = "api_key_rotated"
    API_KEY_REVOKED = "api_key_revoked"
    API_KEY_REVOKED_BY_STAFF = "api_key_revoked_by_staff"
    PASSKEY_ADDED = "passkey_added"
    PASSKEY_RENAMED = "passkey_renamed"
    PASSKEY_REMOVED = "passkey_removed"
    PASSKEY_REMOVED_BY_STAFF = "passkey_removed_by_staff"
    PASSKEY_COUNT_FELL = "passkey_count_fell"
    REGISTERED_WITH_PROVIDER = "registered_with_provider"
    IDENTITY_LINKED = "identity_linked"
    IDENTITY_UNLINKED = "identity_unlinked"
    IDENTITY_UNLINKED_BY_STAFF = "identity_unlinked_by_staff"
    EXPORTED = "exported"
    DELETED = "deleted"


STAFF = Client(ip="", device=STAFF_DEVICE)
"""The client of an action in the admin or on the command line."""


def record(kind: Kind, *, user_id: ObjectId | None, client: Client) -> None:
    """Write one event; `user_id` is `None` if no account has the address."""
    now = clock.now()
    mongo.collection(AuditEvent._meta.db_table).insert_one(
        {
            "user_id": user_id,
            "kind": kind.value,
            "at": now,
            "ip": client.ip,
            "device": client.device,
            "expires_at": now + timedelta(days=settings.AUDIT_RETENTION_DAYS),
        }
    )
