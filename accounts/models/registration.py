"""The form of a registration whose address is not confirmed yet."""

from django.db import models
from django_mongodb_backend.fields import ObjectIdField

from sahienglish.database.indexes import TTLIndex


class Registration(models.Model):
    """One registration of an unconfirmed account, named in the link that was e-mailed for it.

    The password hash is the account's own: of several registrations with different passwords none counts
    (`accounts.flows.register`).
    """

    user_id = ObjectIdField()
    full_name = models.CharField(max_length=100)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_registration"
        indexes = [
            TTLIndex(fields=["expires_at"], name="accounts_registration_end"),
            models.Index(fields=["user_id"], name="accounts_registration_user"),
        ]

    def __str__(self) -> str:
        return self.full_name
