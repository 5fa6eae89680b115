"""Likely wrong infinitives: *want for knowing*, *should not to go*, *everyone will to lose*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import NOMINATIVES, PERSONAL_SUBJECTS, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

WANTING = any_of(
    "want wanted wants possible impossible invite invited ask asked hope hoped plan planned try "
    "tried decide decided wish wished need needed necessary important difficult easy able allowed"
)


def after_for(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *want for knowing* and *possible for hiring people*."""
    form = lexicon.verb(s.low(at + 1))
    # "Our best hope for keeping it" and "a plan for saving water" have a noun there.
    noun = s.tag(at - 1)[:2] == "NN" or s.tag(at - 2) in any_of("DT PRP$ JJ JJS")
    if s.low(at - 1) not in WANTING or noun or not form or s.low(at + 1) != form.gerund:
        return
    yield s.replaced(
        at,
        f"to {form.base}",
        rule="InfinitiveForm",
        count=2,
        sure=s.low(at - 1) in any_of("want wants wanted hope hoped decide decided"),
    )


def after_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *invited me to coming* and *should not to go*."""
    if s.low(at + 1) == "do" and s.low(at + 2) == "n't":
        yield s.replaced(at, "not to", rule="NotTo", count=3, sure=s.tag(at + 3) == "VB")
        return
    form = lexicon.verb(s.low(at + 1))
    asked = s.low(at - 1) in any_of("me him her us them you") and base_of(s.low(at - 2)) in any_of(
        "invite ask tell want allow help teach force expect advise get"
    )
    if form and asked and s.low(at + 1) in {form.gerund, form.past} and form.base != s.low(at + 1):
        yield s.replaced(at + 1, form.base, rule="InfinitiveForm", sure=s.low(at + 1) == form.gerund)
    elif (
        s.low(at - 1) in {"not", "n't"}
        and s.low(at - 2) in any_of("should would could must can will wo ca may might need")
        and s.tag(at + 1) == "VB"
    ):
        yield s.removed(at, rule="ModalBase", sure=True)


def after_will(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *everyone will to lose*."""
    if s.low(at + 1) != "to" or s.tag(at + 2) != "VB" or s.tag(at - 1) in any_of("DT PRP$ JJ IN POS"):
        return
    if s.low(at - 1) not in any_of("good free strong of no political"):
        yield s.removed(at + 1, rule="ModalBase", sure=s.low(at - 1) in NOMINATIVES)


def after_person(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *It is time for you make a choice* and *She advised me don't worry*."""
    verb = at + 1
    if s.low(at - 1) == "for" and s.low(at - 2) in any_of(
        "time important good necessary easy hard difficult better"
    ):
        verbal = not lexicon.is_noun(s.low(verb)) or s.tag(verb + 1) in {"DT", "PRP$", "PRP"}
        if s.tag(verb) in {"VB", "VBP"} and lexicon.verb(s.low(verb)) and verbal:
            yield s.inserted(verb, "to", rule="MissingTo", sure=True)
        return
    asks = base_of(s.low(at - 1)) in any_of("advise ask warn beg tell order")
    if asks and s.lows(verb, 2) == ("do", "n't") and s.tag(verb + 2) == "VB":
        yield s.replaced(verb, "not to", rule="NotTo", count=2, sure=base_of(s.low(at - 1)) != "tell")


def after_asking(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *do not hesitate contact me* and *pupils ought prepare*."""
    if s.tag(at + 1) in {"VB", "VBP", "NN"} and lexicon.verb(s.low(at + 1)):
        yield s.inserted(
            at + 1,
            "to",
            rule="MissingTo",
            sure=s.tag(at + 1) == "VB" or s.tag(at + 2) in {"PRP", "DT", "PRP$"},
        )


def after_do(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Did you books the tickets*."""
    denies = s.low(at + 1) in {"n't", "not"} and s.lows(at + 2, 1) == ("can",)
    # "We do not can fruit" has another verb.
    verbal = lexicon.verb(s.low(at + 3)) and not lexicon.is_noun(s.low(at + 3))
    verbal = verbal or s.is_end(at + 3) or s.tag(at + 4) in {"DT", "PRP", "PRP$"}
    if denies and verbal and s.low(at - 1) in PERSONAL_SUBJECTS:
        could = "could" if s.low(at) == "did" else "can"
        meant = f"{could}n't" if s.low(at + 1) == "n't" else "could not" if could == "could" else "cannot"
        meant = "can't" if meant == "cann't" else meant
        yield s.replaced(at, meant, rule="NegativeModal", count=3, sure=s.tag(at + 3) == "VB")
    if s.low(at + 1) not in PERSONAL_SUBJECTS:
        return
    word = s.low(at + 2)
    form = lexicon.verb(word)
    if (
        form
        and s.tag(at + 2) == "NNS"
        and word == form.third
        and s.tag(at + 3) in {"DT", "PRP$", "PRP"}
        and s.tokens[-1].text in {"?", "."}
    ):
        yield s.replaced(at + 2, form.base, rule="DoBase", sure=True)


RULES = {
    "for": after_for,
    "to": after_to,
    "will": after_will,
    "hesitate": after_asking,
    "ought": after_asking,
    **dict.fromkeys(("me", "you", "him", "her", "us", "them"), after_person),
    "do": after_do,
    "does": after_do,
    "did": after_do,
}


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the forms to change."""
    for at in s.places(RULES, before_end=1):
        yield from RULES[s.low(at)](s, at)
