"""Every URL of the project: the right handler, a caller who is checked, and a place in the schema."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from asgiref.sync import iscoroutinefunction
from django.urls import URLPattern, URLResolver, get_resolver
from drf_spectacular.generators import SchemaGenerator
from rest_framework.views import APIView

from accounts.api_keys import secret
from accounts.api_keys.identity import KeyIdentity
from ai_tools.api.languagetool.caller import KnownCaller
from ai_tools.api.languagetool.views import Nothing
from ai_tools.tools.definitions import TOOLS
from sahienglish.core.async_views import AsyncAPIView
from sahienglish.core.middleware import route_name
from sahienglish.core.permissions import LiveSession, SessionCheckedByView
from sahienglish.core.routing import Route

OPEN = {
    "/auth/login",
    "/auth/login/mfa",
    "/auth/login/mfa/options",
    "/auth/logout",
    "/auth/refresh",
    "/auth/register",
    "/auth/verify-email",
    "/auth/resend-verification",
    "/auth/forgot-password",
    "/auth/verify-otp",
    "/auth/reset-password",
    "/auth/passkey/options",
    "/auth/passkey/login",
    "/auth/oidc",
    "/auth/oidc/token",
    "/auth/oidc/{provider}/start",
    "/auth/oidc/{provider}/callback",
    "/healthz",
    "/readyz",
    "/metrics",
    "/docs",
}
"""API views for callers who have no token yet, and for machines."""

SESSION_CHECKED_BY_VIEW = {
    "/actions/explain",
    *(f"/actions/{tool.name}" for tool in TOOLS),
    "/learning/preferences",
    "/learning/dictionary",
    "/learning/dictionary/{word}",
    "/auth/profile",
    "/auth/sessions",
    "/templates/",
    "/templates/{template_id}",
    "/templates/{template_id}/render",
}
"""Views that check the session in the round trip that fetches their data."""

NOT_IN_SCHEMA = {"/healthz", "/readyz", "/metrics", "/docs"}
"""Endpoints for machines, and the page that shows the schema."""


def views() -> Iterator[tuple[str, Any]]:
    """Yield each path as the schema writes it, with its view; the admin site is Django's own affair."""

    def walk(patterns: list[Any], prefix: str) -> Iterator[tuple[str, Any]]:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver) and pattern.app_name != "admin":
                yield from walk(pattern.url_patterns, path)
            elif isinstance(pattern, URLPattern):
                yield route_name(path), pattern.callback

    return walk(get_resolver().url_patterns, "")


API_VIEWS = [(path, view) for path, view in views() if issubclass(getattr(view, "cls", object), APIView)]
FOREIGN = {path for path, view in API_VIEWS if hasattr(view.cls, "problem_response")}
"""Views of a protocol that is not ours: its own documentation describes them."""

OPEN_OF_LANGUAGETOOL = {"languages", "maxtextlength", "healthcheck", "info", "configinfo"}
"""What a LanguageTool client asks before it has a key, by the end of the path."""

PROTECTED = [(path, view) for path, view in API_VIEWS if path not in OPEN | FOREIGN]


def test_the_lists_name_only_paths_that_exist():
    assert {path for path, _ in API_VIEWS} >= OPEN | SESSION_CHECKED_BY_VIEW
    assert {path.removeprefix("/v2/") for path in FOREIGN} >= OPEN_OF_LANGUAGETOOL


@pytest.mark.parametrize(("path", "view"), list(views()))
def test_a_view_with_coroutine_handlers_runs_on_the_event_loop(path: str, view: Any):
    methods = getattr(view, "actions", None) or ("get", "post", "put", "patch", "delete")
    view_class: Any = getattr(view, "cls", None) or getattr(view, "view_class", None)
    names = methods.values() if isinstance(methods, dict) else methods
    handlers = [getattr(view_class, name) for name in names if hasattr(view_class, name)]
    kinds = {iscoroutinefunction(handler) for handler in handlers}

    assert len(kinds) == 1, f"{path} mixes coroutines with blocking handlers"
    assert kinds == {iscoroutinefunction(view)}
    if issubclass(view_class, APIView):
        # Each of the two dispatches can call the handlers of its own kind only.
        assert issubclass(view_class, AsyncAPIView) == iscoroutinefunction(view), f"wrong base class: {path}"


@pytest.mark.parametrize(("path", "view"), PROTECTED)
def test_a_view_checks_the_session_of_its_caller(path: str, view: Any):
    assert view.cls.authentication_classes, (
        f"{path} authenticates nobody and is not on the list of open views"
    )
    for method, action in methods_of(view):
        instance = view.cls()
        instance.request, instance.action = SimpleNamespace(method=method.upper()), action
        permissions = instance.get_permissions()
        if not any(isinstance(each, LiveSession) for each in permissions):
            assert path in SESSION_CHECKED_BY_VIEW, f"{method} {path} does not check the session"
            assert isinstance(permissions[0], SessionCheckedByView)


@pytest.mark.parametrize("path", sorted(FOREIGN))
def test_a_view_of_another_protocol_checks_its_caller_unless_it_is_open(path: str):
    view = dict(API_VIEWS)[path]
    if issubclass(view.cls, Nothing):
        return
    if path.rpartition("/")[2] in OPEN_OF_LANGUAGETOOL:
        assert not view.cls.authentication_classes
    else:
        assert view.cls.authentication_classes, f"{path} authenticates nobody and is not on the list"
        assert all(issubclass(each, KnownCaller) for each in view.cls.permission_classes or [object])


@pytest.mark.parametrize("path", sorted(path for path, _ in PROTECTED if path.startswith("/auth/")))
def test_a_view_of_the_account_takes_no_api_key(path: str):
    view = dict(API_VIEWS)[path]
    assert not getattr(view.cls, "scopes", ())
    assert not KeyIdentity(secret.new()).may(getattr(view.cls, "scopes", ()))


def methods_of(view: Any) -> list[tuple[str, str]]:
    """Return the methods of a view, each with the name of its handler."""
    if actions := getattr(view, "actions", None):
        return list(actions.items())
    return [(name, name) for name in ("get", "post", "put", "patch", "delete") if hasattr(view.cls, name)]


@pytest.mark.parametrize("path", sorted(OPEN))
def test_an_open_view_authenticates_nobody(path: str):
    view = dict(API_VIEWS)[path]

    assert not view.cls.authentication_classes


def test_every_endpoint_is_in_the_schema():
    described = set(SchemaGenerator().get_schema(public=True)["paths"])

    missing = {path for path, _ in API_VIEWS} - NOT_IN_SCHEMA - FOREIGN - described
    assert not missing


def test_a_path_without_a_view_is_no_coroutine():
    assert not Route("/nothing-here", None).is_async
