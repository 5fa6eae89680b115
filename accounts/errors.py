"""What can go wrong with an account, as clients see it."""

from typing import Any

from sahienglish.core.errors import PermissionDenied, Problem, RateLimited


class InvalidCredentials(Problem):
    """Raised if the address or the password of a login is wrong, without saying which."""

    status = 400
    code = "invalid_credentials"
    title = "The e-mail address or the password is wrong"
    oauth_error = "invalid_grant"


class EmailNotVerified(Problem):
    """Raised if the password is right but the address was never confirmed."""

    status = 403
    code = "email_not_verified"
    title = "The e-mail address is not confirmed yet"
    oauth_error = "invalid_grant"


class UnsupportedGrantType(Problem):
    """Raised if the grant type is not the one of this token endpoint (RFC 6749 §5.2)."""

    status = 400
    code = "unsupported_grant_type"
    title = "The grant type is not supported"
    oauth_error = "unsupported_grant_type"


class AccountLocked(RateLimited):
    """Raised after too many failed logins in a row or in a day, whether or not the address has an account."""

    code = "account_locked"
    title = "Too many failed logins"


class TokenReused(Problem):
    """Raised when a spent refresh token comes back; its session is revoked (RFC 9700 §4.14)."""

    status = 400
    code = "token_reused"
    title = "The token has already been used"
    oauth_error = "invalid_grant"


class CodeInvalid(Problem):
    """Raised when a code is wrong, expired, spent or tried too often, or the address is unknown."""

    status = 400
    code = "otp_invalid"
    title = "The code is not valid"


class EmailTaken(Problem):
    """Raised when a confirmed new address has become the address of another account."""

    status = 409
    code = "email_taken"
    title = "The e-mail address belongs to another account"


class WrongPassword(Problem):
    """Raised if the current password of a signed-in user is wrong."""

    status = 400
    code = "wrong_password"
    title = "This is not your current password"


class ForeignOrigin(PermissionDenied):
    """Raised when a request for a web session does not come from the page of this service."""

    code = "foreign_origin"
    title = "The page has another origin"


class MfaRequired(Problem):
    """Raised after a correct first step of a login that needs a second; `mfa_token` continues it."""

    status = 403
    code = oauth_error = "mfa_required"
    title = "A second factor is required"

    def __init__(self, detail: str = "", **kwargs: Any) -> None:
        super().__init__(detail, **kwargs)
        self.headers["Cache-Control"] = "no-store"


class MfaInvalid(Problem):
    """Raised when a second factor is wrong, was used before, or is not set up for the account."""

    status = 400
    code = "mfa_invalid"
    title = "The second factor is not valid"
    oauth_error = "invalid_grant"


class MfaLocked(RateLimited):
    """Raised when too many wrong codes of the second step were tried; passkeys stay usable."""

    code = "mfa_locked"
    title = "Too many wrong codes"


class ConfirmationRequired(Problem):
    """Raised if a change needs a recent confirmation by the user; `methods` names the ways."""

    status = 403
    code = "confirmation_required"
    title = "Confirm that it is you"


class SecondStepConflict(Problem):
    """Raised if an account that has an authenticator app adds one, or one without asks for recovery codes."""

    status = 409
    code = "second_step_conflict"
    title = "The second step is not in the state that this change needs"


class PasskeyInvalid(Problem):
    """Raised when a passkey is unknown, removed, copied, or signed something else than the challenge."""

    status = 400
    code = "passkey_invalid"
    title = "This passkey could not be used"


class PasskeyLimitReached(Problem):
    """Raised if an account already has the maximum number of passkeys."""

    status = 409
    code = "passkey_limit_reached"
    title = "Passkey limit reached"


class LastWayIn(Problem):
    """Raised when removing a passkey or a provider would leave the user no way to sign in."""

    status = 409
    code = "last_way_in"
    title = "This is the only way to sign in to your account"


class ProviderUnavailable(Problem):
    """Raised if a provider does not respond in time, or not as OpenID Connect requires."""

    status = 503
    code = "provider_unavailable"
    title = "The provider does not respond"


class ProviderLoginInvalid(Problem):
    """Raised when a login at a provider was begun in another browser, has expired, or was used before."""

    status = 400
    code = "provider_login_invalid"
    title = "This sign-in has expired, or began in another browser"


class ProviderEmailUnverified(Problem):
    """Raised when a provider has not confirmed the e-mail address of a user who has no account yet."""

    status = 403
    code = "provider_email_unverified"
    title = "The provider has not confirmed your e-mail address"


class AccountExists(Problem):
    """Raised when an account that is not linked to the provider has the user's e-mail address.

    The extra member `link_token` lets the user link the provider after signing in another way.
    """

    status = 409
    code = "account_exists"
    title = "An account with this e-mail address already exists"


class IdentityTaken(Problem):
    """Raised when an account at a provider is linked to another account already."""

    status = 409
    code = "identity_taken"
    title = "This provider account is linked to another account"
