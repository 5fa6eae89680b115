"""What a user can prefer. The writing tools have the same choices; a test holds the two together."""

import langcodes

DIALECTS = ("en-US", "en-GB", "en-IN", "en-AU", "en-CA")
TONES = ("neutral", "formal", "friendly", "confident", "concise")


def is_language_tag(text: str) -> bool:
    """Tell whether `text` is the BCP 47 tag of a real language."""
    try:
        language = langcodes.get(text)
    except ValueError:
        return False
    return language.is_valid() and language.language not in {None, "und", "mul", "mis", "zxx"}
