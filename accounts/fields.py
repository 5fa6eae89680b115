"""Model fields of an account."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from accounts import addresses
from sahienglish.common.errors import InvalidInput


class AddressField(models.EmailField):
    """An e-mail address that forms and commands bring into its canonical form."""

    def to_python(self, value: Any) -> Any:
        if not value or not isinstance(value, str):
            return value
        try:
            return addresses.canonical(value)
        except InvalidInput as error:
            raise ValidationError(error.errors[0].message if error.errors else error.detail) from error
