"""The key of a program that calls in the name of a user."""

from django.db import models
from django_mongodb_backend.fields import ArrayField

from accounts.models.user import User
from sahienglish.database.indexes import TTLIndex


class ApiKey(models.Model):
    """One API key, by the SHA-256 of it; it is live while it has a place on its account.

    `accounts.api_keys` creates, rotates and revokes it.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=16)
    last_four = models.CharField(max_length=4)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=16))
    lifetime_days = models.PositiveIntegerField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_api_key"
        verbose_name = "API key"
        ordering = ["-created_at"]
        indexes = [
            # The index of `unique=True` is partial, and equality look-ups do not use it.
            models.Index(fields=["digest"], name="accounts_api_key_digest"),
            models.Index(fields=["user", "created_at"], name="accounts_api_key_user"),
            TTLIndex(fields=["expires_at"], name="accounts_api_key_end"),
        ]

    def __str__(self) -> str:
        return f"{self.name} (…{self.last_four})"
