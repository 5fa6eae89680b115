"""The requests of the writing tools: their fields are built from the options in the tools' definitions."""

from functools import cache
from typing import Any

from django.core.validators import RegexValidator
from rest_framework import serializers
from rest_framework.fields import empty

from ai_tools.text import languages
from ai_tools.text.language_names import LONGEST_NAME
from ai_tools.tools.definitions import Tool
from ai_tools.tools.options import Choice, Flag, LanguageTag, Option, Words
from learning.profile import Learner
from sahienglish.core import serializer_fields
from sahienglish.core.serializer_fields import Text
from sahienglish.openapi.examples import example

INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""The fillers of Hangul and the blank of Braille: Unicode counts them as letters and signs."""

MOST_EDITS = 100

one_word = RegexValidator(r"\A[^ \t\r\n]+\Z", "This is not one word.")


@example({"text": "She go to school every day."})
class TextInput(serializers.Serializer[dict[str, Any]]):
    """What every tool takes."""

    text = Text(help_text="The text to work on, at most `AI_MAX_INPUT_CHARS` code points.")

    def validate_text(self, text: str) -> str:
        if not any(letter.isprintable() and not letter.isspace() for letter in set(text) - INVISIBLE):
            raise serializers.ValidationError("This field may not be blank.", code="blank")
        return text


class WordSet(serializers.ListField):
    """A list of words, each once."""

    def run_validation(self, data: Any = empty) -> Any:
        # The number of words is checked before those sent twice are dropped.
        return frozenset(super().run_validation(data))


@cache
def of_tool(tool: Tool) -> type[TextInput]:
    """Return the shape of a request to `tool`; a tool without options takes a text and nothing else."""
    if not tool.options:
        return TextInput
    name = "".join(word.title() for word in tool.name.split("-")) + "Input"
    members = {option.name: _field(option) for option in tool.options}
    shape: type[TextInput] = type(
        name, (TextInput,), {"__doc__": tool.takes, "__module__": __name__, **members}
    )
    return example(dict(tool.example))(shape)


def options_of(tool: Tool, fields: dict[str, Any], learner: Learner) -> dict[str, Any]:
    """Return the options of a valid request, else the user's preferences. Raises `UnknownLanguage`."""
    found: dict[str, Any] = {}
    for option in tool.options:
        if value := fields.get(option.name):
            found[option.name] = languages.resolve(value) if isinstance(option, LanguageTag) else value
        elif preferred := getattr(learner, option.preference, None):
            # Preferences are canonical already.
            found[option.name] = preferred
    return found


def _field(option: Option) -> serializers.Field[Any, Any, Any, Any]:
    about: dict[str, Any] = {"help_text": option.help_text} if option.help_text else {}
    match option:
        case Choice():
            asked = option.preference or not option.usual
            about |= {"required": False} if asked else {"default": option.usual}
            return serializer_fields.Choice(choices=list(option.values), **about)
        case Words():
            word = Text(max_length=option.longest, validators=[one_word])
            return WordSet(child=word, max_length=option.most, default=list, **about)
        case LanguageTag():
            return Text(max_length=LONGEST_NAME, required=option.required, **about)
        case Flag():
            return serializer_fields.TrueOrFalse(default=False, **about)
    raise TypeError(f"no field for {type(option).__name__}")


class EditToExplain(serializers.Serializer[dict[str, Any]]):
    """One change of the text; offset and length count code points."""

    offset = serializers.IntegerField(min_value=0)
    length = serializers.IntegerField(min_value=0)
    replacement = Text(allow_blank=True, max_length=1_000)


@example(
    {
        "text": "She go to school.",
        "edits": [{"offset": 4, "length": 2, "replacement": "goes"}],
        "language": "Hindi",
    }
)
class ExplainInput(TextInput):
    """Edits of a text to explain."""

    edits = serializers.ListField(child=EditToExplain(), min_length=1, max_length=MOST_EDITS)
    language = Text(
        max_length=LONGEST_NAME,
        required=False,
        help_text="The language of the explanations, by name or BCP 47 tag; by default your preference.",
    )
