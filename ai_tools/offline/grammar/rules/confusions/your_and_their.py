"""*Your* and *you are*, *their*, *there* and *they are*, *its* and *it is*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.sentence import Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

YOURS = any_of("number name address phone help answer reply email house friend time room work")


def your(s: Sentence, at: int) -> Iterator[Finding]:
    word, tag, after = s.low(at), s.tag(at + 1), s.low(at + 1)
    if (
        word == "your"
        and s.starts_clause(at)
        and s.low(at - 1) not in any_of("on before after since as")
        and (
            tag in {"DT", "PRP$"}
            or after
            in any_of("welcome not so very too right wrong going sure late always kidding invited lucky")
        )
    ):
        third = s.tag(at + 2)
        if (after in {"very", "so", "too"} and third == "JJ" and s.tag(at + 3) in NOUNS) or (
            after in any_of("welcome right wrong late sure lucky going always not")
            and not (
                s.is_end(at + 2) or (after == "going" and third == "TO") or after in {"not", "sure", "always"}
            )
        ):
            return
        if (after == "very" and s.low(at + 2) in {"own", "first", "best"}) or (
            after == "so" and third != "JJ"
        ):
            return
        yield s.replaced(at, "you're", rule="YouAre", sure=after not in {"all", "both", "going", "no"})
    elif (
        word == "you"
        and tag in {"NN", "NNS"}
        and (
            s.tag(at - 1) in {"IN", "VB", "VBG"}
            or (s.low(at - 1) in {"me", "us", "him"} and s.low(at - 2) in {"send", "give", "tell", "show"})
        )
        and s.low(at - 1)
        not in any_of(
            "give like see call ask tell show make send let get wish thank offer teach help buy cost"
        )
    ):
        noun = after
        if (
            lexicon.is_noun(lexicon.singular(noun) or noun)
            and (noun in YOURS or not lexicon.forms(noun))
            and (s.is_end(at + 2) or s.tag(at + 2) in {"IN", "NN", "CC", "RB"})
            and noun
            not in any_of("people guys all today tomorrow tonight yesterday home folks kids sir time")
        ):
            yield s.replaced(
                at,
                "your",
                rule="YourYou",
                sure=(s.tag(at - 1) == "IN" and s.is_end(at + 2))
                or s.low(at + 2) in {"number", "address", "name"},
            )


def their(s: Sentence, at: int) -> Iterator[Finding]:
    word, tag, after = s.low(at), s.tag(at + 1), s.low(at + 1)
    if word == "their":
        if after in {"is", "are", "was", "were"} and s.tag(at + 1) in {"VBZ", "VBP", "VBD"}:
            yield s.replaced(at, "there", rule="ThereTheir")
        elif s.starts_clause(at) and (
            (tag == "DT" and after not in {"all", "both"})
            or (
                tag == "VBG"
                and after in any_of("going coming trying doing getting making looking waiting having")
                and s.tag(at + 2) in {"TO", "DT", "IN", "RB"}
                and s.tag(at + 3) != "VBZ"
            )
            or (after in {"not", "always"} and s.tag(at + 2) in {"VBG", "JJ", "DT"})
        ):
            yield s.replaced(at, "they're", rule="TheyAre")
    elif (
        word == "there"
        and tag in {"NN", "NNS"}
        and s.tag(at) != "EX"
        and s.tag(at - 1) in any_of("IN VB VBP VBD VBG VBZ")
        and s.low(at - 1)
        not in any_of("is are was were be go went been from in over up out down live stay get")
    ):
        yield s.replaced(
            at,
            "their",
            rule="ThereTheir",
            sure=s.tag(at - 1) == "IN"
            and s.low(at - 1) in any_of("with of for about by on")
            and s.is_end(at + 2),
        )
    elif (
        word == "they"
        and after in any_of("own parents children friends house lives job family")
        and s.tag(at - 1) in {"IN", "VB", "VBP", "VBD"}
    ):
        yield s.replaced(at, "their", rule="ThereTheir", sure=after == "own")


def its(s: Sentence, at: int) -> Iterator[Finding]:
    word, after = s.low(at), s.low(at + 1)
    if (
        word == "its"
        and s.starts_clause(at)
        and s.low(at + 2) not in any_of("cappella la priori posteriori fortiori")
        and (
            after
            in any_of(
                "a an the not very too so been my raining okay ok really hard easy difficult "
                "important impossible possible late nice time always better because going like"
            )
        )
    ):
        adverb = after in any_of("very too so really always")
        if (adverb and s.tag(at + 2) not in {"JJ", "RB", "DT"}) or (adverb and s.tag(at + 3) in NOUNS):
            return
        if after in any_of(
            "hard easy difficult important impossible possible late nice time better like going"
        ) and s.tag(at + 2) in NOUNS | {"JJ", "CD"}:
            return
        yield s.replaced(
            at,
            "it's",
            rule="ItIs",
            sure=after not in any_of("like time going better late")
            or s.tag(at + 2) in {"TO", "PRP"}
            or s.is_end(at + 2),
        )


CONFUSED = any_of("your you their there they its")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the confused possessives."""
    for at in s.places(CONFUSED):
        yield from your(s, at)
        yield from their(s, at)
        yield from its(s, at)
