"""The four tools, their options, and one thing to do with one of them."""

from dataclasses import dataclass, field

from ai_tools.text.languages import DIALECTS

NEUTRAL = "neutral"
TONES = {
    NEUTRAL: "Keep the writer's tone.",
    "formal": "Make the tone formal and polite, fit for an official letter.",
    "friendly": "Make the tone warm and friendly.",
    "confident": "Make the tone confident and direct, without hedging.",
    "concise": "Make the text as short as it can be without losing anything it says.",
}
ENGINES = {
    "default": "What the operator has configured: a language model, or the offline checker without one.",
    "offline": "The offline checker, so that no language model receives the text.",
}
FORMALITIES = {
    "default": "Use the degree of formality of the original.",
    "formal": "Address the reader formally, with the polite forms of the language.",
    "informal": "Address the reader informally, as a friend would.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A writing tool; an answer is between `shortest` and `longest` times as long as its text.

    One that `rewrites` may say once what the text says twice.
    """

    name: str
    title: str
    shortest: float
    longest: float
    keeps_language: bool = True
    rewrites: bool = False
    works_offline: bool = False
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)


FIX_GRAMMAR = Tool(
    name="fix-grammar",
    title="Correct grammar, spelling and punctuation, and change nothing else",
    shortest=0.6,
    longest=1.6,
    works_offline=True,
    options={"dialect": tuple(DIALECTS), "engine": tuple(ENGINES)},
)
TRANSLATE = Tool(
    name="translate",
    title="Translate into another language",
    shortest=0.15,
    longest=5,
    keeps_language=False,
    options={"formality": tuple(FORMALITIES)},
)
IMPROVE = Tool(
    name="improve",
    title="Say the same more clearly",
    shortest=0.2,
    longest=2.5,
    rewrites=True,
    options={"tone": tuple(TONES)},
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
    """One text to be worked on; every option is one of ours or a canonical tag, never free text.

    `known_words` are those of the user's dictionary that occur in the text, as they are written there.
    Without a `dialect` the writer's own counts, as far as the provider can tell.
    """

    tool: Tool
    text: str
    dialect: str = ""
    engine: str = "default"
    ignore: frozenset[str] = frozenset()
    known_words: frozenset[str] = frozenset()
    disabled_rules: frozenset[str] = frozenset()
    language: str = ""
    formality: str = "default"
    tone: str = NEUTRAL
