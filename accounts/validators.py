"""The password policy where Django itself asks for passwords: its commands and the admin."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError

from accounts import passwords
from accounts.flows.staff import note_new_password
from accounts.models import User
from sahienglish.core.errors import InvalidInput


class AccountPasswords:
    """Apply the API's rules for passwords to Django's own forms, and end sessions as the API does."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        email, full_name = (user.email, user.full_name) if isinstance(user, User) else ("", "")
        try:
            passwords.validate(passwords.normalise(password), email=email, full_name=full_name)
        except InvalidInput as problem:
            raise ValidationError([error.message for error in problem.errors]) from problem

    def password_changed(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if isinstance(user, User):
            note_new_password(user_id=user.pk)

    def get_help_text(self) -> str:
        return "Any words will do, if they are long enough, not common, and not your name or address."
