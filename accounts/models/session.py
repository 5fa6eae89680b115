"""A login on one device, from its first pair of tokens to its end."""

from django.db import models
from django_mongodb_backend.fields import ArrayField

from accounts.models.user import User
from sahienglish.database.indexes import TTLIndex


class Session(models.Model):
    """One document per login; `accounts.sessions` opens, rotates and revokes it by conditional updates.

    `jti` names the one refresh token that is good, `previous_jti` the one it replaced.
    """

    class Status(models.TextChoices):
        LIVE = "live"
        REVOKED = "revoked"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions", db_index=False)
    token_version = models.PositiveIntegerField()
    jti = models.CharField(max_length=32)
    jti_issued_at = models.DateTimeField()
    previous_jti = models.CharField(max_length=32, blank=True)
    rotated_at = models.DateTimeField()
    grace_uses = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=Status)
    revoked_at = models.DateTimeField(null=True)
    revoked_reason = models.CharField(max_length=32, blank=True)
    device = models.CharField(max_length=80)
    ip = models.CharField(max_length=45)
    aal = models.PositiveSmallIntegerField(default=1)
    methods = ArrayField(models.CharField(max_length=20), default=list)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_session"
        ordering = ["-created_at"]
        indexes = [
            TTLIndex(fields=["expires_at"], name="accounts_session_end"),
            models.Index(fields=["user", "created_at"], name="accounts_session_user"),
        ]

    def __str__(self) -> str:
        return self.device
