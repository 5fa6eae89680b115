"""What accounts keep in the database, one type of document per file."""

from accounts.models.api_key import ApiKey
from accounts.models.audit_event import AuditEvent
from accounts.models.authenticator import Passkey
from accounts.models.decoy import Decoy
from accounts.models.linked_identity import LinkedIdentity
from accounts.models.login_attempts import StrangerAttempts
from accounts.models.one_time_token import OneTimeToken
from accounts.models.registration import Registration
from accounts.models.reset_code import Code
from accounts.models.session import Session
from accounts.models.user import User

__all__ = [
    "ApiKey",
    "AuditEvent",
    "Code",
    "Decoy",
    "LinkedIdentity",
    "OneTimeToken",
    "Passkey",
    "Registration",
    "Session",
    "StrangerAttempts",
    "User",
]
