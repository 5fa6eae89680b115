"""What an orchestrator asks a process: whether it lives, and whether it can serve."""

import logging
from collections.abc import Callable

from django.conf import settings
from pymongo.errors import PyMongoError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from sahienglish.database import mongo

logger = logging.getLogger(__name__)


class MachineView(APIView):
    """A view for machines: no caller is asked who they are."""

    authentication_classes = []
    permission_classes = []
    schema = None


class Alive(MachineView):
    """Answer 200 while the process can answer at all."""

    def get(self, request: Request) -> Response:
        return Response({"status": "ok"})


class Ready(MachineView):
    """Answer 200 when everything a request needs is there, else 503 naming what is down."""

    def get(self, request: Request) -> Response:
        parts = {name: check() for name, check in CHECKS.items()}
        ready = all(state == "ok" for state in parts.values())
        return Response({"status": "ok" if ready else "unavailable", **parts}, status=200 if ready else 503)


def database() -> str:
    """Return `ok` when the database answers a ping."""
    try:
        mongo.collection("locks").database.command("ping")
    except PyMongoError as error:
        logger.warning("not ready: database: %s", type(error).__name__)
        return "unreachable"
    return "ok"


def provider() -> str:
    """Return `ok` when the chosen provider of the writing tools has what it needs."""
    needs = {"gemini": settings.GEMINI_API_KEY, "openai": settings.OPENAI_BASE_URL}
    return "ok" if needs.get(settings.AI_PROVIDER, "nothing") else "not configured"


CHECKS: dict[str, Callable[[], str]] = {"database": database, "provider": provider}
