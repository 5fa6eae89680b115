"""`/openapi.json` and `/docs`."""

from functools import cache
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.views import View
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from sahienglish import content_security


class OpenAPI(View):
    """The schema of the whole API, generated once for each process."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(_document(), content_type="application/vnd.oai.openapi+json")


@cache
def _document() -> bytes:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    # Compact: indented, it would be twice as long.
    return orjson.dumps(schema, default=str)


CONTENT_SECURITY_POLICY = content_security.of_application(img_src="'self' data:")


class Docs(SpectacularSwaggerSplitView):
    """Swagger UI, served from the package itself: the browser asks no other host.

    Its script comes from an address of its own, so that the policy need not allow scripts in the page.
    """

    url_name = "openapi"
    template_name = "sahienglish/docs.html"
    schema = None

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        response: Response = super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        return response
