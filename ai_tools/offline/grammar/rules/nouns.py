"""One and many: nouns after numbers, after *every*, after *one of*, and nouns that cannot be counted."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import Finding, Phrase, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

_NUMBERS = any_of(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred"
)
_PLURAL_WORDS = any_of("many several few various both numerous")
_NOT_COUNTED = any_of(
    "few deal bit while hundred thousand million dozen percent series species means "
    "sheep fish aircraft people police staff page pm am pound euro rupee man time "
    "year-old foot point level day part k kg km cm m mb gb d more other less extra plus "
    "star g data media offspring craft headquarters crossroads head lakh crore hour "
    "minute week month year mile byte bits"
)
_IRREGULAR = {
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


def number(s: Sentence, phrase: Phrase) -> bool | None:
    """Tell whether a noun phrase is plural; None if its words disagree or it is joined to another one."""
    head, first = s.low(phrase.head), s.low(phrase.start)
    if s.low(phrase.end) in {"and", "or"} or (s.low(phrase.start - 1) in {"and", "or"} and phrase.start > 1):
        return None
    if s.tag(phrase.head) in {"NNP", "NNPS", "CD"} or head in any_of("means series species percent %"):
        return None
    if s.tag(phrase.head) == "NNS" and (lexicon.singular(head) or head == "people"):
        return None if first in any_of("a an each every this another one that") else True
    if (
        s.tag(phrase.head) == "NN"
        and lexicon.is_noun(head)
        and not (head.endswith("s") and not head.endswith("ss"))
    ):
        plural_word = first in _NUMBERS | _PLURAL_WORDS | any_of("these those all both more most some any no")
        return None if plural_word or s.tag(phrase.start) == "CD" else False
    return None


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the nouns whose number is wrong."""
    for at in range(len(sentence)):
        yield from _one_of(sentence, at)
        yield from _after_number(sentence, at)
        yield from _after_singular(sentence, at)
        yield from _this(sentence, at)
        yield from _many_of(sentence, at)
        yield from _unit(sentence, at)
        yield from _uncountable(sentence, at)
        if (right := _IRREGULAR.get(sentence.low(at))) and sentence.low(at + 1) not in {"'s", "'"}:
            yield sentence.replaced(
                at, right, rule="IrregularPlural", sure=sentence.tokens[at].text.islower()
            )


def _ends_phrase(s: Sentence, at: int) -> bool:
    """Tell whether the noun at `at` is the last word of its phrase."""
    return s.tag(at + 1) not in any_of("NN NNS NNP POS JJ VBG CD HYPH") and s.low(at + 1) not in any_of(
        "- / ' 's and or"
    )


def _one_of(s: Sentence, at: int) -> Iterator[Finding]:
    if s.low(at) not in any_of("one two three some many several most few each none") or s.low(at + 1) != "of":
        return
    phrase = s.phrase(at + 2)
    if (
        not phrase
        or s.tag(at + 2) not in {"DT", "PRP$"}
        or s.tag(phrase.head) != "NN"
        or not _ends_phrase(s, phrase.head)
    ):
        return
    noun = s.low(phrase.head)
    many = lexicon.plural(noun)
    count_first = s.low(at) in any_of("one two three many several few each")
    if (
        many
        and count_first
        and noun not in words("groups") | {"following"}
        and s.low(at + 2) not in any_of("this that a an all")
    ):
        strict = "n" in lexicon.classes(noun)
        superlative = any(s.tag(i) in {"JJS", "RBS"} for i in range(at + 3, phrase.head))
        yield s.replaced(phrase.head, many, rule="OneOf", sure=strict or superlative)


