"""`/openapi.json` and `/docs`."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.views import View
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import SpectacularSwaggerView


class OpenAPI(View):
    """The schema of the whole API, generated once for each process."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse(_document(), content_type="application/vnd.oai.openapi+json")


@cache
def _document() -> bytes:
    schema = SchemaGenerator().get_schema(request=None, public=True)
    document: bytes = OpenApiJsonRenderer().render(schema, renderer_context={})
    return document


class Docs(SpectacularSwaggerView):
    """Swagger UI, served from the package itself: the browser asks nobody else."""

    url_name = "openapi"
