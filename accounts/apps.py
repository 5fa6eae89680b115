"""The accounts app."""

from typing import Any

from django.apps import AppConfig

from sahienglish.http_server.lifespan import worker_stopping


class AccountsConfig(AppConfig):
    """Users and their sessions."""

    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from accounts import checks  # noqa: F401  (registers the checks)
        from accounts.api.common import openapi  # noqa: F401  (registers the security schemes)

        worker_stopping.connect(_close_connections, dispatch_uid="accounts.close_connections")


async def _close_connections(**kwargs: Any) -> None:
    from accounts.oidc import http

    await http.close()
