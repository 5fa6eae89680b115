"""The options of a writing tool, and the words that put each of them to the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ai_tools.text import languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A member of the request in addition to `text`; `variable` is its name in prompts."""

    name: str
    help_text: str = ""
    preference: str = ""
    """The preference in the user's profile that counts if the client does not choose."""

    @property
    def variable(self) -> str:
        return self.name

    @property
    def default(self) -> Any:
        return ""

    def phrase(self, value: Any) -> str:
        """Return what the prompt says of `value`; it holds our own words and canonical names only."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Option):
    """One of a few values; each value's phrase goes into the prompt.

    Without a `usual` value the option may be left out, and the prompt has the phrase `absent`.
    """

    values: Mapping[str, str]
    usual: str = ""
    absent: str = ""

    @property
    def default(self) -> str:
        return self.usual

    def phrase(self, value: Any) -> str:
        return self.values.get(value, self.absent)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Option):
    """A set of words or names."""

    most: int
    longest: int

    @property
    def default(self) -> frozenset[str]:
        return frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageTag(Option):
    """A language by name or tag; the task holds its canonical BCP 47 tag."""

    required: bool = True
    prompt_name: str = ""

    @property
    def variable(self) -> str:
        return self.prompt_name or self.name

    def phrase(self, value: Any) -> str:
        return languages.english_name(value) if value else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag(Option):
    """Yes or no."""

    @property
    def default(self) -> bool:
        return False
