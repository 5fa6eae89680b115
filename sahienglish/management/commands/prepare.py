"""`manage.py prepare`: bring the database to where this code expects it."""

from typing import Any

from django.core.management import BaseCommand, CommandError, call_command
from django.db import connection
from pymongo.errors import PyMongoError

from sahienglish.database import locks, mongo, troubles


class Command(BaseCommand):
    """Migrate and seed, one process at a time however many start together."""

    help = "Migrate and seed the default templates, under a lock that all machines share."

    def handle(self, *args: Any, **options: Any) -> None:
        self._reach()
        quiet = min(1, options["verbosity"] - 1)
        with locks.held("prepare"):
            call_command("migrate", interactive=False, verbosity=quiet)
            call_command("seed_templates", verbosity=quiet)

    def _reach(self) -> None:
        try:
            mongo.database().command("ping")
        except (PyMongoError, ValueError) as error:
            raise CommandError(troubles.explained(error, url=connection.settings_dict["HOST"])) from None
