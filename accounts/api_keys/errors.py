"""What can go wrong with an API key, as clients see it."""

from sahienglish.core.errors import Problem, TokenInvalid


class KeyInvalid(TokenInvalid):
    """Raised when an API key is malformed, unknown, expired or revoked, or its account is closed."""

    code = "key_invalid"
    title = "The API key is not valid"


class KeyLimitReached(Problem):
    """Raised when an account already has as many API keys as it may have."""

    status = 409
    code = "api_key_limit"
    title = "API key limit reached"
