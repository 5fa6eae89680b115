"""`manage.py deliver_mail`: deliver the stored e-mail from a process of its own."""

import signal
from contextlib import suppress
from threading import Event
from typing import Any

from django.core.management import BaseCommand, CommandParser

from sahienglish.mail.deliverer import Deliverer
from sahienglish.mail.delivery import deliver_due


class Command(BaseCommand):
    """Deliver stored e-mails in addition to the workers, or while they are down."""

    requires_system_checks = ("sahienglish",)
    help = "Deliver the stored e-mails until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="deliver what is due now and end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(f"{deliver_due(Event())} sent")
            return
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        deliverer = Deliverer()
        deliverer.start()
        self.stdout.write("Delivering e-mail; Ctrl-C ends it.")
        with suppress(KeyboardInterrupt):
            deliverer.wait()
        deliverer.stop()
