"""Accounts at other providers with which users sign in."""

from django.db import models
from django_mongodb_backend.fields import ObjectIdField


class LinkedIdentity(models.Model):
    """An account at an OpenID Connect provider that belongs to one account here.

    The key of the document is the SHA-256 digest of issuer and subject, so that no two accounts can have
    the same identity. The e-mail address is what the provider said when the identity was linked; it is
    shown to the user and never compared with anything.
    """

    digest = models.CharField(primary_key=True, max_length=64, db_column="_id")
    user_id = ObjectIdField()
    provider = models.CharField(max_length=32)
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    email = models.CharField("e-mail address", max_length=254, blank=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_linked_identity"
        verbose_name_plural = "linked identities"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user_id", "created_at"], name="accounts_identity_user")]

    def __str__(self) -> str:
        return f"{self.provider} {self.email}"
