"""The shape of what clients send and get about their learning."""

from typing import Any

from rest_framework import serializers

from learning import dictionary, progress
from learning.choices import DIALECTS, TONES, is_language_tag
from sahienglish.core.serializer_fields import Choice, Text, TrueOrFalse
from sahienglish.openapi.examples import example

WORDS_AT_ONCE = 500
MOST_LISTED, LISTED = 1_000, 100


@example({"dialect": "en-IN", "explanation_language": "hi", "tone": None, "track_progress": True})
class Preferences(serializers.Serializer[Any]):
    """What every writing call uses that does not say otherwise; null: no preference."""

    dialect = Choice(choices=list(DIALECTS), allow_null=True, required=False)
    explanation_language = Text(
        max_length=35, allow_null=True, required=False, help_text="A BCP 47 tag, such as `hi`."
    )
    tone = Choice(choices=list(TONES), allow_null=True, required=False)
    track_progress = TrueOrFalse(
        required=False, help_text="Whether the kinds of your mistakes are counted. Texts are never stored."
    )

    def validate_explanation_language(self, tag: str | None) -> str | None:
        if tag and not is_language_tag(tag):
            raise serializers.ValidationError("This is not a BCP 47 language tag.", code="invalid")
        return tag


class Page(serializers.Serializer[Any]):
    """The query of the dictionary."""

    search = Text(required=False, allow_blank=True, max_length=dictionary.LONGEST_WORD)
    limit = serializers.IntegerField(default=LISTED, min_value=1, max_value=MOST_LISTED)
    offset = serializers.IntegerField(default=0, min_value=0, max_value=dictionary.MOST_WORDS)


class DictionaryWord(serializers.Serializer[Any]):
    word = serializers.CharField()
    added_at = serializers.DateTimeField()


@example({"words": [{"word": "Priya", "added_at": "2026-11-23T09:30:00.000Z"}], "total": 1})
class DictionaryPage(serializers.Serializer[Any]):
    words = DictionaryWord(many=True)
    total = serializers.IntegerField(help_text="How many words match, on every page together.")


class Word(Text):
    """A word of a dictionary: no blanks, nothing invisible."""

    default_error_messages = {"word": "Enter a word without blanks."}

    def __init__(self) -> None:
        super().__init__(max_length=dictionary.LONGEST_WORD)

    def to_internal_value(self, data: Any) -> str:
        word = super().to_internal_value(data)
        if not is_word(word):
            self.fail("word")
        return word


def is_word(text: str) -> bool:
    """Tell whether a text can be an entry of a dictionary."""
    return (
        0 < len(text) <= dictionary.LONGEST_WORD
        and text.isprintable()
        and not any(map(str.isspace, text))
        and any(map(str.isalnum, text))
    )


@example({"words": ["Priya", "prepone"]})
class NewWords(serializers.Serializer[Any]):
    words = serializers.ListField(child=Word(), min_length=1, max_length=WORDS_AT_ONCE)


@example({"added": 2})
class Added(serializers.Serializer[Any]):
    added = serializers.IntegerField(help_text="How many of the words were not there yet.")


class Period(serializers.Serializer[Any]):
    """The query of the progress."""

    days = serializers.IntegerField(default=30, min_value=1, max_value=progress.MOST_DAYS)


class Totals(serializers.Serializer[Any]):
    checks = serializers.IntegerField()
    words = serializers.IntegerField()
    edits = serializers.IntegerField()
    by_category = serializers.DictField(child=serializers.IntegerField())


class DayOfProgress(Totals):
    date = serializers.DateField()


class RuleCount(serializers.Serializer[Any]):
    rule = serializers.CharField()
    category = serializers.CharField()
    count = serializers.IntegerField()


_COUNTS = {"checks": 12, "words": 840, "edits": 9, "by_category": {"article": 5, "agreement": 4}}


@example(
    {
        "days": [{"date": "2026-11-23", **_COUNTS}],
        "totals": _COUNTS,
        "rules": [{"rule": "AnA", "category": "article", "count": 5}],
    }
)
class Progress(serializers.Serializer[Any]):
    """Numbers of the days on which something was checked, the oldest first; the commonest rule first."""

    days = DayOfProgress(many=True)
    totals = Totals()
    rules = RuleCount(many=True)
