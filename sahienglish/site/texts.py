"""What the pages that the server writes itself say, in the languages of the workbench.

`texts/<language>.txt` has a text per line: `key | text`. Adding a language is adding a file and a line to
`LANGUAGES`; a test proves that no language lacks a text.
"""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation.trans_real import parse_accept_lang_header

ENGLISH = "en"
LANGUAGES = {"en": "English", "hi": "हिन्दी", "es": "Español", "zh-Hans": "简体中文", "ar": "العربية"}
"""The name of each language, in the language itself."""

COOKIE = "sahi-language"
"""The language that the user chose, here or in the workbench; its script reads and writes the cookie, too."""

VARY = ("Accept-Language", "Cookie")
"""The headers that decide about the language of a page."""

_COOKIE_SECONDS = 365 * 24 * 60 * 60
_RIGHT_TO_LEFT = frozenset({"ar"})
_TRADITIONAL_CHINESE = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_FOLDER = Path(__file__).with_name("texts")


def language_of(request: HttpRequest) -> str:
    """Return the language that the user chose, else the first of the browser that there is, else English.

    `?language=` wins over what was chosen before.
    """
    for chosen in (request.GET.get("language", ""), request.COOKIES.get(COOKIE, "")):
        if chosen in LANGUAGES:
            return chosen
    for wanted, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "").lower()):
        # Readers of traditional Chinese are better served in English, as in the workbench.
        base = "" if wanted.startswith(_TRADITIONAL_CHINESE) else wanted.partition("-")[0]
        for known in LANGUAGES:
            if base == known.partition("-")[0]:
                return known
    return ENGLISH


def remember_choice(request: HttpRequest, response: HttpResponseBase) -> None:
    """Keep the language of `?language=` for every other page, that of the workbench included."""
    chosen = request.GET.get("language", "")
    if chosen in LANGUAGES:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, chosen, max_age=_COOKIE_SECONDS, secure=secure, samesite="Lax")


def context_of(request: HttpRequest) -> dict[str, str]:
    """Return what a template needs to say its texts in the language of its reader."""
    return context_in(language_of(request))


def context_in(language: str) -> dict[str, str]:
    """Return what a template needs to say its texts in `language`."""
    return {"language": language, "direction": "rtl" if language in _RIGHT_TO_LEFT else "ltr"}


@cache
def texts(language: str) -> dict[str, str]:
    """Return every text of a language by its key."""
    lines = (_FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition(" | ") for line in lines if line and not line.startswith("#"))
    return {key: text for key, _, text in pairs}
