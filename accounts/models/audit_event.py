"""What happened to an account, for its user and for operators."""

from django.db import models
from django_mongodb_backend.fields import ObjectIdField

from sahienglish.database.indexes import TTLIndex
from sahienglish.wording import in_words


class AuditEvent(models.Model):
    """One security event: who, what, when and from where; written once, never a secret.

    `user_id` is no foreign key: audit events outlive the account until `expires_at`.
    """

    user_id = ObjectIdField(null=True)
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    ip = models.CharField(max_length=45)
    device = models.CharField(max_length=80)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_audit"
        ordering = ["-at"]
        indexes = [
            TTLIndex(fields=["expires_at"], name="accounts_audit_end"),
            models.Index(fields=["user_id", "at"], name="accounts_audit_user"),
        ]

    def __str__(self) -> str:
        return f"{in_words(self.kind)}, {self.at:%Y-%m-%d %H:%M}"
