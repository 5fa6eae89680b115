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
    form = lexicon.verb(s.low(at + 1))
    asked = s.low(at - 1) in any_of("me him her us them you") and base_of(s.low(at - 2)) in any_of(
        "invite ask tell want allow help teach force expect advise get"
    )
    if form and asked and s.low(at + 1) in {form.gerund, form.past} and form.base != s.low(at + 1):
        yield s.replaced(at + 1, form.base, rule="InfinitiveForm", sure=s.low(at + 1) == form.gerund)
    elif (
        s.low(at - 1) in {"not", "n't"}
        and s.low(at - 2) in any_of("should would could must can will wo")
        and s.tag(at + 1) == "VB"
    ):
        yield s.removed(at, rule="ModalBase", sure=True)


def after_will(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *everyone will to lose*."""
    if s.low(at + 1) != "to" or s.tag(at + 2) != "VB" or s.tag(at - 1) in any_of("DT PRP$ JJ IN POS"):
        return
    if s.low(at - 1) not in any_of("good free strong of no political"):
        yield s.removed(at + 1, rule="ModalBase", sure=s.low(at - 1) in NOMINATIVES)


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
    "do": after_do,
    "does": after_do,
    "did": after_do,
}


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the forms to change."""
    for at in s.places(RULES, before_end=1):
        yield from RULES[s.low(at)](s, at)
