"""What clients may learn before their first call: tools, limits, languages, rules, and how much is used."""

from typing import Any

from rest_framework import serializers

from ai_tools.text.categories import CATEGORIES
from sahienglish.openapi.examples import example


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


@example(
    {
        "rule": "SingularSubject",
        "category": "agreement",
        "message": "Use the verb form with “-s” after “he”, “she” and “it”.",
        "wrong": "She have a cat.",
        "right": "She has a cat.",
    }
)
class Rule(serializers.Serializer[dict[str, Any]]):
    """A rule of the offline checker."""

    rule = serializers.CharField()
    category = serializers.ChoiceField(choices=CATEGORIES)
    message = serializers.CharField(help_text="The explanation, in the language asked for.")
    wrong = serializers.CharField(help_text="A sentence with the mistake.")
    right = serializers.CharField(help_text="The same sentence without it.")