def _after_number(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield the singular after a number or a word like *many*: *two important reason*."""
    word = s.low(at)
    digits = word.isdigit() and 1 < int(word[:9]) < 1000 and s.tag(at) == "CD"
    if not (word in _NUMBERS | _PLURAL_WORDS or digits) or s.tag(at - 1) in any_of("NN NNP NNS CD JJS"):
        return
    if s.low(at - 1) in any_of(
        "a an the - no chapter this that each every big top number . / $ ₹ #"
    ) and word not in any_of("many few several various numerous"):
        return
    if {"a", "an"} & set(s.lows(at - 3, 3)) and word not in {"many", "several", "various", "numerous"}:
        return
    noun = at + 1
    while s.tag(noun) in {"JJ", "JJR"} and noun < at + 3:
        noun += 1
    if s.tag(noun) != "NN" or not _ends_phrase(s, noun) or s.low(noun + 1) == ":":
        return
    base = s.low(noun)
    many = lexicon.plural(base)
    if (word == "many" and s.low(at + 1) in {"a", "an"}) or base in _NOT_COUNTED or not many:
        return
    if base in words("uncountable"):
        if word in {"many", "few", "several"}:
            yield s.replaced(
                at,
                "much" if word == "many" else "a little" if word == "few" else "some",
                "a lot of",
                rule="ManyUncountable",
                sure=word == "many",
            )
        return
    # "Many plan to go" has no noun at all.
    verbal = "base" in lexicon.forms(base)
    if (
        verbal
        and (at == 0 or s.tag(at - 1)[:2] not in {"VB", "IN"})
        and s.tag(noun + 1) in any_of("TO IN RB PRP DT")
    ) or s.low(noun + 2) == base:
        return
    strict = "n" in lexicon.classes(base) and s.tokens[noun].text.islower() and not verbal
    # In "both child calls return" the verb may be a noun, too, and the singular right.
    strict = strict and not (s.tag(noun + 1) == "VBZ" and lexicon.singular(s.low(noun + 1)))
    yield s.replaced(
        noun,
        many,
        rule="PluralAfterNumber",
        sure=(strict and not digits and s.tag(noun + 1) not in {"IN", "TO"})
        or (base in words("countable") and not digits and s.tag(noun + 1) != "VBZ"),
    )


def _after_singular(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield the plural after *a*, *every*, *each* or *another*: *every students*."""
    word = s.low(at)
    if word not in any_of("a an every each another") or s.tag(at) != "DT":
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
        or not _ends_phrase(s, noun)
        or s.low(noun)
        in any_of(
            "sports people years days hours minutes weeks months others means pants times "
            "dollars pounds miles meters metres gallows news"
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


def _many_of(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *thousands of visitor*."""
    if s.low(at) != "of" or s.low(at - 1) not in any_of("thousands hundreds millions dozens lots plenty"):
        return
    noun = at + 1 + (s.tag(at + 1) == "JJ")
    many = lexicon.plural(s.low(noun))
    strict = "n" in lexicon.classes(s.low(noun)) and s.low(noun) not in words("uncountable")
    if s.tag(noun) == "NN" and many and strict and _ends_phrase(s, noun):
        sure = s.low(at - 1) not in {"lots", "plenty"}
        yield s.replaced(noun, many, rule="PluralAfterNumber", sure=sure)


_UNITS = any_of("day week month year hour minute mile pound dollar rupee")


def _unit(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *five day a week* and *two week ago*."""
    number = s.low(at) in _NUMBERS or (s.low(at).isdigit() and 1 < int(s.low(at)[:6]) < 1000)
    if not number or s.low(at + 1) not in _UNITS or {"a", "an", "the", "-"} & set(s.lows(at - 2, 2)):
        return
    if s.low(at + 2) in any_of("ago later per every earlier") or (
        s.low(at + 2) in {"a", "an"} and s.low(at + 3) in any_of("day week month year hour")
    ):
        yield s.replaced(at + 1, f"{s.low(at + 1)}s", rule="PluralAfterNumber")


def _this(s: Sentence, at: int) -> Iterator[Finding]:
    word = s.low(at)
    if word not in {"this", "that", "these", "those"} or s.tag(at) != "DT":
        return
    noun = at + 1
    while s.tag(noun) == "JJ" and noun < at + 3:
        noun += 1
    base = s.low(noun)
    if not _ends_phrase(s, noun) or base in any_of(
        "means kind type sort kinds types sorts series species news people data"
    ):
        return
    verbal = (
        "third" in lexicon.forms(base)
        and lexicon.singular(base) not in words("countable")
        and s.tag(noun + 1)[:2] not in {"VB", "MD", "IN"}
    )
    if word == "this" and s.tag(noun) == "NNS" and lexicon.singular(base) and not verbal:
        yield s.replaced(
            at, "these", rule="ThisThese", sure=base not in words("uncountable") and s.tag(noun + 1) != "DT"
        )
    elif (
        word in {"these", "those"}
        and s.tag(noun) == "NN"
        and (many := lexicon.plural(base))
        and base not in _NOT_COUNTED
        and not set(lexicon.classes(base)) & set("rj")
    ):
        yield s.replaced(
            noun,
            many,
            rule="ThisThese",
            sure="n" in lexicon.classes(base)
            and base not in words("groups")
            and "base" not in lexicon.forms(base),
        )


def _uncountable(s: Sentence, at: int) -> Iterator[Finding]:
    base = s.low(at)
    one = lexicon.singular(base)
    if (
        one in words("uncountable")
        and s.tag(at) == "NNS"
        and one in words("never_plural")
        and s.low(at + 1) not in {"'", "'s"}
    ):
        yield s.replaced(at, one, rule="UncountablePlural")
    if base in words("uncountable") and s.tag(at) == "NN" and _ends_phrase(s, at):
        start = at - 1
        while s.tag(start) in {"JJ", "JJR"} and start > at - 3:
            start -= 1
        if s.low(start) in {"a", "an"} and base in words("never_plural") | any_of(
            "weather traffic progress music news"
        ):
            yield s.removed(start, rule="ArticleUncountable")
    if (
        base == "much"
        and s.tag(at + 1) == "NNS"
        and lexicon.singular(s.low(at + 1))
        and s.low(at + 1) not in {"thanks", "news"}
        and (s.is_end(at + 2) or s.tag(at + 2) in {"IN", "WDT"})
    ):
        yield s.replaced(at, "many", rule="ManyMuch", sure=_ends_phrase(s, at + 1))
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
