"""Logging in to the admin, which keeps a browser session and not a pair of tokens."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.errors import MfaRequired
from accounts.flows.login.with_password import authenticate
from accounts.models import User
from accounts.request_client import client_of
from sahienglish.core.errors import Problem

SECOND_FACTOR_NEEDED = "accounts.second_factor_needed"
"""The key of `request.META` by which the form of the admin learns that a code is missing."""


class StaffBackend(ModelBackend):
    """Log in to the admin by the rules of the API: attempts are counted, limited, locked and audited."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        code: str = "",
        **kwargs: Any,
    ) -> User | None:
        if request is None or username is None or password is None:
            return None
        try:
            user = authenticate(email=username, password=password, code=code, client=client_of(request))
        except MfaRequired as problem:
            request.META[SECOND_FACTOR_NEEDED] = True
            raise PermissionDenied from problem
        except Problem as problem:
            raise PermissionDenied from problem
        return User.objects.get(pk=user["_id"])
