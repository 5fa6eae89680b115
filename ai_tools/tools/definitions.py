"""The writing tools: each is a definition and a prompt, and nothing else knows them by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ai_tools.text.language_names import DIALECTS
from ai_tools.tools.options import Choice, Flag, LanguageTag, Option, Words
from learning.choices import NEUTRAL, TONES

FORMALITIES = {
    "default": "Use the degree of formality of the original.",
    "formal": "Address the reader formally, with the polite forms of the language.",
    "informal": "Address the reader informally, as a friend would.",
}
ENGINES = {"default": "", "offline": ""}

EVERYTHING = frozenset({"facts", "line_breaks", "protected_parts", "numbers", "names"})
"""Everything that a result may have to preserve; the prompt asks for it, `validation` checks most of it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tool:
    """A writing tool, with its policies.

    A result is between `shortest` and `longest` times as long as its text. A tool whose results are not
    chunked gets the whole text in one request. One that `rewrites` may say once what the text says twice.
    """

    name: str
    title: str
    prompt: str = ""
    """The instructions to the model; by default the file `generation/prompts/<name>.txt`."""

    options: tuple[Option, ...] = ()
    shortest: float
    longest: float
    chunked: bool = True
    preserves: frozenset[str] = EVERYTHING
    keeps_language: bool = True
    gives_edits: bool = True
    rewrites: bool = False
    works_offline: bool = False
    counts_as_check: bool = False
    """Whether its edits count in the progress of users who track it."""

    scopes: tuple[str, ...] = ("actions",)
    """Which API keys may call the tool."""

    takes: str = "A text to work on."
    """What the schema says about the request."""

    example: Mapping[str, Any] = field(default_factory=dict)

    def option(self, name: str) -> Option | None:
        """Return the option of this name, if the tool has it."""
        return next((option for option in self.options if option.name == name), None)


FIX_GRAMMAR = Tool(
    name="fix-grammar",
    title="Correct grammar, spelling and punctuation, and change nothing else",
    takes="A text to correct.",
    example={"text": "She go to school with Priya.", "dialect": "en-IN", "ignore": ["Priya"]},
    shortest=0.6,
    longest=1.6,
    works_offline=True,
    scopes=("check", "actions"),
    counts_as_check=True,
    options=(
        Choice(
            name="dialect",
            preference="dialect",
            values=DIALECTS,
            absent="the variety of English that the writer uses",
            help_text=(
                "Whose spelling and usage counts as right; by default your preference, "
                "else the one that the text is written in."
            ),
        ),
        Choice(
            name="engine",
            values=ENGINES,
            usual="default",
            help_text="`offline` checks on this server, even if a language model is configured.",
        ),
        Words(
            name="ignore",
            most=200,
            longest=64,
            help_text="Words to leave alone: names, brands, terms of the trade.",
        ),
        Words(
            name="disabled_rules",
            most=200,
            longest=64,
            help_text=(
                "Names of rules of the offline checker (the `rule` of an edit or a notice) to switch off."
            ),
        ),
        Flag(
            name="explain",
            help_text="Explain every edit in `language`; a stream sends the explanations after `done`.",
        ),
        LanguageTag(
            name="language",
            required=False,
            preference="explanation_language",
            help_text=("The language of explanations, by name or BCP 47 tag; by default your preference."),
        ),
    ),
)
TRANSLATE = Tool(
    name="translate",
    title="Translate into another language",
    takes="A text to translate.",
    example={"text": "Good morning!", "target_language": "Hindi", "formality": "default"},
    shortest=0.15,
    longest=5,
    keeps_language=False,
    gives_edits=False,
    options=(
        LanguageTag(
            name="target_language",
            prompt_name="language",
            help_text='A name ("Hindi", "हिन्दी") or a BCP 47 tag ("pt-BR").',
        ),
        Choice(name="formality", values=FORMALITIES, usual="default"),
    ),
)
IMPROVE = Tool(
    name="improve",
    title="Say the same more clearly",
    takes="A text to improve.",
    example={"text": "I want to know about the job.", "tone": "formal"},
    shortest=0.2,
    longest=2.5,
    rewrites=True,
    options=(Choice(name="tone", values=TONES, usual=NEUTRAL, preference="tone"),),
)
HUMANIZE = Tool(
    name="humanize",
    title="Make stiff or machine-made text sound like a person",
    shortest=0.4,
    longest=2,
    rewrites=True,
)
TOOLS = (FIX_GRAMMAR, TRANSLATE, IMPROVE, HUMANIZE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One text for one tool; every option is one of ours or a canonical tag, never free text."""

    tool: Tool
    text: str
    known_words: frozenset[str] = frozenset()
    """The words of the user's dictionary that occur in the text, as they are written there."""

    options: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str) -> Any:
        """Return the value of an option, or its default; None if the tool does not have the option."""
        option = self.tool.option(name)
        return self.options.get(name, option.default) if option else self.options.get(name)

    @property
    def ignore(self) -> frozenset[str]:
        """The words to leave alone."""
        return self.get("ignore") or frozenset()

    @property
    def language(self) -> str:
        """The canonical tag of the language to translate into, or nothing."""
        return self.get("target_language") or ""
