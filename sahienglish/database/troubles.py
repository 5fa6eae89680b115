"""Why a database cannot be used, in words, with what to do; never with a password."""

from django.conf import settings
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
    "SSL": "The TLS handshake failed: does the server speak TLS, and does MONGODB_URL say tls=true only then?",
    "Name or service not known": _NAME_UNKNOWN,
    "No address associated": _NAME_UNKNOWN,
    "nodename nor servname": _NAME_UNKNOWN,
    "getaddrinfo failed": _NAME_UNKNOWN,
    "name resolution": _NAME_UNKNOWN,
    "DNS": _NAME_UNKNOWN,
    "must be escaped": "User and password in MONGODB_URL must be percent-encoded: @ as %40, : as %3A, / as %2F.",
    "timed out": "No answer in time: check the port, firewalls, and whether the server expects TLS.",
    "No servers found": "No answer in time: check the port, firewalls, and whether the server expects TLS.",
    "No replica set members": "The replica set has no primary, or its members are known under names "
    "that this machine cannot reach.",
}
_ATLAS = " On Atlas, also add this machine's address to the project's IP access list."


def explained(error: PyMongoError | ValueError) -> str:
    """Return what is wrong and what to do, for an error of connecting or of a first command."""
    if not settings.DATABASES["default"]["HOST"]:
        return str(error)
    if isinstance(error, OperationFailure):
        return _refusal(error)
    said = str(error)
    for sign, explanation in _EXPLANATIONS.items():
        if sign in said:
            return explanation + _hint(sign)
    return f"MONGODB_URL cannot be used ({type(error).__name__}): check its port and its options."


def _refusal(error: OperationFailure) -> str:
    if error.code in _REFUSED_CREDENTIALS:
        return (
            "The server refused user or password: correct them in MONGODB_URL, and authSource "
            "if the user is not kept in the database named there."
        )
    if error.code == _NOT_AUTHORIZED:
        return "The user in MONGODB_URL may not do this: give it the readWrite role on DATABASE_NAME."
    return f"The server answered with error {error.code}."


def _hint(sign: str) -> str:
    on_atlas = ".mongodb.net" in settings.DATABASES["default"]["HOST"]
    return _ATLAS if on_atlas and sign in {"SSL", "timed out", "No servers found"} else ""
