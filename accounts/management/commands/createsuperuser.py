"""`manage.py createsuperuser`: Django's own, which then says how to set up the second factor."""

from typing import Any

from django.conf import settings
from django.contrib.auth.management.commands import createsuperuser


class Command(createsuperuser.Command):
    """Make an account for the admin."""

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if options["verbosity"] >= 1:
            self.stdout.write(
                f"Log in at {settings.APP_URL}/admin/ and set up two-step login with an authenticator app "
                f"at {settings.APP_URL}/admin/second-step/."
            )
