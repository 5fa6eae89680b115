"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People and their sessions."""

    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from accounts import checks  # noqa: F401  (registers the checks)
