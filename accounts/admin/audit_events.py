"""Sessions and security events in the admin: read, never written, without the names of tokens."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format

from accounts import sessions
from accounts.admin.owners import OwnedAdmin, OwnedByIdAdmin
from accounts.audit import Kind
from accounts.models import AuditEvent, Session
from sahienglish.admin_site.models import Number
from sahienglish.wording import in_words


class KindFilter(admin.SimpleListFilter):
    """What happened."""

    title = parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(kind.value, in_words(kind.value)) for kind in Kind]

    def queryset(self, request: HttpRequest, queryset: QuerySet[AuditEvent]) -> QuerySet[AuditEvent]:
        return queryset.filter(kind=self.value()) if self.value() else queryset


@admin.register(Session)
class SessionAdmin(OwnedAdmin):
    """Sessions, one per login."""

    list_display = ["user", "device", "address", "status", "created_at", "last_used_at", "expires_at"]
    list_filter = ["status", "created_at"]
    list_select_related = ["user"]
    fields = [*list_display, "signed_in_by", "confirmed", "revoked_at", "revoked_reason"]

    def numbers(self) -> Iterable[Number]:
        total = sessions.collection().estimated_document_count()
        yield Number("Sessions", total, reverse("admin:accounts_session_changelist"))

    @admin.display(description="IP address", ordering="ip")
    def address(self, session: Session) -> str:
        return session.ip

    @admin.display(description="signed in by")
    def signed_in_by(self, session: Session) -> str:
        return f"{in_words(', '.join(session.methods))} (level {session.aal})"

    @admin.display(description="last confirmed")
    def confirmed(self, session: Session) -> str | None:
        return date_format(session.confirmed_at, "DATETIME_FORMAT") if session.confirmed_at else None


@admin.register(AuditEvent)
class AuditEventAdmin(OwnedByIdAdmin):
    """What happened to whose account, when and from where."""

    list_display = ["when", "what", "person", "address", "device"]
    list_filter = [KindFilter, "at"]
    fields = ["when", "what", "user_id", "address", "device", "expires_at"]

    @admin.display(description="when", ordering="at")
    def when(self, event: AuditEvent) -> str:
        return date_format(event.at, "DATETIME_FORMAT")

    @admin.display(description="event", ordering="kind")
    def what(self, event: AuditEvent) -> str:
        return in_words(event.kind)

    @admin.display(description="IP address", ordering="ip")
    def address(self, event: AuditEvent) -> str:
        return event.ip

    @admin.display(description="user")
    def person(self, event: Any) -> str:
        return str(event.owner or event.user_id or "unknown")
