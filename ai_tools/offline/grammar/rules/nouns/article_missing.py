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
PREPOSITIONS = any_of("in at to from on for with near about along into behind through across inside under")
QUANTIFIERS = any_of("other many few more own such much same - next last first")


def missing(s: Sentence, phrase: Phrase) -> Iterator[Finding]:
    """Yield a singular noun that can be counted and has neither an article nor anything like one."""
    first = phrase.start
    before, tag = s.low(first - 1), s.tag(first - 1)
    if before in any_of('- / ( by and or as " of'):
        return
    if not is_countable(s, phrase) or has_determiner(s, phrase):
        return
    base = base_of(before) if tag[:2] == "VB" else None
    if tag[:2] == "VB" and (base in TAKES_NOUN or before in BE - {"being"}):
        yield from after_verb(s, phrase, base)
        return
    after_preposition = tag == "TO" or (tag == "IN" and before in PREPOSITIONS)
    if after_preposition and s.low(phrase.head) not in NO_ARTICLE_HEADS:
        article = lexicon.a_or_an(s.low(first))
        yield s.inserted(first, "the", article, rule="ArticleMissing", sure=False)


def is_countable(s: Sentence, phrase: Phrase) -> bool:
    """Tell whether a common noun in the singular, which can be counted, ends its phrase."""
    head = s.low(phrase.head)
    gerund = head.endswith("ing") and lexicon.verb(head)
    if s.tag(phrase.head) != "NN" or gerund or not ends_phrase(s, phrase.head):
        return False
    usual = lexicon.classes(head)[:1] == "n" and lexicon.rank(head) < 6000 and not lexicon.forms(head)
    return head in words("countable") or (usual and head not in words("bare"))


def has_determiner(s: Sentence, phrase: Phrase) -> bool:
    """Tell whether a phrase has a determiner or a quantifier, is a name, or has a doubtful adjective."""
    first = phrase.start
    if s.tag(first) not in {"NN", "JJ", "VBG", "VBN"} or not s.tokens[first].text.islower():
        return True
    return any(
        s.tag(i) in {"POS", "CD", "NNP", "JJR"}
        or s.low(i) in QUANTIFIERS
        or (s.tag(i) == "JJ" and "j" not in lexicon.classes(s.low(i)))
        for i in range(first, phrase.head)
    )


def after_verb(s: Sentence, phrase: Phrase, base: str | None) -> Iterator[Finding]:
    """Yield *have car* and *is good doctor*."""
    head, first = s.low(phrase.head), phrase.start
    before, modified = s.low(first - 1), phrase.head > first
    # "Take care" and "make sense" need no article.
    if (base == "take" and head in {"place", "part", "care"}) or (base == "make" and not modified):
        return
    # After "declare it's dependency tree" the apostrophe is the mistake.
    owned = before == "'s" and s.tag(first - 3)[:2] in {"VB", "IN"}
    sure = (
        head in words("countable")
        and (modified or head not in NO_ARTICLE_HEADS)
        and s.tag(first) in {"NN", "JJ"}
        and s.tag(first - 1) != "VBN"
        and (
            base in any_of("have buy need find write rent drive") or (before in BE and modified and not owned)
        )
    )
    yield s.inserted(first, lexicon.a_or_an(s.low(first)), "the", rule="ArticleMissing", sure=sure)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the articles that are missing."""
    for phrase in s.phrases:
        yield from missing(s, phrase)
