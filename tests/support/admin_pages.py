"""Pages of the admin, and what they did to an account."""

from accounts.models import AuditEvent, User

USERS = "/admin/accounts/user/"


def again(user: User) -> User:
    """Return the account as it is stored now."""
    return User.objects.get(pk=user.pk)


def audited(user: User) -> list[str]:
    """Return what the audit log says of an account, oldest first."""
    return list(AuditEvent.objects.filter(user_id=user.pk).order_by("pk").values_list("kind", flat=True))
