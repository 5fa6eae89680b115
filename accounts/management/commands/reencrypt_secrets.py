"""`manage.py reencrypt_secrets`: after a change of `JWT_SECRET_KEY`, before the former key is removed."""

from typing import Any

from django.core.management import BaseCommand, CommandError

from accounts.mfa import totp


class Command(BaseCommand):
    """Encrypt the secrets of authenticator apps under the current key."""

    help = "Encrypt the secrets of authenticator apps under the current JWT_SECRET_KEY."

    def handle(self, *args: Any, **options: Any) -> None:
        changed, lost = totp.reencrypt_all()
        self.stdout.write(f"{changed} secrets are encrypted under the current key now.")
        if lost:
            raise CommandError(
                f"{lost} secrets fit no key. Add the key they were encrypted under to "
                "JWT_PREVIOUS_SECRET_KEYS, or these users need their recovery codes."
            )
