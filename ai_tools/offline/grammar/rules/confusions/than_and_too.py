"""*Then* for *than*, *to* for *too*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.sentence import BE, NOMINATIVES, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon


def than(s: Sentence, at: int) -> Iterator[Finding]:
    word, before = s.low(at), s.low(at - 1)
    if (
        word == "then"
        and not any(s.low(i) in {"than", "and"} for i in range(at + 1, len(s)))
        and s.low(at - 2) != "the"
        and s.tag(at + 1) in any_of("PRP PRP$ DT NNP CD VBG NN NNS")
        and (
            (
                s.tag(at - 1) in {"JJR", "RBR"}
                and before not in any_of("later earlier more less better further")
            )
            or (before in {"better", "more", "less"} and s.tag(at + 1) in any_of("PRP DT PRP$ CD NNP VBG"))
            or before == "rather"
        )
    ):
        if (
            s.tag(at + 1) not in {"VBP", "VBD", "VBZ"}
            and not s.is_end(at + 1)
            and not (
                s.low(at + 1) in NOMINATIVES | {"it", "you"}
                and s.tag(at + 2) in {"VBD", "VBZ", "MD", "VBP"}
                and s.low(at - 2) not in BE
            )
        ):
            yield s.replaced(at, "than", rule="ThanThen", sure=before != "rather" or s.tag(at + 1) != "PRP")
    elif (
        word == "than"
        and before == ","
        and s.low(0) in {"if", "when"}
        and s.low(at + 1) in NOMINATIVES | {"you", "it", "there", "the"}
    ):
        yield s.replaced(at, "then", rule="ThanThen")
    elif (
        word == "that"
        and before
        and s.tag(at - 1) in {"JJ", "JJR"}
        and (s.low(at - 2) == "more" or s.tag(at - 1) == "JJR")
        and s.low(at + 1) in {"you", "i", "we"}
        and s.low(at + 2) in any_of("think thought expected expect imagine imagined")
        and s.is_end(at + 3)
    ):
        yield s.replaced(at, "than", rule="ThanThen")


def too(s: Sentence, at: int) -> Iterator[Finding]:
    word, after, before = s.low(at), s.low(at + 1), s.low(at - 1)
    if (
        word == "to"
        and before in any_of("is are was were am 's 'm 're")
        and s.tag(at + 1) in {"JJ", "RB", "VB"}
        and after
        in any_of(
            "late expensive big small hot cold young old difficult tired busy heavy easy hard "
            "noisy dangerous crowded boring much many"
        )
        and (s.is_end(at + 2) or s.tag(at + 2) in {"TO", "IN", "CC"})
    ):
        yield s.replaced(at, "too", rule="TooTo")
    elif (
        word == "to"
        and after in {"much", "many"}
        and s.tag(at + 2) in NOUNS | {"JJ"}
        and s.tag(at - 1) in any_of("VB VBP VBD VBZ EX VBG")
        and before not in any_of("due according lead leads led similar")
    ):
        yield s.replaced(
            at,
            "too",
            rule="TooTo",
            # "As they are to many people" is no quantity.
            sure=(base_of(before) in any_of("be have spend eat drink use") or before in BE)
            and s.low(at - 3) != "as",
        )
    elif (
        word == "too"
        and s.tag(at + 1) == "VB"
        and base_of(before) in any_of("want need like have go try learn love decide hope")
        and s.tag(at - 1)[:2] == "VB"
        and not lexicon.is_noun(after)
    ):
        yield s.replaced(at, "to", rule="TooTo")
    elif word == "me" and after == "to" and s.is_end(at + 2) and at == 0:
        yield s.replaced(at + 1, "too", rule="TooTo")


CONFUSED = any_of("then than that to too me")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the confused short words."""
    for at in s.places(CONFUSED):
        yield from than(s, at)
        yield from too(s, at)
