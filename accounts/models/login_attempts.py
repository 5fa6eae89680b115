"""Failed logins at addresses that no account has."""

from django.db import models

from sahienglish.database.indexes import TTLIndex


class StrangerAttempts(models.Model):
    """Counts for an address without an account what a `User` counts for itself (`accounts.guessing.lockout`).

    A stranger is locked like an account, so that being locked tells nothing. The key is the digest
    of the address.
    """

    address_digest = models.CharField(primary_key=True, max_length=64)
    login_failures = models.PositiveIntegerField(default=0)
    login_failed_at = models.DateTimeField(null=True)
    login_failures_today = models.IntegerField(default=0)
    login_day_began_at = models.DateTimeField(null=True)
    login_locked_until = models.DateTimeField(null=True)
    login_closed_until = models.DateTimeField(null=True)
    login_clients = models.JSONField(default=dict)
    forget_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_stranger_attempts"
        verbose_name_plural = "stranger attempts"
        indexes = [TTLIndex(fields=["forget_at"], name="accounts_stranger_end")]

    def __str__(self) -> str:
        return self.address_digest
