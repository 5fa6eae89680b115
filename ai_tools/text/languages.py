"""Languages to translate into: from a user's word for one to its canonical BCP 47 tag."""

from functools import cache, lru_cache

import langcodes

from ai_tools.errors import UnknownLanguage
from ai_tools.text import language_names
from ai_tools.text.language_names import LONGEST_NAME

_SPECIAL = frozenset({"und", "mul", "mis", "zxx"})
"""Tags of ISO 639 that name no one language."""

LISTED = """
    af am ar as az be bg bho bn bs ca ceb ckb cs cy da de doi el en en-AU en-CA en-GB en-IN en-US eo es
    es-419 es-ES es-MX et eu fa fi fil fr fr-CA ga gl gu ha he hi hr ht hu hy id ig is it ja jv ka kk km kn
    ko kok ks ku ky la lb lo lt lv mai mg mi mk ml mn mni mr ms mt my nb ne nl nn om or pa pl ps pt-BR pt-PT
    ro ru rw sa sat sd si sk sl sm sn so sq sr sr-Latn st su sv sw ta te tg th ti tk tr tt ug uk ur uz vi xh
    yi yo yue zh-Hans zh-Hant zu
""".split()  # noqa: SIM905 (a list literal takes a line for each)
"""The suggestions of `GET /actions/languages`; any other valid language is accepted as well."""


@lru_cache(maxsize=512)
def resolve(name: str) -> str:
    """Return the canonical tag for a tag or a name in any language; raises `UnknownLanguage`."""
    language = _by_tag(name.strip()) or language_names.find(name.strip())
    if language is None or language.language is None or language.language in _SPECIAL:
        raise UnknownLanguage
    subtag = "zh" if language.language == "cmn" else language.language
    tag = str(langcodes.Language.make(subtag, None, language.script, language.territory))
    if "Unknown" in english_name(tag):
        raise UnknownLanguage
    return tag


def english_name(tag: str) -> str:
    """Return what a prompt calls the language, as in `Portuguese (Brazil)`."""
    return langcodes.get(tag).display_name("en")


def script(tag: str) -> str:
    """Return the ISO 15924 code of the script the language is written in, as in `Deva`."""
    return langcodes.get(tag).maximize().script or ""


def usual_script(tag: str) -> str:
    """Return the script that the language has where none is asked for: `Cyrl` for `sr-Latn`."""
    return script(langcodes.get(tag).language or tag)


@cache
def listed() -> list[dict[str, str]]:
    """Return the suggested languages by English name, each with its own name for itself."""
    languages = [
        {"tag": tag, "name": english_name(tag), "native_name": langcodes.get(tag).autonym()} for tag in LISTED
    ]
    return sorted(languages, key=lambda language: language["name"])


def _by_tag(name: str) -> langcodes.Language | None:
    if not 2 <= len(name) <= LONGEST_NAME or not name.isascii():
        return None
    try:
        language = langcodes.get(name)
    except ValueError:
        return None
    return language if language.is_valid() else None
