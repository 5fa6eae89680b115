"""Words of the right family in the wrong class: *very danger*, *drive careful*, *I am boring*."""

from collections.abc import Iterator
from functools import cache

from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, lines
from ai_tools.text import lexicon

_DEGREE = any_of("very so too really quite extremely more most")
_LINKING = any_of("look seem sound smell taste")
_MANNER = any_of(
    "drive speak sing dance write walk talk cook study learn behave dress act eat sleep "
    "explain grow improve change increase answer listen play work live treat"
)
_ADJECTIVES = any_of(
    "careful beautiful perfect correct fluent easy quick quiet polite rapid different "
    "serious happy regular dangerous comfortable proper careless successful nice bad "
    "good peaceful healthy safe clear constant significant independent"
)
_INTENSE = any_of("complete total absolute extreme incredible terrible real usual especial high")
_FEEL_ING = {
    "exciting": "excited",
    "boring": "bored",
    "interesting": "interested",
    "confusing": "confused",
    "tiring": "tired",
    "disappointing": "disappointed",
    "surprising": "surprised",
    "frustrating": "frustrated",
    "embarrassing": "embarrassed",
    "annoying": "annoyed",
    "shocking": "shocked",
    "amazing": "amazed",
    "depressing": "depressed",
    "relaxing": "relaxed",
    "frightening": "frightened",
    "worrying": "worried",
    "satisfying": "satisfied",
}
_THING_ED = {ed: ing for ing, ed in _FEEL_ING.items()}
_THINGS = any_of(
    "film movie book story lesson class trip weekend holiday game music place job party "
    "day journey experience news programme show city it subject match concert novel"
)
_OF_NOUN = {
    "important": "importance",
    "different": "difference",
    "difficult": "difficulty",
    "possible": "possibility",
    "able": "ability",
    "beautiful": "beauty",
    "happy": "happiness",
    "popular": "popularity",
    "necessary": "necessity",
    "poor": "poverty",
    "responsible": "responsibility",
    "disadvantageous": "disadvantage",
    "convenient": "convenience",
    "dangerous": "danger",
    "lost": "loss",
    "grow": "growth",
}


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the words whose ending or class is wrong."""
    for at in range(len(sentence)):
        for rule in (
            _noun_for_adjective,
            _adverb,
            _adverb_for_adjective,
            _comparison,
            _feeling,
            _noun_and_verb,
        ):
            yield from rule(sentence, at)


@cache
def _families() -> dict[str, str]:
    return dict(line.split(" > ") for line in lines("families"))


def _noun_for_adjective(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *very danger* and *the important of*."""
    meant, before = _families().get(s.low(at)), s.low(at - 1)
    if (
        meant
        and before in any_of("very so too extremely more most")
        and (s.is_end(at + 1) or s.tag(at + 1) in any_of("IN TO CC NN NNS PRP WRB"))
    ):
        linked = (
            s.low(at - 2) in BE
            or base_of(s.low(at - 2)) in _LINKING | {"become", "get", "feel"}
            or s.low(at - 2) in {"not", "n't", "a", "the"}
        )
        if linked and not (before in {"more", "most", "so"} and s.low(at - 2) not in BE):
            yield s.replaced(
                at,
                meant,
                rule="AdjectiveForm",
                sure=before in {"very", "too", "extremely"} or s.is_end(at + 1),
            )
    if (
        s.low(at) in _OF_NOUN
        and s.low(at + 1) == "of"
        and s.low(at - 1) in any_of("the my your their our")
        and s.tag(at - 2) != "JJ"
    ):
        yield s.replaced(
            at,
            _OF_NOUN[s.low(at)],
            rule="NounForm",
            sure=s.low(at) not in {"poor", "lost", "beautiful", "able"},
        )


def adverb_of(adjective: str) -> str:
    """Return the adverb of an adjective."""
    if adjective == "good":
        return "well"
    if adjective.endswith("le") and len(adjective) > 4:
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + ("ally" if adjective.endswith("ic") else "ly")


