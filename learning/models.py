"""The documents about a learner, which never hold a text."""

from django.conf import settings
from django.db import models
from django_mongodb_backend.fields import ObjectIdField

from sahienglish.database.indexes import TTLIndex


class Profile(models.Model):
    """One user's preferences and dictionary, one document that is read with the caller's identity.

    The fields of its dictionary (`dictionary`, `dictionary_times`, `dictionary_version`) are written by
    `learning.dictionary` alone.
    """

    user_id = ObjectIdField(primary_key=True, db_column="_id")
    dialect = models.CharField(max_length=8, blank=True)
    explanation_language = models.CharField(max_length=35, blank=True)
    tone = models.CharField(max_length=16, blank=True)
    track_progress = models.BooleanField(default=False)

    class Meta:
        db_table = "learning_profile"

    def __str__(self) -> str:
        return str(self.user_id)


class DailyProgress(models.Model):
    """What one user's checks found on one UTC day, as numbers; `learning.progress` writes it."""

    id = models.CharField(primary_key=True, max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    date = models.CharField(max_length=10)
    checks = models.IntegerField(default=0)
    words = models.IntegerField(default=0)
    edits = models.IntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "learning_progress"
        verbose_name_plural = "daily progress"
        indexes = [
            models.Index(fields=["user", "date"], name="learning_progress_user"),
            TTLIndex(fields=["expires_at"], name="learning_progress_ttl"),
        ]

    def __str__(self) -> str:
        return self.pk
