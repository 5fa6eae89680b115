"""Why a database cannot be used, in words, with what to do; never with a password."""

from django.db import connection
from pymongo.errors import OperationFailure, PyMongoError

_REFUSED_CREDENTIALS = {18, 8000}
_NOT_AUTHORIZED = 13

_NAME_UNKNOWN = (
    "The host name in MONGODB_URL is not known: check its spelling and this machine's DNS "
    "(mongodb+srv:// needs SRV records, mongodb:// does not)."
)
_EXPLANATIONS = {
    "Connection refused": "Nothing listens there: start the server, or correct host and port in MONGODB_URL.",
    "CERTIFICATE_VERIFY_FAILED": "The server's TLS certificate is not trusted here: add "
    "tlsCAFile=/path/to/ca.pem to MONGODB_URL, or use the host name that the certificate is for.",
    "SSL": "The TLS handshake failed: MONGODB_URL must say tls=true exactly when the server speaks TLS.",
    "Name or service not known": _NAME_UNKNOWN,
    "No address associated": _NAME_UNKNOWN,
    "nodename nor servname": _NAME_UNKNOWN,
    "getaddrinfo failed": _NAME_UNKNOWN,
    "name resolution": _NAME_UNKNOWN,
    "DNS": _NAME_UNKNOWN,
    "must be escaped": "Percent-encode user and password in MONGODB_URL: @ as %40, : as %3A, / as %2F.",
    "timed out": "No answer in time: check the port, firewalls, and whether the server expects TLS.",
    "No servers found": "No answer in time: check the port, firewalls, and whether the server expects TLS.",
    "No replica set members": "The replica set has no primary, or its members are known under names "
    "that this machine cannot reach.",
}
_UNREACHED = {"SSL", "timed out", "No servers found"}
_ATLAS = " On Atlas, also add this machine's address to the project's IP access list."


def behind(error: BaseException) -> str:
    """Return why the database cannot be used where that is what made something fail, else nothing."""
    cause: BaseException | None = error
    while cause:
        if isinstance(cause, PyMongoError):
            return explained(cause, url=connection.settings_dict["HOST"])
        cause = cause.__cause__
    return ""


def explained(error: PyMongoError, *, url: str) -> str:
    """Return the problem of the server at `url`, and its remedy; the embedded one names its own.

    Returns nothing for an operation that the server rejects as wrong: that is a mistake in the program.
    """
    if isinstance(error, OperationFailure):
        return _refusal(error)
    if not url:
        return str(error)
    said = str(error)
    for sign, explanation in _EXPLANATIONS.items():
        if sign in said:
            return explanation + (_ATLAS if sign in _UNREACHED and ".mongodb.net" in url else "")
    return f"MONGODB_URL cannot be used ({type(error).__name__}): check its port and its options."


def _refusal(error: OperationFailure) -> str:
    if error.code in _REFUSED_CREDENTIALS:
        return (
            "The server refused user or password: correct them in MONGODB_URL, and authSource "
            "if the user is not kept in the database named there."
        )
    if error.code == _NOT_AUTHORIZED:
        return "The user in MONGODB_URL may not do this: give it the readWrite role on DATABASE_NAME."
    return ""
