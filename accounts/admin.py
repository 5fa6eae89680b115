"""Accounts in the admin."""

from typing import TYPE_CHECKING

from django.contrib import admin

from accounts.models import User

if TYPE_CHECKING:
    UserModelAdmin = admin.ModelAdmin[User]
else:
    UserModelAdmin = admin.ModelAdmin


@admin.register(User)
class UserAdmin(UserModelAdmin):
    """People: found by address or name, never seen with a password."""

    list_display = ["email", "full_name", "is_email_verified", "is_active", "is_staff"]
    search_fields = ["email", "full_name"]
    exclude = ["password"]
