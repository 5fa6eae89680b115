"""Serializer fields that take exactly what the contract says, converting nothing."""

from typing import Any

from bson import ObjectId
from rest_framework import serializers
from rest_framework.validators import ProhibitSurrogateCharactersValidator


class Text(serializers.CharField):
    """A string as it was sent: a number or a boolean is an error, blanks at the ends stay."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("trim_whitespace", False)
        super().__init__(**kwargs)
        # DRF looks for surrogates letter by letter, which takes longer than all the rest.
        slow = ProhibitSurrogateCharactersValidator
        self.validators = [each for each in self.validators if not isinstance(each, slow)]

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        value: str = super().to_internal_value(data)
        try:
            value.encode()
        except UnicodeEncodeError:
            self.fail("invalid")
        return value


class Choice(serializers.ChoiceField):
    """One of a few words; an error lists all of them."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str) or data not in self.choices:
            listed = ", ".join(str(choice) for choice in self.choices)
            raise serializers.ValidationError(f"This must be one of: {listed}.", "invalid_choice")
        return super().to_internal_value(data)


class TrueOrFalse(serializers.BooleanField):
    """A boolean as JSON has it: neither a number nor a word."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class ObjectIdText(serializers.Field[ObjectId, str, str, Any]):
    """An ObjectId as its 24 hexadecimal digits."""

    default_error_messages = {"invalid": "This is not an id."}

    def to_internal_value(self, data: Any) -> ObjectId:
        if not isinstance(data, str) or not ObjectId.is_valid(data):
            self.fail("invalid")
        return ObjectId(data)

    def to_representation(self, value: ObjectId) -> str:
        return str(value)
