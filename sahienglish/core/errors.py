"""Errors that an API client sees: one root, one class for each stable code (RFC 9457)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any, ClassVar


@dataclass(frozen=True, slots=True)
class FieldError:
    """The mistake in one field; `field` is a dotted path, empty for the whole body."""

    field: str
    code: str
    message: str

    def as_dict(self) -> dict[str, str]:
        return asdict(self)


class Problem(Exception):
    """Root of every error that the API responds with; subclasses name the status, the code and the title.

    `detail` is written for the client and never holds a secret or the inside of the service.
    `retry_after` is in whole seconds. `extra` adds members to the body (RFC 9457 §3.2).
    """

    status: int = 500
    code: ClassVar[str] = "internal_error"
    title: ClassVar[str] = "Internal error"
    oauth_error: ClassVar[str] = "invalid_request"
    """The RFC 6749 §5.2 word for this problem on the token endpoints."""

    def __init__(
        self,
        detail: str = "",
        *,
        retry_after: int | None = None,
        errors: Sequence[FieldError] = (),
        extra: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        self.retry_after = retry_after
        self.errors = tuple(errors)
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})
        if retry_after is not None:
            self.headers["Retry-After"] = str(retry_after)

    @classmethod
    def statuses(cls) -> tuple[int, ...]:
        """Return every status that this problem can have."""
        return (cls.status,)


class InvalidInput(Problem):
    """Raised when the body or the query does not have the documented shape; `errors` names each field."""

    status = 400
    code = "invalid_input"
    title = "The input is not valid"


class MalformedJSON(Problem):
    """Raised when the body is not JSON (RFC 8259), or not UTF-8."""

    status = 400
    code = "malformed_json"
    title = "The request body is not valid JSON"


class NotAuthenticated(Problem):
    """Raised if a protected path is called without an access token."""

    status = 401
    code = "not_authenticated"
    title = "An access token is required"

    def __init__(self, detail: str = "", **kwargs: Any) -> None:
        super().__init__(detail, **kwargs)
        self.headers.setdefault("WWW-Authenticate", 'Bearer realm="SahiEnglish"')


class Presented(IntEnum):
    """Where a client presents a token, and the status of the problem if the token is not accepted."""

    AS_CREDENTIAL = 401
    """In a header or a cookie, to authenticate the request (RFC 6750 §3.1)."""

    AS_INPUT = 400
    """In the body or the query, to be exchanged or used up (RFC 6749 §5.2)."""


class TokenInvalid(Problem):
    """Raised when a token is malformed, of another type, revoked, used up, or signed with another key.

    The status is 401 if the token authenticates the request, and 400 if it is part of the input.
    """

    status = Presented.AS_CREDENTIAL.value
    code = "token_invalid"
    title = "The token is not valid"
    oauth_error = "invalid_grant"

    def __init__(
        self, detail: str = "", *, presented: Presented = Presented.AS_CREDENTIAL, **kwargs: Any
    ) -> None:
        super().__init__(detail, **kwargs)
        self.status = presented.value
        # Only a credential can be replaced by another one: a challenge would make clients log in again
        # because a link or a code was wrong.
        if presented is Presented.AS_CREDENTIAL:
            self.headers["WWW-Authenticate"] = 'Bearer realm="SahiEnglish", error="invalid_token"'

    @classmethod
    def statuses(cls) -> tuple[int, ...]:
        return tuple(sorted(place.value for place in Presented))


class TokenExpired(TokenInvalid):
    """Raised when a valid token has expired."""

    code = "token_expired"
    title = "The token has expired"


class PermissionDenied(Problem):
    """Raised when the caller is authenticated but lacks the right."""

    status = 403
    code = "permission_denied"
    title = "You do not have permission to do this"


class InsufficientScope(PermissionDenied):
    """Raised when an API key calls a path that none of its scopes reaches (RFC 6750 §3.1)."""

    code = "insufficient_scope"
    title = "The API key lacks the required scope"

    def __init__(self, detail: str = "", **kwargs: Any) -> None:
        super().__init__(detail, **kwargs)
        self.headers["WWW-Authenticate"] = 'Bearer realm="SahiEnglish", error="insufficient_scope"'


class NotFound(Problem):
    """Raised for unknown paths, and for ids that are unknown, malformed or another user's."""

    status = 404
    code = "not_found"
    title = "Not found"


class MethodNotAllowed(Problem):
    """Raised when the path exists but does not support the method."""

    status = 405
    code = "method_not_allowed"
    title = "This method is not allowed here"


class LengthRequired(Problem):
    """Raised when a request body has no `Content-Length` and the server cannot tell where it ends."""

    status = 411
    code = "length_required"
    title = "The length of the request body is required"


class BodyTooLarge(Problem):
    """Raised when a request body is larger than `MAX_BODY_BYTES`."""

    status = 413
    code = "body_too_large"
    title = "The request body is too large"


class UnsupportedMediaType(Problem):
    """Raised when the path does not read the media type of the request body."""

    status = 415
    code = "unsupported_media_type"
    title = "The media type is not supported"


class HeadersTooLarge(Problem):
    """Raised when the request line and the headers are larger than 64 KiB."""

    status = 431
    code = "headers_too_large"
    title = "The request headers are too large"


class RateLimited(Problem):
    """Raised when a limit for this client or account is used up. `Retry-After` says how long to wait."""

    status = 429
    code = "rate_limited"
    title = "Too many requests"


class InternalError(Problem):
    """Returned for an unexpected error. The log has the details under the same request id."""

    code = "internal_error"


class Overloaded(Problem):
    """Raised when more requests are waiting than can be served in time. Nothing was done."""

    status = 503
    code = "overloaded"
    title = "The service is too busy"


class DatabaseUnavailable(Problem):
    """Raised when the database does not answer within a few seconds."""

    status = 503
    code = "database_unavailable"
    title = "The database cannot be reached"


def catalogue() -> list[type[Problem]]:
    """Return every problem of the running project that has a code of its own, sorted by it."""

    def walk(problem: type[Problem]) -> Iterator[type[Problem]]:
        for child in problem.__subclasses__():
            if "code" in vars(child):
                yield child
            yield from walk(child)

    return sorted(walk(Problem), key=lambda problem: problem.code)
