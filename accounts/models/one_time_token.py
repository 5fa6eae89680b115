"""Random tokens that work once and only for a few minutes."""

from django.db import models
from django_mongodb_backend.fields import ObjectIdField

from sahienglish.database.indexes import TTLIndex


class OneTimeToken(models.Model):
    """One token of `accounts.one_time_tokens`, by its digest: the token itself is not stored.

    `user_id` is null while it is not known who calls.
    """

    digest = models.CharField(primary_key=True, max_length=64, db_column="_id")
    purpose = models.CharField(max_length=32)
    user_id = ObjectIdField(null=True)
    data = models.JSONField(default=dict)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_one_time_token"
        indexes = [
            TTLIndex(fields=["expires_at"], name="accounts_one_time_end"),
            models.Index(fields=["user_id"], name="accounts_one_time_user"),
        ]

    def __str__(self) -> str:
        return self.purpose
