"""The prompts of the model: the instructions of each tool, and the rules for what its result preserves."""

import json
from functools import cache
from pathlib import Path
from string import Template

from ai_tools.generation import kept_words
from ai_tools.generation.delimiter import Delimiter
from ai_tools.providers.base import Prompt
from ai_tools.tools.definitions import Task

FOLDER = Path(__file__).parent

PRESERVED = {
    "facts": "Work on the whole text and on nothing else. Add no facts and leave none out.",
    "line_breaks": (
        "Keep every line break and empty line in its place: return as many lines as the text has, "
        "in the same order."
    ),
    "protected_parts": (
        "Copy unchanged: placeholders such as [Name], {name}, {{name}}, %s and %(name)s, markup tags and "
        "Markdown signs, code, links, e-mail addresses, @names and #tags."
    ),
    "numbers": "Keep numbers, dates, times and amounts exactly as they are written.",
    "names": "Keep the names of people, places, companies and products.",
}


def compose(task: Task, *, text: str, delimiter: Delimiter, tag: str = "") -> Prompt:
    """Return the prompt for `text`, which is a part of the text of `task`; `tag` marks words to keep in it.

    Only our own words and canonical names reach the rules; the text stands alone in the user's turn.
    """
    words = {option.variable: option.phrase(task.get(option.name)) for option in task.tool.options}
    known = {word for word in kept_words.of(task) if word in text}
    words["ignore"] = _left_alone(task.ignore | known)
    if tag:
        words["ignore"] += (
            f" Each of them is enclosed in numbered tags, such as <{tag}1> and </{tag}1>. "
            "Copy the tags together with the word, and put them where the word belongs in the sentence."
        )
    instructions = Template(task.tool.prompt) if task.tool.prompt else template(task.tool.name)
    kept = [f"- {rule}" for policy, rule in PRESERVED.items() if policy in task.tool.preserves]
    # The parts that differ from call to call come last, because vendors cache the beginnings of prompts.
    parts = (
        instructions.substitute(words).strip(),
        "\n".join((template("rules").template, *kept)),
        f"The delimiters are {delimiter.opening} and {delimiter.closing}. Never write them.",
    )
    return Prompt(rules="\n\n".join(parts), text=delimiter.around(text), stop=delimiter.closing)


def _left_alone(words: frozenset[str]) -> str:
    """Name the words to leave alone: quoted and sorted, so that together they form no instruction."""
    if not words:
        return ""
    return f"Leave these words as they are: {json.dumps(sorted(words), ensure_ascii=False)}."


@cache
def template(name: str) -> Template:
    """Return the instructions in the file of this name."""
    return Template((FOLDER / f"{name}.txt").read_text(encoding="utf-8").strip())
