"""Pronouns in the wrong case, needless or missing pronouns, and relative pronouns."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import (
    FINITE,
    NOMINATIVES,
    PERSONAL_SUBJECTS,
    Finding,
    Sentence,
    base_of,
)
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

_OBJECTS = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them"}
_SUBJECTS = {"him": "he", "them": "they", "us": "we", "me": "I", "her": "she"}
_GIVING = any_of("give tell help ask show call love send see meet teach thank like visit invite")
_PERSONS = any_of(
    "people man woman men women person friend friends teacher teachers student students "
    "girl boy children child guy parents doctor"
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the pronouns to change, to add or to leave out."""
    for at in range(len(sentence)):
        word = sentence.low(at)
        if word in _OBJECTS or word in _SUBJECTS:
            yield from _case(sentence, at)
        if word in {"what", "which"}:
            yield from _relative(sentence, at)
        if word in _POSSESSIVES:
            yield from _possessive(sentence, at)
        if sentence.tag(at)[:2] == "VB":
            yield from _reflexive(sentence, at)
        if word in {"is", "was"}:
            yield from _missing_it(sentence, at)


def _verb_follows(s: Sentence, at: int) -> bool:
    verb = s.skip_adverbs(at)
    return s.tag(verb) in FINITE | {"VB", "VBN", "VBG"} or s.low(verb)[:1] == "'"


