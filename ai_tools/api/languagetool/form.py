"""Reading a request as LanguageTool clients write it: a form, even if the request says otherwise.

Clients send forms as `application/json` (ltex-ls), `text/json` (TeXstudio) and `text/plain` (Zettlr), so the
media type is never looked at.
"""

import re
from urllib.parse import unquote_plus

from sahienglish.core.errors import InvalidInput

MOST_FIELDS = 1_000
"""A client sends a dozen; a body of a million ampersands is not worth taking apart."""

_NOT_ENCODED = re.compile(rb"[ \x80-\xff]")
"""An encoded form contains neither a blank nor a byte over 127."""

_LITERAL = re.compile(rb"text=(?P<text>.*)&language=(?P<rest>[^&]*(?:&.*)?)\Z", re.DOTALL)


def read(*, body: bytes, query: bytes) -> dict[str, str]:
    """Return the fields of the body and the query; the query and the last of several equal names win.

    Bytes that are not UTF-8 become U+FFFD, as Java clients expect. Raises `InvalidInput`.
    """
    body = body.rstrip(b"\r\n")
    if body.count(b"&") + query.count(b"&") > MOST_FIELDS:
        raise InvalidInput(f"The request has more than {MOST_FIELDS} parameters.")
    fields = _literal(body) if _NOT_ENCODED.search(body) else None
    return (fields if fields is not None else _encoded(body)) | _encoded(query)


def _encoded(form: bytes) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in form.decode(errors="replace").split("&"))
    return {
        unquote_plus(name, errors="replace"): unquote_plus(value, errors="replace")
        for name, equals, value in pairs
        if equals
    }


def _literal(body: bytes) -> dict[str, str] | None:
    """Read the body of LibreOffice 7.4, which encodes nothing, or return `None` for any other.

    Its text may contain `&`, `+` and `%41`, so the text ends at the last `&language=`.
    """
    found = _LITERAL.match(body)
    if not found:
        return None
    text, rest = (found[name].decode(errors="replace") for name in ("text", "rest"))
    pairs = (pair.partition("=") for pair in f"language={rest}".split("&"))
    return {name: value for name, equals, value in pairs if equals} | {"text": text}
