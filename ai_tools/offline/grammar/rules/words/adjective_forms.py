"""Nouns and adverbs in the place of an adjective: *very danger*, *a seriously problem*."""

from collections.abc import Iterator
from functools import cache

from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, lines, words
from ai_tools.text import lexicon

LINKING = any_of("look seem sound smell taste")
ADJECTIVES = any_of(
    "careful beautiful perfect correct fluent easy quick quiet polite rapid different "
    "serious happy regular dangerous comfortable proper careless successful nice bad "
    "good peaceful healthy safe clear constant significant independent"
)
OF_NOUN = {
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


@cache
def families() -> dict[str, str]:
    return dict(line.split(" > ") for line in lines("families"))


def is_thing(s: Sentence, verb: int) -> bool:
    """Tell whether the subject of the *be* at `verb` is a thing, which is *surprising*."""
    subject = s.low(verb - 1)
    return (
        s.low(verb) in BE
        and (subject in any_of("it this that news") or lexicon.classes(subject)[:1] == "n")
        and (subject not in words("persons"))
    )


def noun_for_adjective(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *very danger* and *the important of*."""
    meant, before = families().get(s.low(at)), s.low(at - 1)
    if (
        meant
        and before in any_of("very so too extremely more most")
        and (s.is_end(at + 1) or s.tag(at + 1) in any_of("IN TO CC NN NNS PRP WRB"))
    ):
        # "The very nature of it" means the nature itself.
        itself = before == "very" and s.low(at - 2) in any_of("the this that its our their")
        linked = not itself and (
            s.low(at - 2) in BE
            or base_of(s.low(at - 2)) in LINKING | {"become", "get", "feel"}
            or s.low(at - 2) in {"not", "n't", "a", "the"}
        )
        if meant.endswith("ed") and is_thing(s, at - 2) and (form := lexicon.verb(s.low(at))):
            yield s.replaced(at, form.gerund, meant, rule="AdjectiveForm", sure=False)
        elif linked and not (before in {"more", "most", "so"} and s.low(at - 2) not in BE):
            yield s.replaced(
                at,
                meant,
                rule="AdjectiveForm",
                sure=before in {"very", "too", "extremely"} or s.is_end(at + 1),
            )
    if (
        s.low(at) in OF_NOUN
        and s.low(at + 1) == "of"
        and s.low(at - 1) in any_of("the my your their our")
        and s.tag(at - 2) != "JJ"
    ):
        yield s.replaced(
            at,
            OF_NOUN[s.low(at)],
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


def adjective_of(adverb: str) -> str | None:
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


def adverb_for_adjective(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *a seriously problem*, *looks beautifully* and *is very easily*."""
    word = s.low(at)
    if not word.endswith("ly") or not (right := adjective_of(word)):
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
                at, right, rule="AdjectiveForm", sure=right in ADJECTIVES | {"slow", "sad", "angry"}
            )
        elif base_of(s.low(verb)) in {"smell", "taste", "sound", "seem"} and s.tag(verb)[:2] == "VB":
            yield s.replaced(
                at,
                right,
                rule="AdjectiveForm",
                sure=right in any_of("beautiful nice delicious bad terrible strange happy"),
            )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words that should be adjectives."""
    for at in range(len(s)):
        yield from noun_for_adjective(s, at)
        yield from adverb_for_adjective(s, at)