def _case(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *give he the book*, *saw she cooking*, *with they* and *Him is my friend*."""
    word, before = s.low(at), s.low(at - 1)
    doing = word in {"he", "she", "they"} and s.tag(at + 1) == "VBG" and s.tag(at - 1)[:2] == "VB"
    if doing and base_of(before) in any_of("see hear watch catch notice"):
        yield s.replaced(at, _OBJECTS[word], rule="PronounCase")
        return
    if word in _OBJECTS and not _verb_follows(s, at + 1):
        if s.lows(at - 3, 3) == ("between", "you", "and") or (
            s.lows(at - 3, 3) == ("for", "you", "and") and s.is_end(at + 1)
        ):
            yield s.replaced(at, _OBJECTS[word], rule="PronounCase")
        elif (
            word != "i"
            and before in any_of("with for to from of at about")
            and s.tag(at - 1) in {"IN", "TO"}
            and s.low(at + 1) not in {'"', "\u201c", "("}
            and (s.is_end(at + 1) or s.tag(at + 1) in {"IN", "TO", "CC", "RB"})
        ):
            yield s.replaced(
                at, _OBJECTS[word], rule="PronounCase", sure=s.low(at + 1) not in {"and", "or", "who", "that"}
            )
        elif (
            word != "i"
            and s.tag(at - 1)[:2] == "VB"
            and base_of(before) in _GIVING
            and s.tag(at + 1) in any_of("DT PRP$ IN TO .")
        ):
            yield s.replaced(
                at, _OBJECTS[word], rule="PronounCase", sure=s.low(at + 1) not in {"that", "who", "and"}
            )
    elif word in _SUBJECTS and at == 0 and s.tag(1) in FINITE and word != "her" and s.low(1) != "'s":
        yield s.replaced(at, _SUBJECTS[word], rule="PronounCase", sure=word != "me")


_BEFORE_NOUN = {"mine": "my", "yours": "your", "ours": "our", "theirs": "their", "hers": "her"}
_POSSESSIVES = frozenset(_BEFORE_NOUN) | {"me", "my"}


def _possessive(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *mine voice* and *about me work*."""
    word, tag = s.low(at), s.tag(at + 1)
    if word in _BEFORE_NOUN and (tag in {"NN", "NNS"} or (tag == "JJ" and s.tag(at + 2) in {"NN", "NNS"})):
        sure = s.tag(at - 1) in {"VB", "VBP", "VBZ", "VBD", "IN", ""} and not lexicon.forms(s.low(at + 1))
        yield s.replaced(at, _BEFORE_NOUN[word], rule="PossessivePronoun", sure=sure)
    elif word == "me" and tag in {"NN", "NNS"} and s.is_end(at + 2) and s.tag(at - 1) == "IN":
        yield s.replaced(at, "my", rule="PossessivePronoun", sure=s.low(at - 1) != "like")
    elif word == "my" and at == 0 and tag in {"VBP", "VBD", "MD"} and not lexicon.is_noun(s.low(1)):
        yield s.replaced(at, "I", rule="PronounCase", sure=False)


def _relative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *everything what I need*, *a bar what I like* and *people which live*."""
    word, before = s.low(at), s.low(at - 1)
    if (
        word == "what"
        and before in any_of("everything something anything nothing all")
        and s.low(at + 1) in PERSONAL_SUBJECTS
    ):
        yield s.replaced(at, "that", rule="RelativePronoun", sure=before != "all" or s.low(at - 2) != "after")
    elif (
        word == "what"
        and s.tag(at - 1) in {"NN", "NNS"}
        and s.low(at + 1) in NOMINATIVES
        and s.tag(at + 2) in {"VBP", "VBD", "VBZ"}
        and s.low(at + 2) not in any_of("am are is was were")
        # "They call their laws what they like" names them.
        and not any(base_of(s.low(i)) in {"call", "name"} for i in range(at))
        and s.is_end(at + 3)
    ):
        verbs = any(
            base_of(s.low(i)) in any_of("know ask tell show wonder teach share explain say describe")
            for i in range(at)
        )
        yield s.replaced(
            at,
            "that",
            "which",
            rule="RelativePronoun",
            sure=not verbs and before not in {"matter", "idea", "question", "care"},
        )
    elif (
        word == "which"
        and before in _PERSONS
        and s.tag(at + 1) in FINITE
        and s.low(at - 2) not in {"of", "in"}
    ):
        phrase = s.phrase_of(at - 1)
        if phrase and s.low(phrase.start - 1) != "of":
            yield s.replaced(
                at, "who", rule="RelativePronoun", sure=s.low(at - 2) not in {"number", "list", "and"}
            )


def _reflexive(s: Sentence, at: int) -> Iterator[Finding]:
    word, base = s.low(at), base_of(s.low(at))
    if (
        base in {"feel", "concentrate", "relax"}
        and s.low(at + 1) in any_of("myself yourself himself herself themselves ourselves")
    ) and (base != "feel" or s.tag(at + 2) == "JJ" or s.low(at + 2) in {"very", "so", "tired"}):
        yield s.removed(at + 1, rule="NeedlessReflexive", sure=base == "feel")
    if (
        base == "enjoy"
        and (s.is_end(at + 1) or s.lows(at + 1, 2) in {("very", "much"), ("a", "lot")})
        and s.low(at - 1) in _POSSESSIVE_OF
        and not any(s.tag(i) in {"WDT", "WP"} for i in range(at))
    ):
        meant = f"{word} {_POSSESSIVE_OF[s.low(at - 1)]}"
        yield s.replaced(at, meant, f"{word} it", rule="MissingReflexive", sure=False)


_POSSESSIVE_OF = {"i": "myself", "we": "ourselves", "they": "themselves", "he": "himself", "she": "herself"}


def _missing_it(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *because is late* and *Is important to learn*."""
    if s.tag(at) not in {"VBZ", "VBD"}:
        return
    before = s.low(at - 1)
    if (
        before in any_of("because if when although but think and")
        and s.tag(at + 1) in {"JJ", "RB", "DT"}
        and at
    ):
        if before in {"but", "and"}:
            return
        adjective = s.skip_adverbs(at + 1)
        if before == "think" and not (
            s.low(at - 2) in NOMINATIVES
            and s.starts_clause(at - 2)
            and s.low(at - 3) not in {"that", "which", "what", "who"}
            and s.tag(adjective) == "JJ"
        ):
            return
        if before in {"because", "if"} or s.tag(adjective) == "JJ":
            yield s.inserted(
                at,
                "it",
                rule="MissingSubject",
                sure=before == "because" or (s.tag(adjective) == "JJ" and before == "think"),
            )
    elif (
        at == 0
        and s.tag(1) in {"JJ", "RB"}
        and s.tokens[-1].text == "."
        and s.low(2) in any_of("to that important difficult necessary good easy")
    ) and lexicon.classes(s.low(1)):
        yield s.inserted(0, "It", rule="MissingSubject", sure=s.tag(1) == "JJ")
