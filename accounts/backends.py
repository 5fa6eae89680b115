"""Logging in to the admin, which keeps a browser session and not a pair of tokens."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.flows.login import authenticate
from accounts.models import User
from accounts.request_client import client_of
from sahienglish.core.errors import Problem


class StaffBackend(ModelBackend):
    """Hold the admin's door to the rules of the API: tries are counted, limited, locked and written down."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        if request is None or username is None or password is None:
            return None
        try:
            user = authenticate(email=username, password=password, client=client_of(request))
        except Problem as problem:
            raise PermissionDenied from problem
        return User.objects.get(pk=user["_id"])
