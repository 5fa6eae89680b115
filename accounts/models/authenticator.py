"""Passkeys of an account."""

from django.db import models
from django_mongodb_backend.fields import ArrayField, ObjectIdField


class Passkey(models.Model):
    """One passkey: a public key, and what is known of the authenticator that holds the private one.

    The key of the document is the SHA-256 digest of the credential id, so that no two accounts can have
    the same credential.
    """

    digest = models.CharField(primary_key=True, max_length=64, db_column="_id")
    user_id = ObjectIdField()
    credential_id = models.CharField(max_length=1364)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField(default=0)
    backup_eligible = models.BooleanField(default=False)
    backed_up = models.BooleanField(default=False)
    transports = ArrayField(models.CharField(max_length=32), default=list)
    name = models.CharField(max_length=60)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_passkey"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user_id", "created_at"], name="accounts_passkey_user")]

    def __str__(self) -> str:
        return self.name
