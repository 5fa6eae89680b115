"""The checks of an orchestrator: whether a process is alive, and whether it can serve."""

import logging

from django.conf import settings
from pymongo.errors import PyMongoError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from sahienglish.core.errors import DatabaseUnavailable
from sahienglish.database import mongo
from sahienglish.operations import readiness
from sahienglish.rate_limits import storages
from sahienglish.rate_limits.storages import Window

logger = logging.getLogger(__name__)


class MachineView(APIView):
    """A view for machines, without authentication."""

    authentication_classes = []
    permission_classes = []
    schema = None


class Alive(MachineView):
    """Respond with 200 while the process can respond at all."""

    served_when_full = True

    def get(self, request: Request) -> Response:
        return Response({"status": "ok"})


class Ready(MachineView):
    """Respond with 200 if all that requests need is there, else with 503 and the parts that are down."""

    def get(self, request: Request) -> Response:
        parts = readiness.states()
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


def rate_limits() -> str:
    """Return `ok` if the storage of rate limits responds, and nothing if that is the database."""
    if not settings.RATE_LIMIT_STORAGE_URL:
        return ""
    try:
        storage = storages.chosen(settings.RATE_LIMIT_STORAGE_URL)
        storages.run(storage, storage.waits([Window("readiness", 1, 1)]))
    except DatabaseUnavailable:  # The storage has logged it.
        return "unreachable"
    return "ok"
