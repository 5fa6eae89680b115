"""The project's own app, and Django's apps with ids that MongoDB knows."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.apps import AuthConfig
from django.contrib.contenttypes.apps import ContentTypesConfig

OBJECT_ID = "django_mongodb_backend.fields.ObjectIdAutoField"


class SahiEnglishConfig(AppConfig):
    """Commands and system checks of the project itself."""

    name = "sahienglish"
    default_auto_field = OBJECT_ID

    def ready(self) -> None:
        from sahienglish import checks, deployment_checks  # noqa: F401  (registers the checks)
        from sahienglish.database import mongo
        from sahienglish.http_server.lifespan import worker_stopping
        from sahienglish.rate_limits import storages

        async def close_clients(**kwargs: Any) -> None:
            await storages.chosen(settings.RATE_LIMIT_STORAGE_URL).close()
            await mongo.close()

        worker_stopping.connect(close_clients, weak=False)
        _spare_requests()


def _spare_requests() -> None:
    """Disconnect what Django does at both ends of every request, because there is nothing to do here.

    MongoDB's engine never closes a connection there, there is no cache server, and no `DEBUG` to log
    queries for. This work takes as long as all of DRF.
    """
    from django.core.cache import close_caches
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections, reset_queries

    request_started.disconnect(reset_queries)
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    request_finished.disconnect(close_caches)


class MongoAdminConfig(AdminConfig):
    default_auto_field = OBJECT_ID
    default_site = settings.ADMIN_SITE


class MongoAuthConfig(AuthConfig):
    default_auto_field = OBJECT_ID


class MongoContentTypesConfig(ContentTypesConfig):
    default_auto_field = OBJECT_ID
