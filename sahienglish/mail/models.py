"""The stored e-mails."""

from datetime import timedelta

from django.db import models
from django_mongodb_backend.fields import ObjectIdField

from sahienglish.database.indexes import TTLIndex
from sahienglish.wording import in_words

KEEP_SENT = timedelta(days=7)
KEEP_FAILED = timedelta(days=30)


class OutgoingMail(models.Model):
    """One e-mail to one address; what it says is erased as soon as it is sent or given up."""

    class Status(models.TextChoices):
        QUEUED = "queued"
        SENT = "sent"
        FAILED = "failed"

    owner = ObjectIdField(
        null=True, help_text="The account the mail is about, which may not have the address."
    )
    to = models.CharField(max_length=254)
    kind = models.CharField(max_length=64)
    subject = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    action = models.TextField(blank=True, help_text="The link or the code the mail is about.")
    message_id = models.CharField(max_length=255)
    status = models.CharField(max_length=8, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField(
        help_text="When it is tried next; while it is being sent, when its lease ends."
    )
    claim = models.CharField(
        max_length=32, blank=True, help_text="Names the one delivery that holds the lease."
    )
    reason = models.CharField(max_length=200, blank=True, help_text="Why the last attempt failed.")
    queued_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True, help_text="When this record is deleted.")

    class Meta:
        verbose_name_plural = "outgoing mail"
        indexes = [
            models.Index(fields=["status", "due_at"], name="mail_status_due"),
            models.Index(fields=["status", "finished_at"], name="mail_status_finished"),
            models.Index(fields=["owner"], name="mail_owner"),
            TTLIndex(fields=["expires_at"], name="mail_expires"),
        ]

    def __str__(self) -> str:
        return f"{in_words(self.kind)} to {self.to}"
