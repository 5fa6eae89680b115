"""Singular nouns that can be counted and have no article."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import Phrase
from ai_tools.offline.grammar.rules.nouns.number import ends_phrase
from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

NO_ARTICLE_HEADS = any_of(
    "time day home bed school work church hospital college university breakfast lunch "
    "dinner mother father mom dad god part place care notice advantage step person hand "
    "foot head page chapter room number question chocolate cake chicken orange mobile "
    "taxi bus train car plane bike phone email radio holiday man glass uncle star "
    "minute game plant list city town example garden programme problem key leg cook "
    "play exercise company text fish"
)
TAKES_NOUN = any_of(
    "have buy need want see find get make write read send take bring watch visit meet "
    "become give use eat drive rent own lose like choose open join start build ask "
    "attend wear borrow hear know"
)


def missing(s: Sentence, phrase: Phrase) -> Iterator[Finding]:
    """Yield a singular noun that can be counted and has neither an article nor anything like one."""
    head, first = s.low(phrase.head), phrase.start
    listed = head in words("countable")
    usual = lexicon.classes(head)[:1] == "n" and lexicon.rank(head) < 6000 and not lexicon.forms(head)
    if (
        s.tag(phrase.head) != "NN"
        or s.tag(first) not in {"NN", "JJ", "VBG", "VBN"}
        or not (listed or (usual and head not in words("bare")))
    ):
        return
    if any(
        s.tag(i) in {"POS", "CD", "NNP", "JJR"}
        or s.low(i) in any_of("other many few more own such much same - next last first")
        for i in range(first, phrase.head)
    ):
        return
    before, tag = s.low(first - 1), s.tag(first - 1)
    if (
        not ends_phrase(s, phrase.head)
        or not s.tokens[first].text.islower()
        or before in any_of('- / ( by and or as " of')
    ):
        return
    modified = phrase.head > first
    if any(s.tag(i) == "JJ" and "j" not in lexicon.classes(s.low(i)) for i in range(first, phrase.head)):
        return
    if tag[:2] == "VB" and ((base := base_of(before)) in TAKES_NOUN or before in BE - {"being"}):
        if head in NO_ARTICLE_HEADS and not modified:
            sure = False
        else:
            # After "declare it's dependency tree" the apostrophe is the mistake.
            owned = before == "'s" and s.tag(first - 3)[:2] in {"VB", "IN"}
            sure = base in any_of("have buy need find write rent drive") or (
                before in BE and modified and not owned
            )
        if not (base == "take" and head in {"place", "part", "care"}) and not (
            base == "make" and not modified
        ):
            article = lexicon.a_or_an(s.low(first))
            yield s.inserted(
                first,
                article,
                "the",
                rule="ArticleMissing",
                sure=sure and listed and s.tag(first) in {"NN", "JJ"} and s.tag(first - 1) != "VBN",
            )
    elif (
        tag == "IN"
        and before
        in any_of("in at to from on for with near about along into behind through across inside under")
        and head not in NO_ARTICLE_HEADS
    ) or (tag == "TO" and head not in NO_ARTICLE_HEADS):
        yield s.inserted(first, "the", lexicon.a_or_an(s.low(first)), rule="ArticleMissing", sure=False)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the articles that are missing."""
    for phrase in s.phrases:
        yield from missing(s, phrase)
