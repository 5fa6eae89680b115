"""Fields of what clients send; they check the shape and look nothing up."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from drf_spectacular.drainage import set_override
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from accounts import email_addresses, passwords
from accounts.errors import UnsupportedGrantType
from sahienglish.core.errors import InvalidInput
from sahienglish.core.serializer_fields import Text

EMAIL_LENGTH = 320
"""Longer than any e-mail address; `accounts.email_addresses` decides which ones are valid."""

PASSWORD_LENGTH = 1024
"""Longer than any password may be; `accounts.passwords` decides which ones are accepted."""

TOKEN_LENGTH = 4096
CODE_LENGTH = 64
EMAILED_CODE = re.compile(r"[0-9]{6}|[0-9]{24}")
NAME_LENGTH = 100
JOINERS = "\u200c\u200d"
"""Zero-width joiners shape Indic and Persian names; other invisible letters only mislead."""

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
BLANKS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and a symbol that are drawn as nothing: the fillers of Hangul, and Braille without a dot."""


class FullName(Text):
    """A user's name: one line, blanks at the ends cut, in Unicode's NFC."""

    default_error_messages = {"letters": "A name has no line breaks, control or invisible characters."}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", NAME_LENGTH)
        super().__init__(trim_whitespace=True, **kwargs)

    def to_internal_value(self, data: Any) -> str:
        name = unicodedata.normalize("NFC", super().to_internal_value(data))
        if any(map(_is_hidden, name)):
            self.fail("letters")
        return name


def _is_hidden(letter: str) -> bool:
    return letter in BLANKS or (unicodedata.category(letter) in HIDDEN and letter not in JOINERS)


class Email(Text):
    """An e-mail address as a user typed it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=EMAIL_LENGTH, **kwargs)
        set_override(self, "field", {"type": "string", "format": "email", "maxLength": EMAIL_LENGTH})

    def to_internal_value(self, data: Any) -> str:
        """Check the address here, too, so that its error comes together with those of other fields."""
        address = super().to_internal_value(data)
        with shown_with_others():
            email_addresses.canonical(address)
        return address


class NewPassword(Text):
    """A password to be; the schema says what `accounts.passwords` asks of its length."""

    def __init__(self) -> None:
        super().__init__(max_length=PASSWORD_LENGTH)
        least, most = settings.PASSWORD_MIN_LENGTH, passwords.MAX_LENGTH
        set_override(self, "field", {"type": "string", "minLength": least, "maxLength": most})


class FirstPassword(NewPassword):
    """A password of a registration; `accounts.passwords` compares it with name and address later."""

    def to_internal_value(self, data: Any) -> str:
        """Check what needs no other field, so that its errors come together with those of others."""
        password = super().to_internal_value(data)
        with shown_with_others():
            passwords.validate(passwords.normalise(password), email="", full_name="")
        return password


@contextmanager
def shown_with_others() -> Iterator[None]:
    """Turn errors of the domain into those of this field."""
    try:
        yield
    except InvalidInput as problem:
        details = [ErrorDetail(error.message, error.code) for error in problem.errors]
        raise serializers.ValidationError(details) from problem


class DeviceHint(Text):
    """The `device` of an earlier login on this device, if there was one."""

    def __init__(self) -> None:
        super().__init__(
            required=False,
            allow_blank=True,
            max_length=TOKEN_LENGTH,
            help_text="The `device` of an earlier login: failures are then counted for this device alone.",
        )


class EmailedCode(Text):
    """A code of an e-mail, short or long, as it was typed or pasted: blanks between digits do not count."""

    default_error_messages = {"invalid_code": "This is not a code of six digits, or of 24."}

    def to_internal_value(self, data: Any) -> str:
        code = "".join(super().to_internal_value(data).split())
        if not EMAILED_CODE.fullmatch(code):
            self.fail("invalid_code")
        return code


class CodeText(Text):
    """A code of a second factor, as it was typed or pasted."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=CODE_LENGTH, **kwargs)


class Grant(Text):
    """The one grant type an endpoint serves, which need not be said. Raises `UnsupportedGrantType`."""

    def __init__(self, served: str) -> None:
        super().__init__(required=False)
        self.served = served
        set_override(self, "field", {"type": "string", "const": served})

    def to_internal_value(self, data: Any) -> str:
        grant_type = super().to_internal_value(data)
        if grant_type != self.served:
            raise UnsupportedGrantType(f"This path serves the grant type {self.served}.")
        return grant_type


def missing(field: str) -> serializers.ValidationError:
    return serializers.ValidationError({field: "This field is required."}, code="required")


def one_of(attrs: dict[str, Any], names: Sequence[str]) -> tuple[str, Any]:
    """Return the one field of `names` that is there, and its value."""
    given = [name for name in names if name in attrs]
    if len(given) != 1:
        message = f"Send exactly one of {', '.join(names)}."
        raise serializers.ValidationError({given[-1] if given else names[0]: message}, code="invalid")
    return given[0], attrs[given[0]]
