"""What accounts keep in the database, one document type a file."""

from accounts.models.audit_event import AuditEvent
from accounts.models.decoy import Decoy
from accounts.models.login_attempts import StrangerAttempts
from accounts.models.reset_code import Code
from accounts.models.session import Session
from accounts.models.user import User

__all__ = ["AuditEvent", "Code", "Decoy", "Session", "StrangerAttempts", "User"]
