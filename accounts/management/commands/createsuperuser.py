"""`manage.py createsuperuser`: Django's own, which then says how to set up the second factor."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib.auth.management.commands import createsuperuser

from accounts import email_addresses, registrations
from sahienglish.core.errors import InvalidInput


class Command(createsuperuser.Command):
    """Make an account for the admin."""

    def _validate_username(self, username: str, *arguments: Any) -> str | None:
        """Say why an address cannot be used; a registration that was never confirmed does not hold one."""
        with suppress(InvalidInput):
            registered = registrations.find(email=email_addresses.canonical(username))
            if registered is not None and registrations.is_pending(registered):
                registrations.discard(registered)
        mistake: str | None = super()._validate_username(username, *arguments)  # type: ignore[misc]
        return mistake

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if options["verbosity"] >= 1:
            self.stdout.write(
                f"Log in at {settings.APP_URL}/admin/ and set up two-step login with an authenticator app "
                f"at {settings.APP_URL}/admin/second-step/."
            )
