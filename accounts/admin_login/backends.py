"""Logging in to the admin, which keeps a browser session and not a pair of tokens."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
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

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_superuser or obj is not None:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = _permissions(user_obj)
        permissions: set[str] = user_obj._perm_cache
        return permissions


def _permissions(user: User) -> set[str]:
    """Return what a user may do, by rights of their own and by those of their groups.

    Django joins four collections, starting from every permission there is: most of the time that a page of
    the admin took. Here every query finds its documents by an index.
    """
    groups = User.groups.through.objects.filter(user=user).values_list("group_id", flat=True)
    shared = Group.permissions.through.objects.filter(group_id__in=list(groups))
    own = User.user_permissions.through.objects.filter(user=user)
    held = {pk for links in (shared, own) for pk in links.values_list("permission_id", flat=True)}
    named = Permission.objects.filter(pk__in=held).order_by().values_list("content_type_id", "codename")
    return {f"{ContentType.objects.get_for_id(kind).app_label}.{codename}" for kind, codename in named}
