"""The one-time code that is e-mailed to a user who has forgotten the password."""

from django.db import models
from django_mongodb_backend.fields import ObjectIdField

from sahienglish.database.indexes import TTLIndex


class Code(models.Model):
    """The newest code asked for an address, whether or not an account has it (`user_id` is null then).

    The key is the digest of the address, so there is never more than one and no stranger's address
    is kept. `accounts.reset_codes` issues, checks and spends it.
    """

    class Status(models.TextChoices):
        LIVE = "live"
        SPENT = "spent"

    address_digest = models.CharField(primary_key=True, max_length=64)
    user_id = ObjectIdField(null=True)
    email = models.CharField(max_length=254, blank=True)
    token_version = models.PositiveIntegerField(default=0)
    code_hash = models.CharField(max_length=128)
    long_hash = models.CharField(max_length=64, blank=True)
    status = models.CharField(max_length=8, choices=Status)
    attempts = models.PositiveIntegerField(default=0)
    tries = models.JSONField(default=dict)
    expires_at = models.DateTimeField()
    long_expires_at = models.DateTimeField(null=True)
    wrong_today = models.PositiveIntegerField(default=0)
    issued_today = models.PositiveIntegerField(default=0)
    day_began_at = models.DateTimeField()
    forget_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_code"
        indexes = [
            TTLIndex(fields=["forget_at"], name="accounts_code_end"),
            models.Index(fields=["user_id"], name="accounts_code_user"),
        ]

    def __str__(self) -> str:
        return self.address_digest
