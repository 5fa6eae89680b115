"""`manage.py prepare`: bring the database to where this code expects it."""

from typing import Any

from django.core.management import BaseCommand, call_command

from sahienglish.database import locks
from sahienglish.operations import preparation


class Command(BaseCommand):
    """Migrate and seed, one process at a time however many start together."""

    help = "Migrate and seed the default templates, under a lock that all machines share."

    def handle(self, *args: Any, **options: Any) -> None:
        with locks.held("prepare"):
            call_command("migrate", interactive=False, verbosity=options["verbosity"])
            for command in preparation.commands():
                call_command(command, verbosity=options["verbosity"])
