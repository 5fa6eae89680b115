"""DRF views on the event loop: the same parsing, permissions and errors, with `async` handlers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from sahienglish.common.identity import caller
from sahienglish.common.permissions import SignedToken


class AsyncAPIView(APIView):
    """An `APIView` whose handlers are coroutines and whose session check does not block the loop.

    Authenticators and permissions run on the loop and may not touch the database.
    """

    permission_classes = [SignedToken]

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

    async def _handle(self, request: Request) -> Any:
        method = (request.method or "").lower()
        if method not in self.http_method_names or not hasattr(self, method):
            self.http_method_not_allowed(request)
        if method == "options":
            return self.options(request)
        if SignedToken in self.permission_classes:
            await caller(request).require_async()
        return await getattr(self, method)(request, *self.args, **self.kwargs)


def _rendered(response: HttpResponseBase) -> HttpResponseBase:
    """Return a DRF response as a plain one: Django would render it on a thread, one hop for every request."""
    if not isinstance(response, Response):
        return response
    return HttpResponse(response.rendered_content, status=response.status_code, headers=response.headers)
