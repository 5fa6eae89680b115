"""The writing tools as a Django app."""

from typing import Any

from corsheaders.signals import check_request_enabled
from django.apps import AppConfig
from django.http import HttpRequest

from sahienglish.core import routing
from sahienglish.database import personal_data
from sahienglish.http_server.lifespan import worker_started, worker_stopping
from sahienglish.operations import readiness


class AIToolsConfig(AppConfig):
    """Get ready what a worker needs when it starts, and close what it has open when it stops."""

    name = "ai_tools"
    verbose_name = "Writing tools"
    default_auto_field = "django_mongodb_backend.fields.ObjectIdAutoField"

    def ready(self) -> None:
        from ai_tools import checks, worker
        from ai_tools.tools.quota import COLLECTION

        readiness.register("provider", checks.readiness)
        personal_data.declare("usage", collection=COLLECTION, owner_field="user_id")
        check_request_enabled.connect(_is_open_to_every_origin, dispatch_uid="ai_tools.cors")
        worker_started.connect(worker.warm_up, dispatch_uid="ai_tools.warm_up")
        worker_stopping.connect(worker.close_connections, dispatch_uid="ai_tools.close_connections")


def _is_open_to_every_origin(sender: Any, request: HttpRequest, **kwargs: Any) -> bool:
    """Let web pages ask beforehand; the views themselves name every origin in each response."""
    return request.method == "OPTIONS" and bool(
        routing.find(request.path_info).announces("open_to_every_origin")
    )
