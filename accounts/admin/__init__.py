"""Accounts in the admin: what staff need to help users, and nothing that lets them act as another user."""

from accounts.admin.api_keys import ApiKeyAdmin
from accounts.admin.audit_events import AuditEventAdmin, SessionAdmin
from accounts.admin.groups import GroupAdmin
from accounts.admin.sign_in import LinkedIdentityAdmin, PasskeyAdmin
from accounts.admin.users import UserAdmin

__all__ = [
    "ApiKeyAdmin",
    "AuditEventAdmin",
    "GroupAdmin",
    "LinkedIdentityAdmin",
    "PasskeyAdmin",
    "SessionAdmin",
    "UserAdmin",
]
