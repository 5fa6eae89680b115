"""Words in the wrong place: adverbs between a verb and its object, and at the start of a sentence."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, NOMINATIVES, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of

_FREQUENCY = any_of("always never usually often rarely seldom")
_LANGUAGES = any_of("english spanish french german italian chinese arabic hindi russian japanese portuguese")


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the words that stand in the wrong place."""
    for at in range(len(sentence) - 1):
        yield from _frequency(sentence, at)
        yield from _very_much(sentence, at)
        yield from _after_verb(sentence, at)
        yield from _before_helper(sentence, at)


def _frequency(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I go always to school* and *Always I go*."""
    word, verb = s.low(at), at - 1
    if word not in _FREQUENCY:
        return
    if (
        s.low(verb - 1) in NOMINATIVES | {"you"}
        and s.starts_clause(verb - 1)
        and s.tag(verb) in {"VBP", "VBZ", "VBD"}
        and s.low(verb) not in BE | any_of("have has had do does did will")
    ):
        if (
            s.tag(at + 1) in any_of("IN DT TO PRP$ NN NNS PRP")
            and word != "often"
            and not (s.tag(at + 1) == "TO" and s.tag(at + 2) == "VB")
        ):
            yield s.replaced(
                verb,
                f"{word} {s.low(verb)}",
                rule="AdverbOrder",
                count=2,
                sure=s.tag(at + 1) in any_of("TO IN DT PRP$ NN NNS")
                and word in {"always", "never", "usually"},
            )
    elif (
        at == 0
        and word in {"always", "never", "usually"}
        and s.low(1) in NOMINATIVES | {"you"}
        and s.tag(2) in {"VBP", "VBD", "VBZ"}
        and s.low(2) not in BE | any_of("have has had do did")
        and word != "usually"
    ):
        yield s.replaced(0, f"{s.tokens[1].text} {word}", rule="AdverbOrder", count=2, sure=True)


def _before_helper(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I also have finished* and *they still are open*."""
    if s.low(at) not in any_of("also still never always recently really already often probably"):
        return
    helper, after = s.low(at + 1), s.tag(at + 2)
    if s.tag(at - 1) not in any_of("PRP NN NNS NNP WP WDT") or s.is_end(at + 2):
        return
    goes_on = (
        (helper in {"have", "has", "had"} and after == "VBN")
        or (s.tag(at + 1) == "MD" and after == "VB")
        or (helper in {"is", "are", "was", "were", "am"} and after in any_of("JJ VBG VBN DT IN"))
    )
    if goes_on:
        yield s.replaced(at, f"{helper} {s.low(at)}", rule="AdverbOrder", count=2, sure=False)


def _very_much(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I like very much pizza*."""
    if (
        s.lows(at, 2) not in {("very", "much"), ("a", "lot")}
        or base_of(s.low(at - 1)) not in any_of("like love enjoy miss hate appreciate")
        or s.tag(at - 1)[:2] != "VB"
    ):
        return
    phrase = next((one for one in s.phrases if one.start <= at + 2 < one.end), None)
    if (
        phrase
        and s.low(at + 2) not in {"of", "more"}
        and (s.is_end(phrase.end) or s.tag(phrase.end) in {"CC", "IN"})
        and s.tag(at + 2) in any_of("DT PRP$ NN NNS JJ NNP")
    ):
        noun = s.text[s.tokens[at + 2].start : s.tokens[phrase.end - 1].end]
        yield s.replaced(
            at,
            f"{noun} {' '.join(s.lows(at, 2))}",
            rule="AdverbOrder",
            count=phrase.end - at,
            sure=s.low(at) == "very",
        )


def _after_verb(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *She speaks very well English*."""
    if s.tag(at)[:2] != "VB" or base_of(s.low(at)) not in {"speak", "know", "play"}:
        return
    adverb = at + 1 + (s.low(at + 1) in {"very", "so", "quite"})
    if (
        s.low(adverb) in {"well", "fluently", "perfectly", "good"}
        and s.low(adverb + 1) in _LANGUAGES | {"football", "guitar"}
        and s.is_end(adverb + 2)
    ):
        words = [s.tokens[i].text for i in range(at + 1, adverb + 1)]
        words[-1] = "well" if words[-1] == "good" else words[-1]
        yield s.replaced(
            at + 1, " ".join([s.tokens[adverb + 1].text, *words]), rule="AdverbOrder", count=adverb + 1 - at
        )
