"""API keys in the admin: seen by name and last digits, and revoked."""

from typing import cast

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.admin.owners import OwnedAdmin
from accounts.flows.api_keys import revoke_key_by_staff
from accounts.models import ApiKey
from sahienglish.admin_site.confirmation import asks_first
from sahienglish.admin_site.models import member


@admin.register(ApiKey)
class ApiKeyAdmin(OwnedAdmin):
    """API keys of programs, without the keys themselves."""

    list_display = ["user", "name", "ends_in", "granted", "created_at", "last_used_at", "expires_at"]
    list_filter = ["created_at"]
    list_select_related = ["user"]
    fields = list_display
    actions = ["revoke"]

    def in_question(self, chosen: Model) -> str:
        key = cast("ApiKey", chosen)
        return f"{key.name} ({self.ends_in(key)}, {key.user})"

    @admin.display(description="key")
    def ends_in(self, key: ApiKey) -> str:
        return f"{key.prefix}…{key.last_four}"

    @admin.display(description="scopes")
    def granted(self, key: ApiKey) -> str:
        return ", ".join(key.scopes)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """Revoking a key needs the right to change accounts."""
        return member(request).has_perm("accounts.change_user")

    @admin.action(description="Revoke", permissions=["revoke"])
    @asks_first("Programs that use these keys are rejected from then on. A revoked key cannot be restored.")
    def revoke(self, request: HttpRequest, chosen: QuerySet[ApiKey]) -> None:
        for key in chosen.select_related("user"):
            beyond_reach = key.user.is_superuser and not member(request).is_superuser
            if not beyond_reach and revoke_key_by_staff(key_id=key.pk, user_id=key.user.pk):
                self.log(request, key, "Revoked.")
                self.message_user(request, f"Revoked: {key}.", messages.SUCCESS)
            else:
                self.message_user(request, f"Not done: {key}.", messages.WARNING)
