"""The result of a writing tool, and the listeners that are informed while it is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ai_tools.generation.explanations import Explanation
from ai_tools.text.edits import Edit, Notice


class Listener(Protocol):
    """Follows a call while it goes on."""

    def admitted(self) -> None:
        """Hear that the call is within its limits and has begun."""

    def heard(self, words: str) -> None:
        """Hear the next words of the result."""

    def finished(self, result: "ToolResult") -> None:
        """Hear the result; explanations may follow."""

    def explained(self, found: Sequence[Explanation]) -> None:
        """Hear the explanations of the edits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolResult:
    """What a tool made of a text."""

    result: str
    provider: str
    model: str
    edits: Sequence[Edit] | None = None
    notices: Sequence[Notice] | None = None
    target_language: str | None = None

    def body(self) -> dict[str, Any]:
        """Return the members of the JSON response."""
        members = {
            "result": self.result,
            "edits": self.edits,
            "notices": self.notices,
            "target_language": self.target_language,
        }
        present = {name: value for name, value in members.items() if value is not None}
        return present | {"provider": self.provider, "model": self.model}
