"""The number of nouns and their forms."""

from collections.abc import Iterator
from random import Random

from benchmarks.grammar.errors.damage import Damage, replaced, table
from benchmarks.grammar.tagging import Sentence, inflect, lemma_of

NUMBER, INFLECTION = "noun number", "noun inflection"


def candidates(sentence: Sentence, rng: Random) -> Iterator[Damage]:
    forms = table("noun_forms")
    for at, token in enumerate(sentence.tokens):
        if wrong := forms.get(token.lower):
            yield replaced(token, rng.choice(wrong), INFLECTION)
        elif token.tag == "NN2":
            singular = lemma_of(token.text, "NOUN")
            if singular != token.lower:
                yield replaced(token, singular, NUMBER, 2)
            if token.text.endswith("ies") and singular.endswith("y"):
                yield replaced(token, f"{singular}s", INFLECTION, 0.5)
        elif token.tag == "NN1" and _may_be_many(sentence, at):
            plural = inflect(token.lower, "NNS")
            if plural != token.lower:
                yield replaced(token, plural, NUMBER, 0.6)


def _may_be_many(sentence: Sentence, at: int) -> bool:
    """Tell whether a learner might write a plural here: not right after *a* or before another noun."""
    return (
        sentence.tokens[at].text.islower()
        and sentence.tag(at + 1) not in ("NN1", "NN2", "POS", "NP0")
        and not {"a", "an", "one"} & {sentence.word(at - 1), sentence.word(at - 2)}
    )
