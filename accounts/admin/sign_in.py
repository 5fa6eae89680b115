"""Passkeys and linked providers in the admin: whose they are, and their removal with a reason."""

import re
from collections.abc import Callable
from typing import Any

from bson import ObjectId
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.admin.owners import OwnedByIdAdmin
from accounts.flows.factors.manage_identities import unlink_identity_by_staff
from accounts.flows.factors.manage_passkeys import remove_passkey_by_staff
from accounts.models import LinkedIdentity, Passkey, User
from sahienglish.admin_site.confirmation import asks_first, reason_in
from sahienglish.admin_site.models import member
from sahienglish.core.errors import NotFound


class WayInAdmin(OwnedByIdAdmin):
    """A base for passkeys and linked providers: both have an owner, and staff can remove them."""

    actions = ["remove"]
    list_filter = ["created_at"]

    def removal(self) -> Callable[..., None]:
        """Return the flow that removes one."""
        raise NotImplementedError

    @admin.display(description="user")
    def user(self, entry: Any) -> str:
        # The list has found the addresses of all its users at once; the page of one entry has not.
        known = getattr(entry, "owner", None) or User.objects.filter(pk=str(entry.user_id)).first()
        return str(known or entry.user_id)

    def has_remove_permission(self, request: HttpRequest) -> bool:
        """Removing a way to sign in needs the right to change accounts."""
        return member(request).has_perm("accounts.change_user")

    @admin.action(description="Remove", permissions=["remove"])
    @asks_first("The user can no longer sign in with it and gets an e-mail. The reason is kept.", reason=True)
    def remove(self, request: HttpRequest, chosen: QuerySet[Any]) -> None:
        for entry in chosen:
            if self._within_reach(request, entry.user_id) and self._removed(entry):
                self.log(request, entry, f"Removed, reason: {reason_in(request)}.")
                self.message_user(request, f"Removed: {entry}.", messages.SUCCESS)
            else:
                self.message_user(request, f"Not done: {entry}.", messages.WARNING)

    def in_question(self, chosen: Any) -> str:
        user = User.objects.filter(pk=str(chosen.user_id)).first()
        return f"{chosen} ({user.email if user else chosen.user_id})"

    def is_id(self, text: str) -> bool:
        return re.fullmatch("[0-9a-f]{64}", text) is not None

    def _within_reach(self, request: HttpRequest, user_id: ObjectId) -> bool:
        of_superuser = User.objects.filter(pk=str(user_id), is_superuser=True).exists()
        return bool(member(request).is_superuser) or not of_superuser

    def _removed(self, entry: Any) -> bool:
        try:
            self.removal()(entry.pk, user_id=entry.user_id)
        except NotFound:
            return False
        return True


@admin.register(Passkey)
class PasskeyAdmin(WayInAdmin):
    """Passkeys of users; nothing of the keys themselves."""

    list_display = ["user", "name", "created_at", "last_used_at", "backed_up"]
    fields = list_display

    def removal(self) -> Callable[..., None]:
        return remove_passkey_by_staff


@admin.register(LinkedIdentity)
class LinkedIdentityAdmin(WayInAdmin):
    """Accounts at other providers with which users sign in."""

    list_display = ["user", "provider", "email", "created_at", "last_used_at"]
    fields = [*list_display, "issuer", "subject"]

    def removal(self) -> Callable[..., None]:
        return unlink_identity_by_staff
