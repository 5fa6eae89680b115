"""A sentence as the grammar rules see it: tagged tokens, noun phrases, and what begins a clause."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from ai_tools.offline.grammar import tagger
from ai_tools.offline.grammar.noun_phrases import Phrase, noun_phrases
from ai_tools.offline.grammar.tables import any_of
from ai_tools.offline.grammar.tokens import Token
from ai_tools.text import lexicon

NOMINATIVES = any_of("i he she we they")
PERSONAL_SUBJECTS = NOMINATIVES | {"you", "it"}
THIRD_PERSON = any_of("he she it")
SUBJECT_PRONOUNS = NOMINATIVES | any_of("you it this that there")
POSSESSIVES = any_of("my your his her its our their")
FINITE = any_of("VBZ VBP VBD MD")
VERBS = any_of("VB VBZ VBP VBD VBN VBG MD")
BE = any_of("am is are was were be been being 'm 's 're")
HAVE = any_of("have has had 've")
DO = any_of("do does did")
MODALS = any_of("can could will would shall should may might must 'll ca wo")
COORDINATORS = any_of("and but or so")
SUBORDINATORS = any_of(
    "if when because although though while before after since until unless once "
    "whenever that as whether where why how what who which"
)
PUNCTUATION = any_of(', . ! ? : ; ( ) " “ ” - – — ...')


class Finding(NamedTuple):
    """What a rule found: where, what may stand there instead (best first), and whether that is sure."""

    start: int
    end: int
    replacements: tuple[str, ...]
    rule: str
    sure: bool
    message: str = ""
    """Why, in English, with the words concerned; without it, the explanation of the catalogue holds."""

    def moved(self, by: int) -> "Finding":
        return self._replace(start=self.start + by, end=self.end + by)


class Places(dict[int, str]):
    """The word or tag at each place of a sentence, and "" for every place outside."""

    def __missing__(self, at: int) -> str:
        return ""


@dataclass(slots=True)
class Sentence:
    """The tokens of the sentence `text`; their places count from its beginning.

    Only the rules whose advice differs between dialects look at `dialect`.
    """

    text: str
    tokens: Sequence[Token]
    dialect: str
    phrases: list[Phrase] = field(default_factory=list)
    low: Callable[[int], str] = field(init=False)
    """Returns a word in small letters, nothing outside the sentence."""

    tag: Callable[[int], str] = field(init=False)
    """Returns the word class at a place, nothing outside the sentence."""

    _lows: tuple[str, ...] = field(init=False)
    _starts: dict[int, Phrase] = field(default_factory=dict)
    _heads: dict[int, Phrase] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tagger.tag(self.tokens)
        self._lows = tuple(token.lower for token in self.tokens)
        # The rules look at some hundred words per token, and nothing is faster than a dictionary.
        self.low = Places(enumerate(self._lows)).__getitem__
        self.tag = Places(enumerate(token.tag for token in self.tokens)).__getitem__
        self.phrases = list(noun_phrases(self.tokens))
        self._starts = {phrase.start: phrase for phrase in self.phrases}
        self._heads = {phrase.head: phrase for phrase in self.phrases}

    def __len__(self) -> int:
        return len(self.tokens)

    def lows(self, at: int, count: int) -> tuple[str, ...]:
        """Return `count` words from `at` on."""
        return self._lows[max(0, at) : at + count]

    def places(self, words: Collection[str], *, before_end: int = 0) -> list[int]:
        """Return where one of `words` stands, at least `before_end` tokens before the end."""
        lows = self._lows[:-before_end] if before_end else self._lows
        return [at for at, word in enumerate(lows) if word in words]

    def phrase(self, start: int) -> Phrase | None:
        """Return the noun phrase that begins at a token."""
        return self._starts.get(start)

    def phrase_of(self, head: int) -> Phrase | None:
        """Return the noun phrase that ends in this noun."""
        return self._heads.get(head)

    def is_word(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].text[0].isalpha()

    def is_end(self, at: int) -> bool:
        """Tell whether the sentence has ended before a token, or the token is a punctuation mark."""
        return at >= len(self.tokens) or self.tokens[at].lower in PUNCTUATION

    def starts_clause(self, at: int) -> bool:
        """Tell whether a clause may begin at a token: at the start, after a mark or a conjunction."""
        before = self.low(at - 1)
        return at == 0 or before in PUNCTUATION or before in COORDINATORS or before in SUBORDINATORS

    def is_finite(self, at: int) -> bool:
        """Tell whether a token is a verb with a subject, also one that a learner left in its base form."""
        if self.tag(at) in FINITE:
            return True
        return self.tag(at) == "VB" and self.low(at - 1) in NOMINATIVES

    def skip_adverbs(self, at: int) -> int:
        """Return the place after the adverbs that begin at a token."""
        while self.tag(at) == "RB" and self.low(at) != "n't":
            at += 1
        return at

    def replaced(self, at: int, *words: str, rule: str, sure: bool = True, count: int = 1) -> Finding:
        """Put each of `words` in the place of `count` tokens, with a capital if the first token has one."""
        first, last = self.tokens[at], self.tokens[at + count - 1]
        return Finding(first.start, last.end, tuple(like(first.text, word) for word in words), rule, sure)

    def inserted(self, at: int, *words: str, rule: str, sure: bool = True) -> Finding:
        """Put each of `words` before a token."""
        token = self.tokens[at]
        follower = token.text
        if at == 0 and token.tag not in {"NNP", "NNPS"} and token.text != "I":
            follower = follower[0].lower() + follower[1:]
        texts = tuple(f"{like(token.text, word) if at == 0 else word} {follower}" for word in words)
        return Finding(token.start, token.end, texts, rule, sure)

    def comma(self, at: int, *, rule: str, sure: bool = True) -> Finding:
        """Put a comma after a token."""
        token = self.tokens[at]
        return Finding(token.start, token.end, (f"{token.text},",), rule, sure)

    def removed(self, at: int, *, rule: str, sure: bool = True, count: int = 1) -> Finding:
        """Leave out `count` tokens, with the space before or after them."""
        first, last = self.tokens[at], self.tokens[at + count - 1]
        if at and self.tokens[at - 1].end < first.start:
            return Finding(self.tokens[at - 1].end, last.end, ("",), rule, sure)
        if at and self.tokens[at].lower in PUNCTUATION:
            return Finding(first.start, last.end, ("",), rule, sure)
        if at + count < len(self.tokens):
            follower = self.tokens[at + count]
            text = follower.text[0].upper() + follower.text[1:] if first.text[0].isupper() else follower.text
            return Finding(first.start, follower.end, (text,), rule, sure)
        return Finding(first.start, last.end, ("",), rule, sure)


def first_of(
    rules: Iterable[Callable[[Sentence, int], Iterator[Finding]]], s: Sentence, at: int
) -> Iterator[Finding]:
    """Yield at most one finding: that of the first of `rules` that has one at a token."""
    return islice((finding for rule in rules for finding in rule(s, at)), 1)


def like(model: str, word: str) -> str:
    """Return `word` with a capital if `model` has one."""
    if not model[0].isupper() or not word:
        return word
    if len(model) > 1 and model.isupper() and model != "I":
        return word.upper()
    return word[0].upper() + word[1:] if model != "I" or word[:2] == "i " else word


def base_of(form: str) -> str | None:
    """Return the base form of a verb."""
    found = lexicon.verb(form)
    return found.base if found else None
