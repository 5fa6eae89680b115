"""Nouns after numbers, after *one of* and *many*: *two important reason*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.number import NUMBERS, PLURAL_WORDS, ends_phrase
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

NOT_COUNTED = any_of(
    "few deal bit while hundred thousand million dozen percent series species means "
    "sheep fish aircraft people police staff page pm am pound euro rupee man time "
    "year-old foot point level day part k kg km cm m mb gb d more other less extra plus "
    "star g data media offspring craft headquarters crossroads head lakh crore hour "
    "minute week month year mile byte bits fold today tomorrow yesterday tonight score"
)


LABELS = any_of("a an the - no chapter this that each every big top number . / $ ₹ #")
"""Words and marks before a number that names something: *chapter two*, *the three*."""

MUCH = {"many": "much", "few": "a little", "several": "some"}
"""The words for an amount instead of those for a number of things."""

COUNTING = NUMBERS | PLURAL_WORDS
ONE_OF = any_of("one two three some many several most few each none")


def one_of(s: Sentence, at: int) -> Iterator[Finding]:
    # "Day two of the course" counts no courses.
    if s.low(at + 1) != "of" or s.low(at) not in ONE_OF or s.tag(at - 1) in {"NN", "NNP"}:
        return
    phrase = s.phrase(at + 2)
    if (
        not phrase
        or s.tag(at + 2) not in {"DT", "PRP$"}
        or s.tag(phrase.head) != "NN"
        or not ends_phrase(s, phrase.head)
        or s.low(phrase.end) in {'"', "\u201c", "\u2018", "'"}
    ):
        return
    noun = s.low(phrase.head)
    many = lexicon.plural(noun)
    count_first = s.low(at) in any_of("one two three many several few each")
    if (
        many
        and count_first
        and noun not in words("groups") | any_of("following today tomorrow yesterday tonight")
        and s.low(at + 2) not in any_of("this that a an all")
    ):
        strict = "n" in lexicon.classes(noun)
        superlative = any(s.tag(i) in {"JJS", "RBS"} for i in range(at + 3, phrase.head))
        yield s.replaced(phrase.head, many, rule="OneOf", sure=strict or superlative)


def is_part_of_name(s: Sentence, at: int) -> bool:
    """Tell whether a number is joined to the word before it: *e2image*, *ext3 journal*."""
    return at > 0 and s.tokens[at - 1].end == s.tokens[at].start and s.tokens[at - 1].text.isalpha()


def is_quantity(s: Sentence, at: int) -> bool:
    """Tell whether a number or a word like *many* counts what follows: not in *chapter two*, *a few more*."""
    word = s.low(at)
    many = word in {"many", "several", "various", "numerous"}
    digits = s.tag(at) == "CD" and word.isdigit() and 1 < int(word[:9]) < 1000
    if not (word in COUNTING or digits) or s.tag(at - 1) in any_of("NN NNP NNS CD JJS"):
        return False
    if (s.low(at - 1) in LABELS and not many and word != "few") or is_part_of_name(s, at):
        return False
    return many or not {"a", "an"} & set(s.lows(at - 3, 3))


def after_number(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield the singular after a number or a word like *many*: *two important reason*."""
    if not is_quantity(s, at):
        return
    word, noun = s.low(at), at + 1
    while s.tag(noun) in {"JJ", "JJR"} and noun < at + 3:
        noun += 1
    # "All three subclass `Error`" has no noun.
    if s.tag(noun) != "NN" or not ends_phrase(s, noun) or s.low(noun + 1) in {":", "`"}:
        return
    base = s.low(noun)
    many = lexicon.plural(base)
    if (word == "many" and s.low(at + 1) in {"a", "an"}) or base in NOT_COUNTED or not many:
        return
    # "Many experience" means much of it, not several experiences.
    if base in words("uncountable") or (word == "many" and base == "experience"):
        if word in MUCH:
            sure = word == "many" and base != "experience"
            yield s.replaced(at, MUCH[word], "a lot of", rule="ManyUncountable", sure=sure)
    elif not may_be_verb(s, at, noun):
        yield s.replaced(noun, many, rule="PluralAfterNumber", sure=is_sure_plural(s, at, noun))


def may_be_verb(s: Sentence, at: int, noun: int) -> bool:
    """Tell whether there is no noun at all: *many plan to go*."""
    begins = at == 0 or s.tag(at - 1)[:2] not in {"VB", "IN"}
    verbal = "base" in lexicon.forms(s.low(noun)) and s.tag(noun + 1) in any_of("TO IN RB PRP DT")
    return (begins and verbal) or s.low(noun + 2) == s.low(noun)


def is_sure_plural(s: Sentence, at: int, noun: int) -> bool:
    base, next_tag = s.low(noun), s.tag(noun + 1)
    if s.low(at).isdigit() and s.tag(at) == "CD":
        return False
    if base in words("countable") and next_tag != "VBZ":
        return True
    # In "both child calls return" the verb may be a noun, too, and the singular right.
    compound = next_tag == "VBZ" and lexicon.singular(s.low(noun + 1))
    only_noun = "n" in lexicon.classes(base) and "base" not in lexicon.forms(base)
    return only_noun and s.tokens[noun].text.islower() and not compound and next_tag not in {"IN", "TO"}


def many_of(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *thousands of visitor*."""
    if s.low(at) != "of" or s.low(at - 1) not in any_of("thousands hundreds millions dozens lots plenty"):
        return
    noun = at + 1 + (s.tag(at + 1) == "JJ")
    many = lexicon.plural(s.low(noun))
    strict = "n" in lexicon.classes(s.low(noun)) and s.low(noun) not in words("uncountable")
    if s.tag(noun) == "NN" and many and strict and ends_phrase(s, noun):
        sure = s.low(at - 1) not in {"lots", "plenty"}
        yield s.replaced(noun, many, rule="PluralAfterNumber", sure=sure)


UNITS = any_of("day week month year hour minute mile pound dollar rupee")


def unit(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *five day a week* and *two week ago*."""
    if s.low(at + 1) not in UNITS:
        return
    number = s.low(at) in NUMBERS or (s.low(at).isdigit() and 1 < int(s.low(at)[:6]) < 1000)
    if not number or {"a", "an", "the", "-"} & set(s.lows(at - 2, 2)):
        return
    if s.low(at + 2) in any_of("ago later per every earlier") or (
        s.low(at + 2) in {"a", "an"} and s.low(at + 3) in any_of("day week month year hour")
    ):
        yield s.replaced(at + 1, f"{s.low(at + 1)}s", rule="PluralAfterNumber")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the singular nouns after words that call for a plural."""
    for at in range(len(s)):
        yield from one_of(s, at)
        yield from after_number(s, at)
        yield from many_of(s, at)
        yield from unit(s, at)
