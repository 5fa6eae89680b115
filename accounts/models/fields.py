"""Model fields of an account."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from accounts import email_addresses
from sahienglish.core.errors import InvalidInput

if TYPE_CHECKING:
    EmailField = models.EmailField[str, str]
else:
    EmailField = models.EmailField


class AddressField(EmailField):
    """An e-mail address that forms and commands bring into its canonical form."""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(_canonical(value), model_instance)


def _canonical(value: Any) -> Any:
    if not value or not isinstance(value, str):
        return value
    try:
        return email_addresses.canonical(value)
    except InvalidInput as error:
        raise ValidationError(error.errors[0].message) from error
