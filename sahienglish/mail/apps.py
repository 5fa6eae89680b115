"""The app that delivers e-mail."""

import asyncio
from typing import TYPE_CHECKING, Any

from django.apps import AppConfig

from sahienglish.http_server.lifespan import worker_started, worker_stopping

if TYPE_CHECKING:
    from sahienglish.mail.deliverer import Deliverer


class MailConfig(AppConfig):
    """Run a deliverer in every worker process."""

    name = "sahienglish.mail"
    label = "mail"
    deliverer: "Deliverer | None" = None

    def ready(self) -> None:
        worker_started.connect(self._start, dispatch_uid="mail.start")
        worker_stopping.connect(self._stop, dispatch_uid="mail.stop")

    def _start(self, **kwargs: Any) -> None:
        from sahienglish.mail.deliverer import Deliverer

        self.deliverer = Deliverer()
        self.deliverer.start()

    async def _stop(self, **kwargs: Any) -> None:
        if self.deliverer:
            await asyncio.to_thread(self.deliverer.stop)
