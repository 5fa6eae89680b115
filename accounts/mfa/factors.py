"""The registry of factors for the second step and for confirmations."""

from typing import Any, Protocol, cast

from accounts.mfa import recovery_codes, totp
from accounts.mfa.passkeys import factor as passkey
from accounts.users import Acceptance
from sahienglish.database.mongo import Document

LOGIN, CONFIRM = "login", "confirm"
"""The purposes of a check: a challenge for one does not serve the other."""


class Factor(Protocol):
    """A module of this package that knows one kind of factor."""

    METHOD: str
    """Its name in `methods`, and of the field that brings the answer."""

    COUNTED: bool
    """Whether a wrong answer could be a guess, and is counted and locks."""

    def is_on(self, user: Document) -> bool:
        """Tell whether the account has this factor."""
        ...

    def verify(self, *, user: Document, answer: Any, purpose: str, reference: str) -> Acceptance | None:
        """Return what accepting the answer changes; `None` if it is wrong.

        `reference` names the challenge: the `jti` of the `mfa_token` at login, the `challenge_token`
        at a confirmation.
        """
        ...


class ChallengeFactor(Factor, Protocol):
    """A factor that must be asked a question first."""

    def options(self, *, user: Document, purpose: str, reference: str = "") -> dict[str, Any]:
        """Return `challenge_token` and `public_key`."""
        ...


FACTORS: dict[str, Factor] = {
    factor.METHOD: cast("Factor", factor) for factor in (totp, recovery_codes, passkey)
}
CHALLENGES: dict[str, ChallengeFactor] = {passkey.METHOD: cast("ChallengeFactor", passkey)}
"""Those of `FACTORS` that need a challenge, by method."""


def second_step_is_on(user: Document) -> bool:
    """Tell whether a login needs more than its first factor."""
    return totp.is_on(user)


def methods_of(user: Document) -> list[str]:
    """Return the names of the factors that the account has."""
    return [name for name, factor in FACTORS.items() if factor.is_on(user)]