def _adverb(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *drives very careful*, *speaks English very good* and *complete different*."""
    word = s.low(at)
    if (
        s.tag(at) == "JJ"
        and word in _ADJECTIVES
        and (
            s.is_end(at + 1)
            or (
                s.tag(at + 1) in {"IN", "CC", "WRB"}
                and word not in any_of("different good bad happy safe clear nice healthy")
            )
        )
    ):
        if s.low(at + 1) == "," and s.tag(at + 2) in {"JJ", "RB"}:
            return
        verb = at - 1
        graded = s.low(verb) in any_of("very so too really more")
        if graded:
            verb -= 1
        if (
            s.tag(verb) in {"NN", "NNS", "NNP", "PRP"}
            and s.low(verb - 1) != "and"
            and graded
            and word in {"good", "fluent", "bad"}
        ):
            phrase = s.phrase_of(verb)
            verb = phrase.start - 1 if phrase else verb
        base = base_of(s.low(verb)) if s.tag(verb)[:2] == "VB" else None
        if base in _MANNER and (base not in any_of("grow play live act treat eat") or graded):
            yield s.replaced(
                at,
                adverb_of(word),
                rule="AdverbForm",
                sure=graded or word not in any_of("healthy different nice safe happy clear easy"),
            )
    if (
        s.tag(at) == "JJ"
        and word in _INTENSE
        and s.tag(at + 1) == "JJ"
        and word not in {"real", "high"}
        and s.low(at - 1) in BE | {"a", "is", "are"}
    ) and (s.is_end(at + 2) or s.low(at + 1) in any_of("different wrong new important difficult sure")):
        yield s.replaced(at, adverb_of(word), rule="AdverbForm", sure=s.low(at - 1) in BE)


def _adjective_of(adverb: str) -> str | None:
    """Return the adjective of an adverb in -ly."""
    if not adverb.endswith("ly") or adverb in any_of(
        "early only likely friendly daily family weekly monthly yearly lonely lovely really "
        "nearly hardly mostly lately elderly reply fly apply supply july ugly silly holy "
        "barely possibly fully newly formerly currently previously relatively fairly costly "
        "deadly lively kindly unlikely highly poorly recently simply merely truly purely"
    ):
        return None
    stem = adverb[:-2]
    for candidate in (
        stem,
        stem[:-1] + "y" if stem.endswith("i") else stem,
        stem + "le",
        stem.removesuffix("al"),
    ):
        if "j" in lexicon.classes(candidate) and adverb_of(candidate) == adverb:
            return candidate
    return None


def _adverb_for_adjective(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *a seriously problem*, *looks beautifully* and *is very easily*."""
    word = s.low(at)
    if not word.endswith("ly") or not (right := _adjective_of(word)):
        return
    before = s.low(at - 1)
    if (
        s.tag(at + 1) in {"NN", "NNS"}
        and (s.tag(at - 1) in {"DT", "PRP$"} or before == "very")
        and s.tag(at + 2) not in {"VBN", "JJ"}
        and before not in {"the", "all", "that", "this"}
    ):
        article = s.low(at - 1)
        if article not in {"a", "an"} or lexicon.a_or_an(right) == article:
            yield s.replaced(
                at,
                right,
                rule="AdjectiveForm",
                sure=article in {"a", "an"}
                and lexicon.is_noun(lexicon.singular(s.low(at + 1)) or s.low(at + 1))
                and not lexicon.forms(s.low(at + 1)),
            )
    elif s.is_end(at + 1) or s.tag(at + 1) in {"TO", "CC"}:
        graded = before in {"very", "so", "too", "really"}
        verb = at - 1 - graded
        if graded and s.low(verb) in any_of("is are was were am") and s.is_end(at + 1):
            yield s.replaced(
                at, right, rule="AdjectiveForm", sure=right in _ADJECTIVES | {"slow", "sad", "angry"}
            )
        elif base_of(s.low(verb)) in {"smell", "taste", "sound", "seem"} and s.tag(verb)[:2] == "VB":
            yield s.replaced(
                at,
                right,
                rule="AdjectiveForm",
                sure=right in any_of("beautiful nice delicious bad terrible strange happy"),
            )


def _comparison(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *more cheap*, *more easier*, *very better* and *good than*."""
    word, after = s.low(at), s.low(at + 1)
    if (
        word in {"more", "most"}
        and s.tag(at + 1) in {"JJR", "JJS", "RBR"}
        and lexicon.positive(after)
        and after not in any_of("later earlier further more less most lower upper former outer inner")
    ):
        before = s.low(at - 1)
        counted = before in any_of("no any one even or two some once") or (before, word) == ("the", "more")
        before_noun = s.tag(at + 2) in {"NN", "NNS"} and (word == "most" or s.tag(at - 1) in {"DT", "PRP$"})
        if before_noun and s.low(at - 1) not in any_of("no any one even or two some once"):
            counted = False
        if not counted and (s.low(at + 2) == "than" or s.is_end(at + 2) or before in BE or before_noun):
            yield s.removed(at, rule="DoubleComparison")
    elif (
        word == "more"
        and s.tag(at + 1) == "JJ"
        and (short := lexicon.comparative(after))
        and _is_short(after)
    ):
        linked = s.low(at - 1) in BE | any_of("much far get become got even") and s.low(at - 2) != "there"
        if linked and (s.is_end(at + 2) or (s.low(at + 2) == "than" and s.tag(at + 3) != "JJ")):
            yield s.replaced(at, short, rule="ShortComparison", count=2)
    elif (
        word == "very"
        and s.tag(at + 1) in {"JJR", "RBR"}
        and after not in any_of("more less fewer lower upper")
        and lexicon.positive(after)
    ):
        yield s.replaced(at, "much", rule="MuchBetter")
    elif (
        word == "than"
        and s.tag(at - 1) == "JJ"
        and s.low(at - 2) in BE | {"very"}
        and s.low(at - 3) != "there"
    ):
        right = lexicon.comparative(s.low(at - 1)) or f"more {s.low(at - 1)}"
        if s.low(at - 1) not in any_of("other different same superior inferior preferable more less"):
            yield s.replaced(
                at - 1,
                right,
                rule="Comparative",
                sure="j" in lexicon.classes(s.low(at - 1)) and not s.low(at - 1).endswith("er"),
            )
    elif (
        word == "much"
        and s.low(at - 1) == "too"
        and s.tag(at + 1) == "JJ"
        and (s.is_end(at + 2) or s.tag(at + 2) in {"TO", "IN"})
    ):
        yield s.removed(at, rule="TooMuch")


def _is_short(adjective: str) -> bool:
    return len(adjective) <= 5 and adjective in any_of(
        "big cheap fast old young tall short small hard easy nice strong long large high "
        "slow warm cold hot rich poor clean fat thin happy safe busy early late good bad"
    )


def _feeling(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I am very exciting* and *the film was bored*."""
    word = s.low(at)
    if (word not in _FEEL_ING and word not in _THING_ED) or not (
        s.is_end(at + 1) or s.tag(at + 1) in {"IN", "CC", "WRB"}
    ):
        return
    verb = at - 1
    while s.low(verb) in _DEGREE | any_of("not n't a little bit also"):
        verb -= 1
    if s.low(verb) not in BE and base_of(s.low(verb)) not in {"feel", "get"}:
        return
    subject = s.low(verb - 1)
    graded = verb < at - 1
    phrase = s.phrase_of(verb - 1)
    if not phrase or not s.starts_clause(phrase.start):
        return
    if word in _FEEL_ING and subject in {"i", "we"} and word not in {"amazing", "annoying"}:
        if graded or base_of(s.low(verb)) == "feel" or word in {"boring", "exciting", "interesting"}:
            yield s.replaced(
                at,
                _FEEL_ING[word],
                rule="FeelingForm",
                sure=word not in {"relaxing", "worrying", "satisfying", "boring"}
                or graded
                or base_of(s.low(verb)) == "feel",
            )
    elif (
        word in _THING_ED
        and subject in _THINGS - {"it", "class"}
        and s.low(verb) in BE
        and word
        not in {"relaxed", "satisfied"} | ({"surprised", "shocked"} if s.low(at + 1) == "by" else set())
    ):
        if s.low(at + 1) not in any_of("by in with about that"):
            yield s.replaced(at, _THING_ED[word], rule="FeelingForm")
    elif (
        word in {"relaxed", "interested", "bored"}
        and subject in _THINGS
        and s.low(verb) in BE
        and graded
        and s.is_end(at + 1)
    ):
        yield s.replaced(at, _THING_ED[word], rule="FeelingForm", sure=subject != "it")


_VERB_OF = {
    "advice": "advise",
    "success": "succeed",
    "loose": "lose",
    "breath": "breathe",
    "belief": "believe",
    "choice": "choose",
    "thought": "think",
    "practise": "practise",
    "prove": "prove",
    "sell": "sell",
    "life": "live",
    "proof": "prove",
}
_NOUN_OF = {
    "advise": "advice",
    "believe": "belief",
    "live": "life",
    "choose": "choice",
    "loose": "loss",
    "succeed": "success",
    "think": "thought",
    "breathe": "breath",
    "die": "death",
    "grow": "growth",
    "lose": "loss",
}


def _noun_and_verb(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *to advice him* and *my live*."""
    word = s.low(at)
    if (
        word in _VERB_OF
        and _VERB_OF[word] != word
        and s.tag(at - 1) in {"TO", "MD"}
        and s.low(at - 2) not in any_of("due key road according way contrast addition compared path")
    ):
        if s.tag(at - 1) == "MD" and s.tag(at - 2) not in any_of("PRP NN NNS NNP WP"):
            return
        object_follows = s.tag(at + 1) in {"DT", "PRP", "PRP$"} or (
            word in {"advice", "loose", "breath", "success"} and s.tag(at - 1) == "MD"
        )
        if object_follows and word not in {"life", "thought"}:
            yield s.replaced(
                at,
                _VERB_OF[word],
                rule="VerbOrNoun",
                sure=word in {"advice", "loose", "breath"} or s.tag(at - 1) == "MD",
            )
    elif (
        word in _NOUN_OF
        and s.tag(at - 1) == "PRP$"
        and (s.is_end(at + 1) or s.tag(at + 1) in {"IN", "VBZ", "MD", "VBD"})
    ):
        yield s.replaced(at, _NOUN_OF[word], rule="VerbOrNoun", sure=word in {"advise", "believe", "live"})
