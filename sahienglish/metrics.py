"""`GET /metrics`: what this machine's workers counted, for Prometheus."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from rest_framework.request import Request

from sahienglish.common.errors import NotAuthenticated, NotFound, TokenInvalid
from sahienglish.health import MachineView


class Metrics(MachineView):
    """Answer in Prometheus's text format whoever presents `METRICS_TOKEN`; without one, nothing is here."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not settings.METRICS_TOKEN:
            raise NotFound
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise NotAuthenticated("The metrics are for the holder of METRICS_TOKEN.")
        if not constant_time_compare(token.strip(), settings.METRICS_TOKEN):
            raise TokenInvalid

    def get(self, request: Request) -> HttpResponse:
        return HttpResponse(generate_latest(_figures()), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _figures() -> CollectorRegistry:
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(settings.METRICS_DIR))
    return registry
