"""The shape of what the writing tools take and give."""

from typing import Any

from django.core.validators import RegexValidator
from rest_framework import serializers

from ai_tools.text.categories import CATEGORIES
from ai_tools.text.languages import DIALECTS, LONGEST_NAME
from ai_tools.tools.definitions import ENGINES, FORMALITIES, TONES
from sahienglish.core.serializer_fields import Choice, Text
from sahienglish.openapi.examples import example

IGNORED_WORDS = 200
DISABLED_RULES = 200
LONGEST_RULE_NAME = 64
LONGEST_WORD = 64

INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""The fillers of Hangul and the blank of Braille: Unicode counts them as letters and signs."""

one_word = RegexValidator(r"\A[^ \t\r\n]+\Z", "This is not one word.")


@example({"text": "She go to school every day."})
class TextInput(serializers.Serializer[dict[str, Any]]):
    """What every tool takes."""

    text = Text(help_text="The text to work on, at most `AI_MAX_INPUT_CHARS` code points.")

    def validate_text(self, text: str) -> str:
        if not any(letter.isprintable() and not letter.isspace() for letter in set(text) - INVISIBLE):
            raise serializers.ValidationError("This field may not be blank.", code="blank")
        return text


@example({"text": "She go to school with Priya.", "dialect": "en-IN", "ignore": ["Priya"]})
class FixGrammarInput(TextInput):
    """A text to correct."""

    dialect = Choice(
        choices=list(DIALECTS),
        required=False,
        help_text="Whose spelling and usage counts as right; by default your preference, "
        "else the writer's own, or en-US offline.",
    )
    engine = Choice(
        choices=list(ENGINES),
        default="default",
        help_text="`offline` checks on this server, even if a language model is configured.",
    )
    ignore = serializers.ListField(
        child=Text(max_length=LONGEST_WORD, validators=[one_word]),
        max_length=IGNORED_WORDS,
        default=list,
        help_text="Words to leave alone: names, brands, terms of the trade.",
    )

    disabled_rules = serializers.ListField(
        child=Text(max_length=LONGEST_RULE_NAME, validators=[one_word]),
        max_length=DISABLED_RULES,
        default=list,
        help_text="Names of rules of the offline checker (the `rule` of an edit or a notice) to switch off.",
    )

    def validate_ignore(self, words: list[str]) -> frozenset[str]:
        return frozenset(words)

    def validate_disabled_rules(self, names: list[str]) -> frozenset[str]:
        return frozenset(names)


@example({"text": "Good morning!", "target_language": "Hindi", "formality": "default"})
class TranslateInput(TextInput):
    """A text to translate."""

    target_language = Text(
        max_length=LONGEST_NAME, help_text='A name ("Hindi", "हिन्दी") or a BCP 47 tag ("pt-BR").'
    )
    formality = Choice(choices=list(FORMALITIES), default="default")


@example({"text": "I want to know about the job.", "tone": "formal"})
class ImproveInput(TextInput):
    """A text to improve."""

    tone = Choice(choices=list(TONES), required=False, help_text="By default your preference, else neutral.")


class Edit(serializers.Serializer[dict[str, Any]]):
    """One change; offsets and lengths count code points of the input."""

    offset = serializers.IntegerField()
    length = serializers.IntegerField()
    original = serializers.CharField()
    replacement = serializers.CharField()
    suggestions = serializers.ListField(
        child=serializers.CharField(),
        help_text="Acceptable replacements, best first and at most five; the first one is `replacement`.",
    )
    category = serializers.ChoiceField(choices=CATEGORIES, help_text="The kind of mistake.")
    message = serializers.CharField(help_text="Why, in words; empty where the provider gives no reason.")
    rule = serializers.CharField(help_text="The kind of mistake; empty where `message` is.")


class Notice(serializers.Serializer[dict[str, Any]]):
    """A likely mistake that `result` does not correct; offsets and lengths count code points of the input."""

    offset = serializers.IntegerField()
    length = serializers.IntegerField()
    original = serializers.CharField()
    suggestions = serializers.ListField(
        child=serializers.CharField(),
        help_text="Possible replacements, best first and at most five; empty if there is none.",
    )
    category = serializers.ChoiceField(choices=CATEGORIES, help_text="The kind of mistake.")
    message = serializers.CharField()
    rule = serializers.CharField()


class Result(serializers.Serializer[dict[str, Any]]):
    """What a tool made of the text."""

    result = serializers.CharField()
    provider = serializers.CharField()
    model = serializers.CharField()


_EDITED: dict[str, Any] = {
    "result": "She goes to school every day.",
    "edits": [
        {
            "offset": 4,
            "length": 2,
            "original": "go",
            "replacement": "goes",
            "suggestions": ["goes"],
            "category": "agreement",
            "message": "The verb must agree with “she”.",
            "rule": "Agreement",
        }
    ],
    "provider": "gemini",
    "model": "gemini-3.5-flash-lite",
}


@example(_EDITED)
class EditedResult(Result):
    """A result in the language of the text, with the changes; replaying them on the text gives `result`."""

    edits = Edit(many=True)


@example(
    {
        "result": "She has a frend called Smita.",
        "edits": [
            {
                "offset": 4,
                "length": 4,
                "original": "have",
                "replacement": "has",
                "suggestions": ["has"],
                "category": "agreement",
                "message": "“He”, “she” and “it” take the form in -s.",
                "rule": "SingularSubject",
            }
        ],
        "notices": [
            {
                "offset": 11,
                "length": 5,
                "original": "frend",
                "suggestions": ["friend", "trend"],
                "category": "spelling",
                "message": "The dictionary does not know “frend”.",
                "rule": "UnknownWord",
            }
        ],
        "provider": "offline",
        "model": "harper",
    }
)
class CorrectedResult(EditedResult):
    """A corrected text, with the changes and with what is likely wrong but was left alone."""

    notices = Notice(
        many=True, help_text="They never overlap an edit; empty when a language model wrote the result."
    )


@example(
    {"result": "सुप्रभात!", "target_language": "hi", "provider": "gemini", "model": "gemini-3.5-flash-lite"}
)
class TranslatedResult(Result):
    """A result in another language."""

    target_language = serializers.CharField(help_text="The canonical BCP 47 tag.")


@example({"tag": "hi", "name": "Hindi", "native_name": "हिन्दी"})
class Language(serializers.Serializer[dict[str, Any]]):
    """A language to translate into."""

    tag = serializers.CharField()
    name = serializers.CharField()
    native_name = serializers.CharField()


class Count(serializers.Serializer[dict[str, Any]]):
    """How much of a limit is used."""

    used = serializers.IntegerField()
    limit = serializers.IntegerField()


@example(
    {
        "requests": {"used": 12, "limit": 200},
        "characters": {"used": 3480, "limit": 200_000},
        "resets_at": "2026-11-24T00:00:00.000Z",
    }
)
class Usage(serializers.Serializer[dict[str, Any]]):
    """What the account used today, in UTC."""

    requests = Count()
    characters = Count()
    resets_at = serializers.DateTimeField()


class ToolDescription(serializers.Serializer[dict[str, Any]]):
    """One tool."""

    name = serializers.CharField()
    title = serializers.CharField()
    path = serializers.CharField()
    available = serializers.BooleanField(help_text="Whether the configured provider can serve it.")
    options = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class Limits(serializers.Serializer[dict[str, Any]]):
    """What bounds a call and a day."""

    characters_per_text = serializers.IntegerField()
    seconds_per_call = serializers.FloatField()
    requests_per_day = serializers.IntegerField()
    characters_per_day = serializers.IntegerField()


@example(
    {
        "provider": "gemini",
        "tools": [
            {
                "name": "improve",
                "title": "Improve",
                "path": "/actions/improve",
                "available": True,
                "options": {"tone": ["neutral", "formal"]},
            }
        ],
        "limits": {
            "characters_per_text": 10_000,
            "seconds_per_call": 30.0,
            "requests_per_day": 200,
            "characters_per_day": 200_000,
        },
    }
)
class Overview(serializers.Serializer[dict[str, Any]]):
    """What there is."""

    provider = serializers.CharField()
    tools = ToolDescription(many=True)
    limits = Limits()
