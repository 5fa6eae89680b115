"""The stored counts of the writing tools, which store no text."""

from django.conf import settings
from django.db import models

from sahienglish.database.indexes import TTLIndex


class DailyUsage(models.Model):
    """One account's requests and characters of one UTC day; `ai_tools.tools.quota` writes it."""

    id = models.CharField(primary_key=True, max_length=40)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    requests = models.IntegerField(default=0)
    characters = models.IntegerField(default=0)
    failures = models.IntegerField(default=0)
    expires_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "daily usage"
        indexes = [TTLIndex(fields=["expires_at"], name="ai_tools_usage_ttl")]

    def __str__(self) -> str:
        return self.pk
