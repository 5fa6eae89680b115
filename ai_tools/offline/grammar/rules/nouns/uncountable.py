"""Nouns that cannot be counted, and nouns with an irregular plural."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.number import ends_phrase
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

IRREGULAR = {
    "childs": "children",
    "childrens": "children",
    "mans": "men",
    "womans": "women",
    "gentlemans": "gentlemen",
    "tooths": "teeth",
    "foots": "feet",
    "mouses": "mice",
    "sheeps": "sheep",
    "deers": "deer",
    "wifes": "wives",
    "lifes": "lives",
    "knifes": "knives",
    "leafs": "leaves",
    "shelfs": "shelves",
    "thiefs": "thieves",
    "womens": "women",
    "mens": "men",
    "feets": "feet",
    "teeths": "teeth",
    "policemans": "policemen",
    "fishermans": "fishermen",
    "halfs": "halves",
    "wolfs": "wolves",
    "aircrafts": "aircraft",
    "offsprings": "offspring",
    "datas": "data",
    "criterias": "criteria",
}


ALSO_VERBS = any_of("foots knifes leafs mans mouses wolfs")
"""Right forms of verbs: she mans the desk, and he leafs through a book."""

ALSO_LISTED = any_of("deers offsprings")
"""Plurals that large dictionaries hold."""

BEFORE_NOUN = any_of("DT CD JJ PRP$ IN")


def uncountable(s: Sentence, at: int) -> Iterator[Finding]:
    base = s.low(at)
    one = lexicon.singular(base)
    if (
        one in words("uncountable")
        and s.tag(at) == "NNS"
        and one in words("never_plural")
        and s.low(at + 1) not in {"'", "'s"}
        and ("third" not in lexicon.forms(base) or s.tag(at - 1) in BEFORE_NOUN)
    ):
        if s.low(at - 1) == "many":
            much = "much" if "n't" in s.lows(at - 8, 8) or "not" in s.lows(at - 8, 8) else "a lot of"
            yield s.replaced(at - 1, f"{much} {one}", rule="UncountablePlural", count=2)
        else:
            yield s.replaced(at, one, rule="UncountablePlural")
    if base in words("uncountable") and s.tag(at) == "NN" and ends_phrase(s, at):
        start = at - 1
        while s.tag(start) in {"JJ", "JJR"} and start > at - 3:
            start -= 1
        amount = s.low(start + 1) in {"little", "bit"}
        if (
            s.low(start) in {"a", "an"}
            and not amount
            and base in words("never_plural") | any_of("weather traffic progress music news")
        ):
            yield s.removed(start, rule="ArticleUncountable")
    if (
        base == "much"
        and s.tag(at + 1) == "NNS"
        and lexicon.singular(s.low(at + 1))
        and s.low(at + 1) not in {"thanks", "news"}
        and (s.is_end(at + 2) or s.tag(at + 2) in {"IN", "WDT"})
    ):
        yield s.replaced(at, "many", rule="ManyMuch", sure=ends_phrase(s, at + 1))
    if (
        base == "much"
        and s.low(at + 1) == "people"
        and (s.is_end(at + 2) or s.tag(at + 2) in {"IN", "WDT", "WP"})
    ):
        yield s.replaced(at, "many", rule="ManyMuch")
    if (
        base == "less"
        and s.tag(at + 1) == "NNS"
        and s.low(at + 1) in any_of("people students cars books children friends mistakes jobs")
    ):
        yield s.replaced(at, "fewer", rule="ManyMuch", sure=False)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield wrong plurals, and articles that do not go with the noun."""
    for at in range(len(s)):
        yield from uncountable(s, at)
        yield from irregular(s, at)


def irregular(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *two childs* and *the knifes*."""
    word = s.low(at)
    right = IRREGULAR.get(word)
    if not right or s.low(at + 1) in {"'s", "'"}:
        return
    if word not in ALSO_VERBS or s.tag(at - 1) in BEFORE_NOUN:
        sure = s.tokens[at].text.islower() and word not in ALSO_LISTED
        yield s.replaced(at, right, rule="IrregularPlural", sure=sure)
