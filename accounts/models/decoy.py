"""A mail to nobody."""

from django.db import models

from sahienglish.database.indexes import TTLIndex


class Decoy(models.Model):
    """What is stored in place of a mail where there is nobody to write to (`accounts.emails.decoy_email`)."""

    letter = models.TextField()
    forget_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_decoy"
        indexes = [TTLIndex(fields=["forget_at"], name="accounts_decoy_end")]

    def __str__(self) -> str:
        return "decoy"
