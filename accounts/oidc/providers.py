"""The providers that an operator has configured."""

from dataclasses import dataclass

from django.conf import settings

from sahienglish.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class Provider:
    """One OpenID Connect provider, and what it knows this service by."""

    name: str
    label: str
    issuer: str
    client_id: str
    client_secret: str

    @property
    def callback_uri(self) -> str:
        """Return the redirect URI to register at the provider."""
        return f"{settings.APP_URL}/auth/oidc/{self.name}/callback"


def configured() -> list[Provider]:
    """Return the providers that have all of their settings; a system check reports the others."""
    return [
        Provider(name, parts["label"] or name.replace("_", " ").title(), *needed)
        for name, parts in settings.OIDC_PROVIDERS.items()
        if all(needed := (parts["issuer"], parts["client_id"], parts["client_secret"]))
    ]


def named(name: str) -> Provider:
    """Return one provider. Raises `NotFound`."""
    for provider in configured():
        if provider.name == name:
            return provider
    raise NotFound("No provider of this name is configured.")


def label_of(name: str) -> str:
    """Return what users call a provider; its name if it is no longer configured."""
    return next((provider.label for provider in configured() if provider.name == name), name)
