"""The preferences of users. The writing tools offer the same tones; a test compares the dialects."""

import langcodes

DIALECTS = ("en-US", "en-GB", "en-IN", "en-AU", "en-CA")
NEUTRAL = "neutral"
TONES = {
    NEUTRAL: "Keep the writer's tone.",
    "formal": "Make the tone formal and polite, fit for an official letter.",
    "friendly": "Make the tone warm and friendly.",
    "confident": "Make the tone confident and direct, without hedging.",
    "concise": "Make the text as short as it can be without losing anything it says.",
}
"""Each tone with the sentence that asks a language model for it."""


def is_language_tag(text: str) -> bool:
    """Tell whether `text` is the BCP 47 tag of a real language."""
    try:
        language = langcodes.get(text)
    except ValueError:
        return False
    return language.is_valid() and language.language not in {None, "und", "mul", "mis", "zxx"}
