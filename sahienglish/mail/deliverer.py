"""The thread of a worker process that delivers e-mail."""

import logging
from threading import Event, Thread

from django.conf import settings
from pymongo.errors import PyMongoError

from sahienglish.mail import outbox
from sahienglish.mail.delivery import deliver_due

POLL_SECONDS = 5
"""How long a retry, or an e-mail stored by a process without a deliverer, may wait after it is due."""

logger = logging.getLogger(__name__)


class Deliverer:
    """Deliver until told to stop: at once what this process stores, and by polling the rest."""

    def __init__(self) -> None:
        self._stopping = Event()
        self._thread = Thread(target=self._run, name="mail-deliverer", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def wait(self) -> None:
        """Block until the thread ends; a signal may interrupt this."""
        while self._thread.is_alive():
            self._thread.join(1)

    def stop(self) -> None:
        """Take no further e-mail, and wait for the one that is being sent."""
        self._stopping.set()
        outbox.wake.set()
        self._thread.join(settings.EMAIL_TIMEOUT)

    def _run(self) -> None:
        while not self._stopping.is_set():
            outbox.wake.clear()
            try:
                deliver_due(self._stopping)
            except PyMongoError as error:
                logger.warning("e-mail waits for the database: %s", type(error).__name__)
            except Exception:
                logger.exception("the delivery of e-mail failed")
            if not self._stopping.is_set():
                outbox.wake.wait(POLL_SECONDS)
