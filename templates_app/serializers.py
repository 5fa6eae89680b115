"""The shape of what clients send about templates."""

from typing import Any

from django.core.validators import RegexValidator
from rest_framework import serializers

from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example
from templates_app.models import CATEGORY_LENGTH, CONTENT_LENGTH, TITLE_LENGTH, fits

VALUES = 200
VALUE_LENGTH = 2_000

not_blank = RegexValidator(r"\S", "This field may not be blank.", "blank")


@example(
    {"title": "Meeting request", "category": "Business", "content": "Dear [Name], could we meet on [Date]?"}
)
class TemplateTexts(serializers.Serializer[Any]):
    """The texts of a user's own template; other members of the body are ignored."""

    title = Text(max_length=TITLE_LENGTH, validators=[not_blank])
    category = Text(max_length=CATEGORY_LENGTH, validators=[not_blank])
    content = Text(max_length=CONTENT_LENGTH, validators=[not_blank, fits])


class Flag(serializers.BooleanField):
    """`true` or `false`, in any case."""

    TRUE_VALUES = {"true"}
    FALSE_VALUES = {"false"}


class Filters(serializers.Serializer[Any]):
    """The query of the list; without `limit` everything that matches is returned."""

    category = Text(required=False, allow_blank=True, max_length=CATEGORY_LENGTH)
    search = Text(required=False, allow_blank=True, max_length=TITLE_LENGTH)
    is_default = Flag(required=False)
    limit = serializers.IntegerField(required=False, min_value=1, max_value=1000)
    offset = serializers.IntegerField(required=False, min_value=0, max_value=1_000_000)


@example({"values": {"Name": "Ms Rao"}})
class Values(serializers.Serializer[Any]):
    """What to put in the place of each placeholder."""

    values = serializers.DictField(child=Text(allow_blank=True, max_length=VALUE_LENGTH))

    def validate_values(self, values: dict[str, str]) -> dict[str, str]:
        if len(values) > VALUES:
            raise serializers.ValidationError(f"There are more than {VALUES} values.", "max_length")
        return values
