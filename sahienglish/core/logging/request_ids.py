"""The id that ties a request, its log lines and its response together."""

import re
from contextvars import ContextVar
from secrets import token_hex

HEADER = "X-Request-ID"
ACCEPTED = re.compile(r"[A-Za-z0-9._-]{1,64}")

_current: ContextVar[str] = ContextVar("request_id", default="-")


def adopt(presented: str | None) -> str:
    """Take over the client's id if it is well-formed, else make one; it is `current()` from here on."""
    request_id = presented if presented and ACCEPTED.fullmatch(presented) else token_hex(8)
    _current.set(request_id)
    return request_id


def current() -> str:
    """Return the id of the request being served, `-` outside of one."""
    return _current.get()
