"""The wrong word, the wrong member of a word family, and errors of no other category."""

from collections.abc import Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage, dropped, inserted, replaced, table
from benchmarks.grammar.tagging import Sentence, Token, inflect, is_adjective, lemma_of

CHOICE, FAMILY, OTHER = "word choice", "word family", "other"
VERB_FORMS = {"VVD": "VBD", "VVZ": "VBZ", "VVG": "VBG", "VVN": "VBN", "VVB": "VB", "VVI": "VB"}


def choice(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    confused = table("word_choice")
    for at, token in enumerate(sentence.tokens):
        for length in (4, 3, 2):
            words = sentence.tokens[at : at + length]
            phrase = " ".join(word.lower for word in words)
            if wrong := confused.get(f"phrase {phrase}"):
                right = Token(
                    phrase.capitalize() if token.text.istitle() else phrase,
                    token.start,
                    words[-1].end,
                    "",
                    "",
                )
                yield replaced(right, rng.choice(wrong), CHOICE, 2)
        kind, form = _kind(token)
        lemma = lemma_of(token.text, {"verb": "VERB", "noun": "NOUN"}[kind]) if form else token.lower
        if wrong := confused.get(f"{kind} {lemma}"):
            other, *rest = rng.choice(wrong).split(" ")
            yield replaced(token, " ".join([inflect(other, form) if form else other, *rest]), CHOICE)


def _kind(token: Token) -> tuple[str, str]:
    """Return the row of the table that a token belongs to, and the form that its substitute takes."""
    if token.tag in VERB_FORMS:
        return "verb", VERB_FORMS[token.tag]
    if token.tag in ("NN1", "NN2"):
        return "noun", "NNS" if token.tag == "NN2" else "NN"
    return ("adverb" if token.tag[:2] in ("AV", "CJ", "PR") else "adjective"), ""


def family(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    relatives = table("word_family")
    for token in sentence.tokens:
        if wrong := relatives.get(token.lower):
            yield replaced(token, rng.choice(wrong), FAMILY, 1.5)
        elif token.tag == "AV0" and token.text.endswith("ly") and token.text.islower():
            adjective = lemma_of(token.text, "ADJ").removesuffix("ly")
            for stem in (adjective, f"{adjective[:-1]}y", f"{adjective}le", f"{adjective}e"):
                if is_adjective(stem):
                    yield replaced(token, stem, FAMILY)
                    break
        elif token.tag == "AJ0" and token.text.endswith(("ful", "ous", "ive", "al", "able")):
            yield replaced(token, _adverb(token.text), FAMILY, 0.5)


def _adverb(adjective: str) -> str:
    return f"{adjective[:-1]}y" if adjective.endswith("le") else f"{adjective}ly"


def other(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    words = [token.lower for token in sentence.tokens]
    for at, token in enumerate(sentence.tokens):
        if token.tag in ("VBZ", "VBB", "VBD") and sentence.tag(at + 1) in ("AJ0", "VVG", "AT0", "VVN", "PRP"):
            if token.text.isalpha() and at:
                yield from dropped(sentence, at, OTHER, 1)
        elif token.tag == "AJC" and token.text.endswith("er"):
            yield replaced(token, f"more {token.lower}", OTHER, 2)
        elif token.tag == "AJS" and token.text.endswith("est"):
            yield replaced(token, f"most {token.lower}", OTHER, 2)
        elif token.lower in ("the", "to", "of", "in", "is", "that", "and") and at:
            yield inserted(token, token.lower, OTHER, 0.03)
    link = {"although": "but", "though": "but", "because": "so", "since": "so"}.get(words[0])
    if link and "," in words[:-2]:
        yield inserted(sentence.tokens[words.index(",") + 1], link, OTHER, 4)
