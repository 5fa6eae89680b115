"""The e-mail queue in the admin, without the text of any e-mail."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from sahienglish.admin_site.models import Number, ReadOnlyAdmin, member
from sahienglish.mail import leasing, outbox
from sahienglish.mail.models import OutgoingMail
from sahienglish.wording import in_words

CHANGELIST = "admin:mail_outgoingmail_changelist"


@admin.register(OutgoingMail)
class OutgoingMailAdmin(ReadOnlyAdmin):
    """E-mails stored, sent and given up. Their text holds codes and links and is never shown."""

    list_display = ["to", "what", "status", "attempts", "queued_at", "due_at", "reason"]
    list_filter = ["status", "queued_at"]
    search_fields = ["to"]
    fields = [
        "to",
        "what",
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

    def numbers(self) -> Iterable[Number]:
        counted, link = outbox.state(), reverse(CHANGELIST)
        yield Number("E-mails waiting", counted.queued, f"{link}?status__exact=queued")
        yield Number("E-mails given up", counted.failed, f"{link}?status__exact=failed")

    @admin.display(description="kind", ordering="kind")
    def what(self, mail: OutgoingMail) -> str:
        return in_words(mail.kind)

    @admin.action(description="Try again now", permissions=["retry"])
    def retry(self, request: HttpRequest, chosen: QuerySet[OutgoingMail]) -> None:
        """Move waiting e-mails to the front; those given up have no text left to send."""
        moved = [mail for mail in chosen if leasing.hurry(mail.pk)]
        for mail in moved:
            self.log(request, mail, "Tried again.")
        self.message_user(request, f"E-mails that are tried again now: {len(moved)}.", messages.SUCCESS)
        if left := len(chosen) - len(moved):
            self.message_user(
                request, f"E-mails that were sent, given up or are being sent: {left}.", messages.WARNING
            )

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return member(request).has_perm("mail.change_outgoingmail")
