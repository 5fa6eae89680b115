"""A stored e-mail that is never sent."""

from django.db import models

from sahienglish.database.indexes import TTLIndex


class Decoy(models.Model):
    """Stored in place of an e-mail if an address has no account (`accounts.emails.decoy_email`)."""

    letter = models.TextField()
    forget_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_decoy"
        indexes = [TTLIndex(fields=["forget_at"], name="accounts_decoy_end")]

    def __str__(self) -> str:
        return "decoy"
