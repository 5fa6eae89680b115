"""The mail queue in the admin: who waits for what, and never what a mail says."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from sahienglish.admin_site.models import Figure, ReadOnlyAdmin, member
from sahienglish.mail import leasing, outbox
from sahienglish.mail.models import OutgoingMail

CHANGELIST = "admin:mail_outgoingmail_changelist"


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnlyAdmin):
    """Mails stored, sent and given up; codes and links are in their text, which nobody sees here."""

    list_display = ["to", "kind", "status", "attempts", "queued_at", "due_at", "reason"]
    list_filter = ["status", "queued_at"]
    search_fields = ["to"]
    fields = [
        "to",
        "kind",
        "subject",
        "status",
        "attempts",
        "reason",
        "queued_at",
        "due_at",
        "finished_at",
        "expires_at",
        "message_id",
    ]
    actions = ["retry"]

    def figures(self) -> Iterable[Figure]:
        counted, link = outbox.figures(), reverse(CHANGELIST)
        yield Figure("Mails waiting", counted.queued, f"{link}?status__exact=queued")
        yield Figure("Mails given up", counted.failed, f"{link}?status__exact=failed")

    @admin.action(description="Try again now", permissions=["retry"])
    def retry(self, request: HttpRequest, chosen: QuerySet[OutgoingMail]) -> None:
        """Bring forward what waits for its next attempt; what was given up has no text any more."""
        moved = [mail for mail in chosen if leasing.hurry(mail.pk)]
        for mail in moved:
            self.log(request, mail, "Tried again.")
        self.message_user(request, f"{len(moved)} mails are tried again now.", messages.SUCCESS)
        if left := len(chosen) - len(moved):
            self.message_user(request, f"{left} are sent, given up or being sent.", messages.WARNING)

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return member(request).has_perm("mail.change_outgoingmail")
