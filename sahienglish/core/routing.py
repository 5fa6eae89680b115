"""Finding the view of a path, and what that view says about how it wants to be served.

This is the only place that decides between spellings of a path. Nothing here or below names a path of an
app: a view announces what it needs by what it is (a coroutine, a page of the admin site) or by a class
attribute, so a new URL space needs no entry anywhere else.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from asgiref.sync import iscoroutinefunction
from django.conf import settings
from django.urls import Resolver404, ResolverMatch, get_resolver

from sahienglish.core.logging import masking

REMEMBERED_PATHS = 1024
"""How many paths a process remembers: resolving one takes a tenth of a lean request."""

ADMIN_NAMESPACE = "admin"
"""The application namespace of Django's own `AdminSite`."""


class Route(NamedTuple):
    """A path in the spelling that the URL configuration knows, and its view, if it has one."""

    path: str
    match: ResolverMatch | None

    @property
    def is_async(self) -> bool:
        """Tell whether the view is a coroutine function and runs on the event loop."""
        return self.match is not None and iscoroutinefunction(self.match.func)

    @property
    def is_site(self) -> bool:
        """Tell whether browsers with a Django session go there, so that all of `MIDDLEWARE` applies."""
        in_admin = self.match is not None and ADMIN_NAMESPACE in self.match.app_names
        return in_admin or self.path.startswith(settings.STATIC_URL)

    @property
    def loggable_path(self) -> str:
        """Return the path without the parameters that the view names in `secret_parameters`."""
        parameters = self.match.kwargs if self.match else {}
        return masking.secrets(self.path, map(parameters.get, self.announces("secret_parameters", ())))

    def announces(self, attribute: str, default: Any = False) -> Any:
        """Return a class attribute of the view, such as `cancel_on_disconnect`."""
        function = self.match.func if self.match else None
        view = getattr(function, "cls", None) or getattr(function, "view_class", None)
        return getattr(view, attribute, default)


class HasSecret(Exception):
    """Raised with the route of a path that must not be remembered."""

    def __init__(self, route: Route) -> None:
        super().__init__()
        self.route = route


def find(path: str) -> Route:
    """Return the route of a path, with or without a trailing slash.

    Paths of the admin and of static files keep their spelling: Django redirects there.
    """
    try:
        return remembered(path)
    except HasSecret as found:
        return found.route


@lru_cache(REMEMBERED_PATHS)
def remembered(path: str) -> Route:
    """Return the route of a path and remember it, unless the path holds a secret. Raises `HasSecret`."""
    route = resolve(path)
    if route.announces("secret_parameters", ()):
        # A cache does not keep exceptions: this way a key in a path is gone when its request has ended.
        raise HasSecret(route)
    return route


def resolve(path: str) -> Route:
    """Look a path up in the URL configuration, in each of its spellings."""
    for spelling in spellings(path):
        try:
            match = get_resolver().resolve(spelling)
        except Resolver404:
            continue
        route = Route(spelling, match)
        return Route(path, match) if route.is_site else route
    return Route(path, None)


def spellings(path: str) -> Iterator[str]:
    """Yield a path as it came, then with the trailing slash added or taken away."""
    yield path
    if not path.endswith("/"):
        yield f"{path}/"
    elif not path.endswith("//") and path != "/":
        yield path[:-1]
