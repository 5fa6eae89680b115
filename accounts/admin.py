"""Accounts in the admin."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.flows.staff import revoke_sessions
from accounts.models import User

if TYPE_CHECKING:
    UserModelAdmin = admin.ModelAdmin[User]
else:
    UserModelAdmin = admin.ModelAdmin

CONCRETE = {field.name for field in User._meta.concrete_fields}


@admin.register(User)
class UserAdmin(UserModelAdmin):
    """People: found by address or name, never seen with a password."""

    list_display = ["email", "full_name", "is_email_verified", "is_active", "is_staff"]
    search_fields = ["email", "full_name"]
    exclude = ["password"]

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Write only what was changed: failures are counted and passwords changed meanwhile."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        obj.save(update_fields=[name for name in form.changed_data if name in CONCRETE])
        if "is_active" in form.changed_data and not obj.is_active:
            revoke_sessions(user_id=obj.pk)
