"""Singular nouns that can be counted and are likely to lack an article: subjects, objects, after *of*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import Phrase
from ai_tools.offline.grammar.rules.nouns.number import ends_phrase
from ai_tools.offline.grammar.sentence import BE, FINITE, PUNCTUATION, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

NEVER = any_of(
    "time day home bed school work church hospital college university breakfast lunch dinner mother "
    "father mom dad god sir madam part care "
    "notice advantage step person hand foot head page chapter room number question uncle star top fact order "
    "example way addition front charge case place town city sea land word mouth heart mind life "
    "night week month year "
    "basis present fig email instance default practice production theory nothing something anything "
    "everything advance "
    "behalf schedule finding general particular common "
    "short detail secret public private danger trouble fact turn return stock force effect order "
    "print sight debt power law love hope access support help control practice class lunch tea lack "
    "food water music text fish plant track prisoner source disk cache struggle boot strike office screen "
    "destination configuration conclusion addition contrast comparison response reply summary"
)
OF_WHICH = any_of(
    "end beginning start middle top bottom edge side copy name title back front rest cost price "
    "number list centre "
    "center corner size length colour color owner manager head chairman chairperson president member"
)
QUANTITIES = any_of(
    "kind kinds type types sort sorts piece glass cup bottle lot lots plenty form forms way rate "
    "matter point use"
)


FIRST_ALONE = {("first", noun) for noun in any_of("glance sight light hand aid class name base place")}
"""What takes no article: *at first glance*, *in first gear*."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the nouns that lack an article."""
    for phrase in s.phrases:
        if is_bare(s, phrase):
            yield from missing(s, phrase)
        else:
            yield from unlike(s, phrase)


def is_bare(s: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase is a countable noun in the singular with nothing before it but adjectives."""
    head, first = s.low(phrase.head), phrase.start
    classes = lexicon.classes(head)
    countable = head in words("countable") or (classes[:1] == "n" and lexicon.rank(head) < 12000)
    if (
        s.tag(phrase.head) != "NN"
        or not countable
        or (lexicon.verb(head) and head.endswith("ing"))
        or not s.tokens[phrase.head].text.islower()
    ):
        return False
    if (head in NEVER and first == phrase.head) or s.low(first) in words("ordinals"):
        return False
    plain = all(
        s.tag(i) in {"NN", "JJ"} and s.tokens[i].text.isalpha() and not s.tokens[i].text.isupper()
        for i in range(first, phrase.head + 1)
    )
    # Words that already say which one is meant, or how many, take no article.
    limited = any(
        s.low(i) in any_of("other many few more own such much same next last first most less little")
        for i in range(first, phrase.head)
    )
    return plain and not limited and ends_phrase(s, phrase.head) and s.low(phrase.end) != ":"


def missing(s: Sentence, phrase: Phrase) -> Iterator[Finding]:
    """Yield the article of a bare noun: an object, a subject, or one after *of*."""
    first, head = phrase.start, s.low(phrase.head)
    before, tag = s.low(first - 1), s.tag(first - 1)
    many = lexicon.plural(head)
    plurals = (many,) if many and first == phrase.head else ()
    a = f"{lexicon.a_or_an(s.low(first))} {s.low(first)}"
    the = f"the {s.low(first)}"
    if before in any_of('- / ( by and or as " as') or s.low(phrase.end) in any_of("- / ( `"):
        return
    if first == 0 or before in PUNCTUATION:
        verb = s.skip_adverbs(phrase.end)
        singular = s.tag(verb) in {"VBZ", "MD"} or s.low(verb) in {"was", "is", "has"}
        if singular and first == 0 and len(s) > 4:
            yield s.replaced(first, the, a, rule="ArticleMissing", sure=False)
        return
    likely = False
    if belongs_to_noun(s, first - 1):
        return
    if before == "of":
        likely = s.low(first - 2) in OF_WHICH and s.tag(first - 3) in {"DT", "PRP$", "JJ"}
    elif (
        tag == "IN"
        and before
        in any_of(
            "in at from on for with near about along into behind through across inside under after before "
            "during"
        )
    ) or (
        tag == "PRP"
        and base_of(s.low(first - 2))
        in any_of("send give buy show make bring get lend tell write cook offer leave")
    ):
        likely = True
    elif tag[:2] == "VB" and before not in BE | any_of("being having"):
        likely = base_of(before) not in any_of("take make do play go lose")
    elif tag == "TO" and s.tag(phrase.end) in any_of(". , IN CC RB"):
        likely = True
    if likely:
        # After a verb a noun is usually new to the reader, after a preposition usually known.
        order = (a, the) if tag[:2] in {"VB", "PR"} else (the, a)
        yield s.replaced(first, *order, *plurals, rule="ArticleMissing", sure=False)


def belongs_to_noun(s: Sentence, at: int) -> bool:
    """Tell whether the verb before a noun belongs to it: *each failed attempt*, *to cross compile*."""
    participle = s.tag(at) == "VBN" or (s.tag(at) == "VBD" and s.tag(at - 1) in {"DT", "PRP$", "IN"})
    return (participle and s.tag(at - 1)[:2] not in {"VB", "RB"}) or s.lows(at, 2) == ("cross", "compile")


def unlike(s: Sentence, phrase: Phrase) -> Iterator[Finding]:
    """Yield *same car* and *next day* without *the*, and a singular after *some* or a number and *of*."""
    first, head = phrase.start, phrase.head
    before = s.tag(first - 1)
    lone = s.low(first) in any_of("same latest first second entire whole") and s.tag(first) in {
        "JJ",
        "JJS",
        "RB",
    }
    if (
        (
            lone
            and s.tag(head) == "NN"
            and head > first
            and first
            and before in {"IN", "VB", "VBD", "VBZ", "VBP", "TO"}
        )
        and (s.low(first) not in {"first", "second"} or s.low(first - 1) in any_of("in on at for"))
        and (s.lows(first, 2) not in FIRST_ALONE)
    ):
        yield s.inserted(first, "the", rule="TheMissing", sure=False)
    if (
        s.low(first) == "some"
        and s.low(phrase.end) != "of"
        and s.tag(first) == "DT"
        and s.tag(head) == "NN"
        and head == first + 1
        and ends_phrase(s, head)
    ):
        noun = s.low(head)
        many = lexicon.plural(noun)
        if (
            many
            and (noun in words("countable") or lexicon.classes(noun)[:1] == "n")
            and s.tag(phrase.end) not in FINITE - {"VBP", "MD"}
        ):
            yield s.replaced(head, many, rule="PluralAfterNumber", sure=False)
