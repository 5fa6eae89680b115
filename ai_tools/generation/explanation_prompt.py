"""The request for explanations: numbered edits, each with the sentence around it."""

import json
from collections.abc import Sequence
from typing import Any

from ai_tools.generation import prompts
from ai_tools.generation.delimiter import Delimiter
from ai_tools.providers.base import AnswerForm, Prompt
from ai_tools.text import languages, sentences
from ai_tools.text.edits import Edit

LONGEST_SENTENCE = 300
"""Characters of a sentence that a request shows around an edit."""

FORM = AnswerForm(
    name="explanations",
    schema={
        "type": "object",
        "properties": {
            "explanations": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"number": {"type": "integer"}, "explanation": {"type": "string"}},
                    "required": ["number", "explanation"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["explanations"],
        "additionalProperties": False,
    },
    as_json=(
        'Answer with one JSON object, {"explanations": [{"number": 1, "explanation": "..."}, ...]}, '
        "with one entry for every number."
    ),
)


def compose(text: str, edits: Sequence[Edit], *, language: str) -> Prompt:
    """Return the prompt for explanations of `edits` in `language`, a canonical tag."""
    delimiter = Delimiter()
    rules = prompts.template("explain").substitute(language=languages.english_name(language))
    rules += f"\n\nThe delimiters are {delimiter.opening} and {delimiter.closing}. Never write them."
    numbered = [_shown(text, number, edit) for number, edit in enumerate(edits, 1)]
    material = json.dumps(numbered, ensure_ascii=False)
    return Prompt(rules=rules, text=delimiter.around(material), stop=delimiter.closing, form=FORM)


def _shown(text: str, number: int, edit: Edit) -> dict[str, Any]:
    around = next(
        (span for span in sentences.spans(text) if span.start <= edit.offset <= span.end), (0, len(text))
    )
    start = max(around[0], edit.offset - LONGEST_SENTENCE // 2)
    end = min(around[1], edit.end + LONGEST_SENTENCE // 2)
    return {
        "number": number,
        "sentence": text[start:end],
        "written": edit.original,
        "corrected": edit.replacement,
    }
