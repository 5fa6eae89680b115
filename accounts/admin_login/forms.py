"""The forms of the admin that check or set a password: each goes through the flow of the API."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from unfold.forms import AdminOwnPasswordChangeForm
from unfold.widgets import INPUT_CLASSES

from accounts.admin_login.backends import SECOND_FACTOR_NEEDED
from accounts.flows.change_password import replace_password
from accounts.models import User
from accounts.request_client import Client
from sahienglish.admin_site.site import LoginForm
from sahienglish.core.errors import Problem

CODE_LENGTH = 64


def code_field(**options: Any) -> forms.CharField:
    """Return a field for a code, which password managers and phones fill in."""
    attributes = {"autocomplete": "one-time-code", "class": " ".join(INPUT_CLASSES)}
    return forms.CharField(
        max_length=CODE_LENGTH, strip=False, widget=forms.TextInput(attrs=attributes), **options
    )


class StaffLoginForm(LoginForm):
    """Ask for address, password, and the code of the second step, which only those who have one fill in."""

    code = code_field(
        label="Code", required=False, help_text="From your authenticator app, or a recovery code."
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = self.cleaned_data
        if data.get("username") is not None and data.get("password"):
            self.user_cache = authenticate(
                self.request, username=data["username"], password=data["password"], code=data.get("code", "")
            )
            if self.user_cache is None:
                if self.request.META.get(SECOND_FACTOR_NEEDED):
                    raise ValidationError(
                        "Enter your password again, and the code of your authenticator app."
                    )
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return data


class EnrolForm(forms.Form):
    """The password, and the first code of the app that was just set up."""

    enrol_token = forms.CharField(max_length=4096, widget=forms.HiddenInput)
    password = forms.CharField(
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": " ".join(INPUT_CLASSES)}
        ),
    )
    code = code_field(label="Code of the app")


class OwnPasswordForm(AdminOwnPasswordChangeForm):  # type: ignore[misc]
    """Change the password by the flow of the API: limited, hashed in the queue, recorded and e-mailed."""

    client: Client

    def clean_old_password(self) -> str:
        """Leave the check to the flow, which counts it."""
        return str(self.cleaned_data["old_password"])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        if not self.errors:
            try:
                replace_password(
                    user_id=self.user.pk,
                    old_password=data["old_password"],
                    new_password=data["new_password1"],
                    client=self.client,
                )
            except Problem as problem:
                # The page shows the errors of fields only.
                field = "new_password1" if problem.errors else "old_password"
                for message in [error.message for error in problem.errors] or [f"{problem.title}."]:
                    self.add_error(field, message)
        return data

    def save(self, commit: bool = True) -> User:
        self.user.refresh_from_db()
        user: User = self.user
        return user
