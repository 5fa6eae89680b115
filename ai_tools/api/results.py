"""The results of the writing tools."""

from typing import Any

from rest_framework import serializers

from ai_tools.text.categories import CATEGORIES
from ai_tools.tools.definitions import Tool
from sahienglish.openapi.examples import example


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
                "message": "Use the verb form with “-s” after “he”, “she” and “it”.",
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


class Explanation(serializers.Serializer[dict[str, Any]]):
    """Why an edit is right; offset and length count code points of the text."""

    offset = serializers.IntegerField()
    length = serializers.IntegerField()
    category = serializers.ChoiceField(choices=CATEGORIES, help_text="The kind of mistake.")
    message = serializers.CharField(help_text="The explanation, or nothing if there is none.")


@example(
    {
        "explanations": [
            {
                "offset": 4,
                "length": 2,
                "category": "agreement",
                "message": "“she” के साथ क्रिया में -s लगता है: “goes” लिखिए।",
            }
        ]
    }
)
class ExplanationList(serializers.Serializer[dict[str, Any]]):
    """One explanation per edit, in the order of the edits."""

    explanations = Explanation(many=True)


def of_tool(tool: Tool) -> type[Result]:
    """Return the shape of the results of `tool`."""
    if tool.works_offline:
        return CorrectedResult
    if tool.gives_edits:
        return EditedResult
    return TranslatedResult if tool.option("target_language") else Result
