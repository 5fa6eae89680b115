"""Nouns that are likely to be plural: after *most of*, *a lot of* and numbers."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.after_numbers import is_part_of_name
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

NUMBERS = any_of(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty many "
    "several few various"
)
NOT_COUNTED = any_of(
    "hundred thousand million dozen percent pm am km kg star day part page lakh crore point level "
    "half quarter"
)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the singular nouns after words that call for a plural."""
    for at in range(len(s) - 1):
        noun = counted(s, at)
        if noun is None:
            continue
        base = s.low(noun)
        many = lexicon.plural(base)
        strict = base in words("countable") or "n" in lexicon.classes(base)
        goes_on = s.tag(noun + 1) in any_of("NN NNS NNP POS HYPH VBG") or s.low(noun + 1) in any_of(
            "- / ' 's :"
        )
        if not many or not strict or goes_on or base in NOT_COUNTED | words("uncountable"):
            continue
        if s.tag(noun) == "NN":
            yield s.replaced(noun, many, rule="PluralAfterNumber", sure=False)


LABELS = any_of(
    "a an the no this that each every . / $ number big top tier level stage class chapter part version phase"
)
OWNED = any_of("my your his her our their these those")


def counted(s: Sentence, at: int) -> int | None:
    """Return where the noun stands that the word at `at` counts."""
    word, noun = s.low(at), at + 1
    if word == "of":
        noun += s.low(at + 1) in OWNED
        if not counts_before_of(s, at):
            return None
    elif word in any_of("thousand hundred million lakh crore"):
        if s.tag(at - 1) != "CD" or s.low(at - 2) in any_of("$ £ € ₹ rs"):
            return None
    elif not is_count(s, at):
        return None
    while s.tag(noun) in {"JJ", "JJR"} and noun < at + 4:
        noun += 1
    return noun


def counts_before_of(s: Sentence, at: int) -> bool:
    """Tell whether several things are meant by the words before *of*: *most of my*, *a lot of*."""
    before = s.low(at - 1)
    if before in any_of("most some many several all few one none"):
        return s.low(at + 1) in OWNED
    return before in any_of("lot lots thousands hundreds millions dozens plenty number variety couple types")


def is_count(s: Sentence, at: int) -> bool:
    """Tell whether a number counts what follows, and is no label as in *a tier two city*."""
    word, before = s.low(at), s.low(at - 1)
    if word not in NUMBERS and not (word.isdigit() and 1 < int(word[:9]) < 500 and s.tag(at) == "CD"):
        return False
    # "The two reasons" counts, but "a two reason" and "tier two city" only name something.
    if is_part_of_name(s, at):
        return False
    label = before in LABELS or s.tag(at - 1) in any_of("NN NNP NNS CD")
    return not label or (before in {"the", "these"} and word in NUMBERS)
