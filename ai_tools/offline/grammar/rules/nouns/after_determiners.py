"""Nouns after *every*, *each*, *this* and *these*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.after_numbers import NOT_COUNTED
from ai_tools.offline.grammar.rules.nouns.number import ends_phrase
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon


def after_singular(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield the plural after *a*, *every*, *each* or *another*: *every students*."""
    word = s.low(at)
    if word not in any_of("a an every each another") or s.tag(at) != "DT":
        return
    # "Thread A frees it", "the a stands for all" and "as a whole people agree" have no article there.
    letter = word == "a" and at and (s.tokens[at].text == "A" or s.tag(at - 1) == "DT")
    if letter or s.lows(at - 1, 3) == ("as", "a", "whole"):
        return
    if word == "another" and s.low(at - 1) in any_of("or one after to from in on upon with by"):
        return
    noun = at + 1
    while s.tag(noun) == "JJ" and noun < at + 3:
        noun += 1
    one = lexicon.singular(s.low(noun))
    if any("j" not in lexicon.classes(s.low(i)) for i in range(at + 1, noun)) or (
        "third" in lexicon.forms(s.low(noun)) and noun > at + 1
    ):
        return
    if word == "each" and "third" in lexicon.forms(s.low(noun)):
        return  # "Each answers a question": a pronoun and its verb
    if (
        s.tag(noun) != "NNS"
        or not one
        or not ends_phrase(s, noun)
        or s.low(noun)
        in any_of(
            "sports people years days hours minutes weeks months others means pants times "
            "dollars pounds miles meters metres gallows news commons headquarters barracks works"
        )
    ):
        return
    if any(
        s.low(i) in any_of("few couple dozen many hundred thousand million half good great")
        or s.tag(i) == "CD"
        for i in range(at, noun)
    ):
        return
    article = lexicon.a_or_an(one) if noun == at + 1 and word in {"a", "an"} else word
    if one in words("uncountable"):
        return
    yield s.replaced(noun, one, rule="SingularAfterEvery", sure=article == word)


def after_this(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *this books* and *these book*."""
    word = s.low(at)
    if word not in {"this", "that", "these", "those"} or s.tag(at) != "DT":
        return
    noun = at + 1
    while s.tag(noun) == "JJ" and noun < at + 3:
        noun += 1
    base = s.low(noun)
    if not ends_phrase(s, noun) or base in any_of(
        "means kind type sort kinds types sorts series species news people data"
    ):
        return
    if word == "this" and s.tag(noun) == "NNS" and lexicon.singular(base):
        yield from this_before_plural(s, at, noun)
    elif (
        word in {"these", "those"}
        and s.tag(noun) == "NN"
        and (many := lexicon.plural(base))
        and base not in NOT_COUNTED
        and not lexicon.singular(s.low(noun + 1))
        and not set(lexicon.classes(base)) & set("rj")
    ):
        sure = "n" in lexicon.classes(base) and base not in words("groups")
        yield s.replaced(noun, many, rule="ThisThese", sure=sure and "base" not in lexicon.forms(base))


def this_before_plural(s: Sentence, at: int, noun: int) -> Iterator[Finding]:
    """Yield *these*, unless the plural is a verb: "this conflicts with it" has no noun."""
    base, after = s.low(noun), s.tag(noun + 1)
    is_verb = "third" in lexicon.forms(base)
    if is_verb and lexicon.singular(base) not in words("countable") and after[:2] not in {"VB", "MD", "IN"}:
        return
    if base in {"results", "leads", "lists", "means", "depends"} and after in any_of("IN TO VBN"):
        return
    maybe_verb = is_verb and (after in {"IN", "VBN", "JJ", "RB", "RP"} or noun == at + 1 == 1)
    # "This troubled the workers" has no noun either, but a verb that looks like an adjective.
    maybe_verb = maybe_verb or any(s.low(i).endswith("ed") for i in range(at + 1, noun))
    sure = base not in words("uncountable") and after != "DT" and not maybe_verb
    yield s.replaced(at, "these", rule="ThisThese", sure=sure)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the nouns that do not agree with the word before them."""
    for at in range(len(s)):
        yield from after_singular(s, at)
        yield from after_this(s, at)
