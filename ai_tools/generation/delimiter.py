"""The random delimiter that tells the model where the user's text begins and ends."""

from dataclasses import dataclass, field
from secrets import token_hex


@dataclass(frozen=True, slots=True)
class Delimiter:
    """A pair of tags that no text can foresee."""

    token: str = field(default_factory=lambda: f"text-{token_hex(6)}")

    @property
    def opening(self) -> str:
        return f"<{self.token}>"

    @property
    def closing(self) -> str:
        return f"</{self.token}>"

    def around(self, text: str) -> str:
        """Return `text` between the two tags, each on its own line."""
        return f"{self.opening}\n{text}\n{self.closing}"
