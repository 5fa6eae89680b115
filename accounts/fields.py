"""Model fields of an account."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from accounts import addresses
from sahienglish.common.errors import InvalidInput

if TYPE_CHECKING:
    EmailField = models.EmailField[str, str]
else:
    EmailField = models.EmailField


class AddressField(EmailField):
    """An e-mail address that forms and commands bring into its canonical form."""

    def to_python(self, value: Any) -> Any:
        if not value or not isinstance(value, str):
            return value
        try:
            return addresses.canonical(value)
        except InvalidInput as error:
            raise ValidationError(error.errors[0].message if error.errors else error.detail) from error
