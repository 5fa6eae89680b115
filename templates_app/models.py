"""The collections of this app; the API reads and writes them raw, the admin through these models."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django_mongodb_backend.fields import ObjectIdField

from sahienglish.database.indexes import TTLIndex

TITLE_LENGTH = 200
CATEGORY_LENGTH = 80
CONTENT_LENGTH = 10_000
"""Code points, so that every template also fits into a writing tool."""

CONTENT_BYTES = 30_000
"""In UTF-8: 500 templates must fit into one response of MongoDB, which ends at 16 MiB."""


def fits(content: str) -> None:
    """Reject more than `CONTENT_BYTES`."""
    if len(content.encode()) > CONTENT_BYTES:
        raise ValidationError(f"This takes more than {CONTENT_BYTES} bytes.", code="max_bytes")


class Template(models.Model):
    """One document of the collection `templates`, with the field names that existing databases have.

    When it was made is in its id. The API adds `updatedAt` when a user edits it.
    """

    title = models.CharField(max_length=TITLE_LENGTH)
    category = models.CharField(max_length=CATEGORY_LENGTH)
    content = models.TextField(max_length=CONTENT_LENGTH, validators=[fits])
    is_default = models.BooleanField(default=False, db_column="isDefault", editable=False)
    user_id = ObjectIdField(null=True, blank=True, db_column="userId", editable=False)

    class Meta:
        db_table = "templates"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["is_default"], name="templates_default"),
            models.Index(fields=["user_id", "is_default"], name="templates_own"),
        ]

    def __str__(self) -> str:
        return self.title or "(no title)"

    @classmethod
    def from_db(cls, *arguments: Any, **options: Any) -> Self:
        """Read a document that may have been written by hand: what is no text reads as an empty one."""
        template = super().from_db(*arguments, **options)
        for name in {"title", "category", "content"} & vars(template).keys():
            if not isinstance(vars(template)[name], str):
                setattr(template, name, "")
        return template


class Reservations(models.Model):
    """One user's templates in the making, in the order they were asked for (`reservations.py`)."""

    user_id = ObjectIdField(primary_key=True)
    used_at = models.DateTimeField()

    class Meta:
        db_table = "template_reservations"
        indexes = [TTLIndex(fields=["used_at"], expire_after_seconds=3600, name="reservations_ttl")]

    def __str__(self) -> str:
        return str(self.user_id)
