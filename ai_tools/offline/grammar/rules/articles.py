"""Articles that are missing, needless or wrong."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns import _ends_phrase as ends_phrase
from ai_tools.offline.grammar.sentence import BE, POSSESSIVES, Finding, Phrase, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

_ORDINALS = any_of("first second third last only same next")
_NO_ARTICLE_HEADS = any_of(
    "time day home bed school work church hospital college university breakfast lunch "
    "dinner mother father mom dad god part place care notice advantage step person hand "
    "foot head page chapter room number question chocolate cake chicken orange mobile "
    "taxi bus train car plane bike phone email radio holiday man glass uncle star "
    "minute game plant list city town example garden programme problem key leg cook "
    "play exercise company text fish"
)
_TAKES_NOUN = any_of(
    "have buy need want see find get make write read send take bring watch visit meet "
    "become give use eat drive rent own lose like choose open join start build ask "
    "attend wear borrow hear know"
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the articles to add, to leave out or to change."""
    for at in range(len(sentence)):
        yield from _superlative(sentence, at)
        yield from _known_shape(sentence, at)
        yield from _needless(sentence, at)
    for phrase in sentence.phrases:
        yield from _missing(sentence, phrase)


def _superlative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *she is best player* and *one of most important things*."""
    if (
        s.tag(at) not in {"JJS", "RBS"}
        or s.low(at) == "least"
        or s.low(at - 1) in POSSESSIVES | any_of("the 's ' at next and or second")
    ):
        return
    noun = at + 1
    while s.tag(noun) in {"JJ", "VBG", "VBN"} and noun < at + 3:
        noun += 1
    if s.tag(noun) not in {"NN", "NNS"} or (
        s.low(at) == "most" and (s.tag(at + 1) != "JJ" or s.tag(noun) == "NNS")
    ):
        return
    if s.lows(at - 2, 2) == ("one", "of"):
        yield s.inserted(at, "the", rule="SuperlativeThe")
    elif (
        s.low(at - 1) in BE and s.tag(at - 1) != "VBG" and s.low(at) not in {"best", "worst"} | {"most"}
    ) or (
        s.low(at - 1) in any_of("is was are were 's")
        and s.tag(noun) == "NN"
        and s.low(noun) not in {"practice", "friends", "effort", "case"}
    ):
        yield s.inserted(
            at,
            "the",
            rule="SuperlativeThe",
            sure=(s.low(at - 1) in {"is", "was", "are", "were"} and s.tag(at) == "JJS")
            or (s.low(at) == "most" and s.tag(noun) == "NN"),
        )


_PLACES_OF_TIME = {
    ("at", "same", "time"): 1,
    ("at", "beginning", "of"): 1,
    ("at", "end", "of"): 1,
    ("in", "middle", "of"): 1,
    ("all", "over", "world"): 2,
    ("around", "world"): 1,
    ("in", "world"): 1,
    ("in", "past", ","): 1,
    ("at", "beginning", "."): 1,
    ("in", "future", ","): 1,
    ("for", "first", "time"): 1,
    ("in", "first", "place"): 1,
    ("on", "other", "side"): 1,
    ("in", "same", "way"): 1,
    ("in", "same", "place"): 1,
    ("in", "following", "day"): 1,
    ("of", "world"): 1,
    ("by", "end", "of"): 1,
    ("in", "center", "of"): 1,
    ("in", "centre", "of"): 1,
    ("on", "internet"): 1,
    ("on", "weekend"): 1,
    ("at", "weekend"): 1,
    ("in", "countryside"): 1,
    ("in", "united", "states"): 1,
    ("to", "united", "states"): 1,
    ("in", "united", "kingdom"): 1,
    ("from", "united", "states"): 1,
    ("to", "united", "kingdom"): 1,
    ("on", "way", "to"): 1,
    ("on", "way", "home"): 1,
}


def _known_shape(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield the places of a text where *the* always stands: *at same time*, *in 1990s*, *in morning*."""
    for length in (3, 2):
        if (
            (place := _PLACES_OF_TIME.get(s.lows(at, length))) is not None
            and s.tag(at + length) not in {"NN", "NNS", "NNP"}
            and s.low(at + length) not in {"-", "/"}
        ):
            yield s.inserted(at + place, "the", rule="TheMissing", sure=s.low(at + 1) != "weekend")
            return
    word, after = s.low(at), s.low(at + 1)
    if (
        word == "in"
        and len(after) == 5
        and after[:4].isdigit()
        and after.endswith("0s")
        and s.tag(at + 2) not in {"NN", "NNS"}
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing")
    if (
        word == "in"
        and after in {"morning", "afternoon", "evening"}
        and (s.is_end(at + 2) or s.tag(at + 2) in {"CC", "PRP", "IN"})
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing")
    if (
        word in {"is", "was", "be"}
        and after in {"first", "last", "only", "same"}
        and s.low(at + 2) in any_of("time thing day one person reason way place problem")
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing", sure=after != "only")
    if (
        word in any_of("have has had at in with of do did")
        and after == "same"
        and s.tag(at + 2) in {"NN", "NNS"}
    ):
        yield s.inserted(at + 1, "the", rule="TheMissing")
    if (
        word in {"the", "a", "an"}
        and after in POSSESSIVES - {"her"}
        and s.tokens[at + 1].text.islower()
        and s.tag(at + 2) in {"NN", "NNS", "JJ"}
    ):
        yield s.removed(
            at, rule="ArticleWithPossessive", sure=word == "the" or (s.tag(at) == "DT" and after != "his")
        )
    if (
        word in {"such", "what"}
        and s.tag(at + 1) == "JJ"
        and after not in any_of("other many few much same such more good bad little")
    ) and (
        s.tag(at + 2) == "NN"
        and s.low(at + 2) in words("countable") | any_of("day man time way place")
        and ends_phrase(s, at + 2)
        and (word == "such" or s.tokens[-1].text == "!")
    ):
        yield s.inserted(at + 1, lexicon.a_or_an(after), rule="SuchA")


_GAMES = any_of(
    "football tennis basketball chess volleyball cricket soccer baseball hockey golf badminton rugby"
)
_LANGUAGES = any_of("english spanish french german italian chinese japanese arabic hindi russian portuguese")
_GENERAL = any_of(
    "nature society life love happiness education pollution poverty technology violence "
    "freedom peace health success friendship crime unemployment globalization "
    "globalisation racism creativity mankind humanity"
)


def _needless(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *play the tennis*, *speak the English*, *in the India* and, less sure, *the nature*."""
    if s.low(at) != "the":
        return
    noun, before = s.low(at + 1), base_of(s.low(at - 1))
    ends = s.is_end(at + 2) or (
        s.tag(at + 2) in any_of("IN CC RB PRP WRB TO VBZ VBD MD VBP") and s.low(at + 2) != "of"
    )
    if noun in _GAMES and before == "play" and ends:
        yield s.removed(at, rule="NeedlessThe")
    elif noun in _LANGUAGES and before in any_of("speak learn study understand teach") and ends:
        yield s.removed(at, rule="NeedlessThe", sure=before in {"speak", "learn"})
    elif (
        noun in words("places")
        and s.tokens[at + 1].text[0].isupper()
        and s.low(at - 1) in any_of("in to from of visit at")
        and ends
        and s.low(at + 2) not in any_of("and that in , of")
        and s.low(at - 2) != "next"
    ):
        yield s.removed(at, rule="NeedlessThe")
    elif (
        noun in _GENERAL
        and ends
        and s.low(at + 2) not in any_of("that which who i we you in and for he she they between among to at")
        and not (at == 0 and s.tag(at + 2) == "VBD")
    ) or (
        noun in {"breakfast", "lunch", "dinner"}
        and ends
        and before in {"have", "eat"}
        and s.low(at + 2) not in {"that", "i", "we"}
    ):
        yield s.removed(at, rule="NeedlessThe", sure=False)
    elif (
        noun[:2] in {"19", "20"}
        and len(noun) == 4
        and noun.isdigit()
        and s.low(at - 1) in {"in", "since"}
        and s.is_end(at + 2)
    ):
        yield s.removed(at, rule="NeedlessThe")


def _missing(s: Sentence, phrase: Phrase) -> Iterator[Finding]:
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
    if tag[:2] == "VB" and ((base := base_of(before)) in _TAKES_NOUN or before in BE - {"being"}):
        if head in _NO_ARTICLE_HEADS and not modified:
            sure = False
        else:
            sure = base in any_of("have buy need find write rent drive") or (before in BE and modified)
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
        and head not in _NO_ARTICLE_HEADS
    ) or (tag == "TO" and head not in _NO_ARTICLE_HEADS):
        yield s.inserted(first, "the", lexicon.a_or_an(s.low(first)), rule="ArticleMissing", sure=False)
