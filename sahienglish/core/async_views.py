"""DRF views on the event loop: the same parsing, permissions and errors, with `async` handlers."""

from typing import Any, cast

from asgiref.sync import markcoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ViewSetMixin

from sahienglish.core.permissions import SessionCheckedByView


class AsyncAPIView(APIView):
    """An `APIView` whose handlers are coroutines and whose permissions may wait for the database.

    Authenticators run on the loop and may not block. Use `thread_pool.run` for blocking work.
    """

    async def dispatch(  # type: ignore[override]
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponseBase:
        self.args, self.kwargs = args, kwargs
        self.request = self.initialize_request(request, *args, **kwargs)
        self.headers = self.default_response_headers
        try:
            self.initial(self.request, *args, **kwargs)
            response = await self._handle(self.request)
        except Exception as exc:
            response = self.handle_exception(exc)
        return _rendered(self.finalize_response(self.request, response, *args, **kwargs))

    def check_permissions(self, request: Request) -> None:
        """Leave it to `_handle`, which can wait."""

    def check_throttles(self, request: Request) -> None:
        """Leave it to `_handle`, too."""

    async def _handle(self, request: Request) -> Any:
        for permission in self.get_permissions():
            await cast("SessionCheckedByView", permission).has_permission_async(request, self)
        method = (request.method or "").lower()
        if method not in self.http_method_names or not hasattr(self, method):
            self.http_method_not_allowed(request)
        for throttle in self.get_throttles():
            await cast("Any", throttle).allow_request_async(request, self)
        if method == "options":
            return self.options(request)
        return await getattr(self, method)(request, *self.args, **self.kwargs)


class AsyncViewSet(ViewSetMixin, AsyncAPIView):
    """A `ViewSet` on the event loop."""

    @classmethod
    def as_view(cls, actions: dict[str, Any] | None = None, **initkwargs: Any) -> Any:
        return markcoroutinefunction(super().as_view(actions, **initkwargs))


def _rendered(response: HttpResponseBase) -> HttpResponseBase:
    """Return a DRF response as a plain one: Django would render it on a thread, one hop for every request."""
    if not isinstance(response, Response):
        return response
    plain = HttpResponse(response.rendered_content, status=response.status_code, headers=response.headers)
    plain.cookies = response.cookies
    return plain
