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


def plural(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *informations* and *many homeworks*."""
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


def article(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *a good advice*."""
    base = s.low(at)
    if base not in words("uncountable") or s.tag(at) != "NN" or not ends_phrase(s, at):
        return
    start = at - 1
    while s.tag(start) in {"JJ", "JJR"} and start > at - 3:
        start -= 1
    amount = s.low(start + 1) in {"little", "bit"}
    never_plural = base in words("never_plural") | any_of("weather traffic progress music news")
    if s.low(start) in {"a", "an"} and not amount and never_plural:
        yield s.removed(start, rule="ArticleUncountable")


def amount(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *much friends*, *much people* and *less students*."""
    word, noun = s.low(at), s.low(at + 1)
    if word not in {"much", "less"}:
        return
    is_plural, after = s.tag(at + 1) == "NNS", s.tag(at + 2)
    if word == "less":
        if is_plural and noun in any_of("people students cars books children friends mistakes jobs"):
            yield s.replaced(at, "fewer", rule="ManyMuch", sure=False)
        return
    ends = s.is_end(at + 2)
    counted = is_plural and lexicon.singular(noun) and noun not in {"thanks", "news"}
    if counted and (ends or after in {"IN", "WDT"}):
        yield s.replaced(at, "many", rule="ManyMuch", sure=ends_phrase(s, at + 1))
    if noun == "people" and (ends or after in {"IN", "WDT", "WP"}):
        yield s.replaced(at, "many", rule="ManyMuch")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield wrong plurals, and articles that do not go with the noun."""
    for at in range(len(s)):
        yield from plural(s, at)
        yield from article(s, at)
        yield from amount(s, at)
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
