"""What accounts keep in the database, one document type a file."""

from accounts.models.attempts import StrangerAttempts
from accounts.models.audit import AuditEvent
from accounts.models.code import Code
from accounts.models.decoy import Decoy
from accounts.models.session import Session
from accounts.models.user import User

__all__ = ["AuditEvent", "Code", "Decoy", "Session", "StrangerAttempts", "User"]
