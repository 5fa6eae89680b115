"""`manage.py check_mongo`: report which database is reached and whether it is fit, or the problem."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from sahienglish.database import declared_indexes
from sahienglish.database.server_info import Reached


class Command(BaseCommand):
    """Reach the database as the service would; exit with 1 when it cannot serve."""

    help = "Say which database is reached, how fast, and which indexes it has; or what is wrong, in words."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        self._describe(Reached.inspect())
        if missing := self._list_indexes():
            raise CommandError(f"{missing} declared indexes are missing: run `python manage.py prepare`.")

    def _describe(self, reached: Reached) -> None:
        self.stdout.write(f"server        {reached.product}")
        self.stdout.write(f"address       {reached.addresses}")
        self.stdout.write(f"database      {reached.database}")
        self.stdout.write(f"latency       {reached.latency:.1f} ms")
        self.stdout.write(f"transactions  {'yes' if reached.transactions else 'no'}")

    def _list_indexes(self) -> int:
        """Print every declared index; return how many are missing."""
        missing = set(declared_indexes.missing())
        for index in declared_indexes.declared():
            self.stdout.write(f"{'MISSING' if index in missing else 'present'}       {index}")
        return len(missing)
