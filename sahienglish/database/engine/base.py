"""MongoDB's own Django engine, on the embedded server where no address is set."""

from threading import Lock
from typing import Any, ClassVar

from django.conf import settings
from django.utils.asyncio import async_unsafe
from pymongo import MongoClient
from pymongo.errors import ConfigurationError

from sahienglish.database.embedded import address
from sahienglish.database.engine.without_gis import without_gis

with without_gis():
    from django_mongodb_backend.base import DatabaseWrapper as MongoDatabaseWrapper
    from django_mongodb_backend.operations import DatabaseOperations


class Operations(DatabaseOperations):
    """MongoDB's own, with the compiler of this package."""

    compiler_module = "sahienglish.database.engine.compiler"


class DatabaseWrapper(MongoDatabaseWrapper):
    """Connect to `HOST`, or, where that is empty, to the embedded server, started if it is not running."""

    ops_class = Operations
    _opening: ClassVar[Lock] = Lock()

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()  # type: ignore[no-untyped-call]
        params["host"] = params["host"] or address.url(settings.VAR_DIR / "mongo")
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> MongoClient[dict[str, Any]]:
        # Threads that connect for the first time together would each open a client and leak all but one.
        with self._opening:
            try:
                client: MongoClient[dict[str, Any]] = super().get_new_connection(conn_params)  # type: ignore[no-untyped-call]
            except ValueError as error:  # The driver's error for a port that is none, and the like.
                raise ConfigurationError(str(error)) from error
        return client
