"""Staff members, each with a browser that is logged in."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.test.client import ClientHandler

PASSWORD = "a long enough passphrase"
HANDLER = ClientHandler(enforce_csrf_checks=False)
"""Shared, because loading the middleware takes longer than most tests."""


@pytest.fixture
def person() -> Callable[..., Any]:
    """A factory of accounts."""
    from accounts.models import User

    def make(email: str = "asha@example.org", **fields: Any) -> Any:
        fields = {"full_name": "Asha Rao", "is_email_verified": True, **fields}
        return User.objects.create_user(email=email, password=PASSWORD, **fields)

    return make


@pytest.fixture
def browser_of() -> Callable[..., Client]:
    """A factory of browsers, logged in to the admin."""

    def log_in(user: Any) -> Client:
        client = Client()
        client.handler = HANDLER
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def root(person: Any) -> Any:
    return person("root@example.org", full_name="Rani Root", is_staff=True, is_superuser=True)


@pytest.fixture
def admin(root: Any, browser_of: Callable[[Any], Client]) -> Client:
    """The browser of a superuser."""
    return browser_of(root)


@pytest.fixture
def editor(person: Any, browser_of: Callable[[Any], Client]) -> Client:
    """The browser of a user whose only rights are those of the group of template editors."""
    user = person("editor@example.org", is_staff=True)
    user.groups.add(Group.objects.get(name="Template editors"))
    return browser_of(user)


@pytest.fixture
def helper(person: Any, browser_of: Callable[[Any], Client]) -> Client:
    """The browser of a user who may see and change accounts and see the rest, and is no superuser."""
    user = person("helper@example.org", is_staff=True)
    names = ["view_user", "change_user", "view_session", "view_auditevent", "view_outgoingmail"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    return browser_of(user)


@pytest.fixture
def choose() -> Callable[..., Any]:
    """Run an action of a list on some of its rows, as ticking them and confirming the choice does."""

    def run(browser: Client, path: str, action: str, *objects: Any) -> Any:
        chosen = [str(getattr(each, "pk", each)) for each in objects]
        return browser.post(
            path, {"action": action, "_selected_action": chosen, "confirmed": "1"}, follow=True
        )

    return run
