"""The form of a verb after modals and *do*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import NOMINATIVES, Finding, Sentence, first_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon
from ai_tools.text.lexicon import Verb

DO = any_of("do does did")
MODALS = any_of("can could will would should must may might shall 'll ca wo")
ADVERBS = any_of(
    "not n't also never always really just already even still often only ever usually probably definitely"
)


def skip(s: Sentence, at: int) -> int:
    while s.low(at) in ADVERBS:
        at += 1
    return at


def not_base(s: Sentence, at: int) -> Verb | None:
    """Return the verb at `at` if its form is surely not the base."""
    word = s.low(at)
    verb = lexicon.verb(word)
    if verb and s.tag(at)[:2] == "VB" and "base" not in lexicon.forms(word):
        return verb
    return None


def is_name(s: Sentence, at: int) -> bool:
    """Tell whether *Will* or *May* is a person's name; a modal with a capital begins a question."""
    return s.tokens[at].text in {"Will", "May"} and (at > 0 or s.low(len(s) - 1) != "?")


def after_modal(s: Sentence, at: int) -> Iterator[Finding]:
    if (
        s.low(at) not in MODALS
        or s.tag(at) != "MD"
        or is_name(s, at)
        or s.tag(at - 1) in {"DT", "PRP$", "JJ", "IN"}
        or (s.low(at) == "might" and s.tag(at - 1) not in any_of("PRP NN NNS WDT NNP"))
    ):
        return
    verb = skip(s, at + 1)
    if (
        s.low(verb) == "to"
        and s.tag(verb + 1) == "VB"
        and s.low(at) not in {"will", "'ll"}
        and verb == at + 1
    ):
        if not any(
            s.low(i)
            in any_of("what all as than that which things thing everything whatever where how if when")
            for i in range(max(0, at - 6), at)
        ):
            yield s.removed(verb, rule="ModalBase")
        return
    if (form := not_base(s, verb)) and s.low(verb) not in any_of("is was are were being 's 're been"):
        if any(s.low(i) in any_of("what all as than whatever everything") for i in range(max(0, at - 4), at)):
            return
        options = (form.base, f"have {form.participle}") if s.tag(verb) in {"VBN", "VBD"} else (form.base,)
        passive = s.tag(verb) == "VBN" and form.past == form.participle and s.low(verb + 1) == "by"
        yield s.replaced(
            verb,
            *((f"be {form.participle}",) if passive else options),
            rule="ModalBase",
            sure=s.tag(verb) != "VBG" and not passive,
        )
    elif (
        s.tag(at) == "MD"
        and s.low(at) in any_of("would should could might must")
        and s.low(at + 1) == "of"
        and s.tag(at + 2) in {"VBN", "VBD"}
    ):
        yield s.replaced(at + 1, "have", rule="ModalOf")


def after_do(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *did not told*, *Did he told* and *Does he has*."""
    if s.low(at) not in DO or s.tag(at)[:2] != "VB":
        return
    verb = skip(s, at + 1)
    if verb > at + 1:
        if (form := not_base(s, verb)) and s.low(verb) not in any_of("is was are were being"):
            yield s.replaced(verb, form.base, rule="DoBase")
        return
    subject = s.phrase(at + 1)
    asks = at == 0 or s.tag(at - 1) in {"WRB", "WP"} or s.low(at - 1) in any_of("and but , what much many so")
    if s.low(at + 1) == "n't":
        subject = s.phrase(at + 2)
    if (
        not subject
        or not asks
        or (s.tokens[-1].text not in {"?", "."} and s.tokens[-1].text[0].isalpha() is False)
    ):
        return
    verb = skip(s, subject.end)
    if (
        (form := not_base(s, verb))
        and s.tag(verb) in {"VBD", "VBZ", "VBN"}
        and s.low(verb) not in {"is", "was", "are", "were"}
    ) and (s.low(at + 1) in NOMINATIVES | {"you", "it"} or s.tokens[-1].text == "?"):
        yield s.replaced(verb, form.base, rule="DoBase")


AUXILIARIES = MODALS | DO
RULES = (after_modal, after_do)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs in a wrong form after a helping verb, one per place."""
    for at in s.places(AUXILIARIES, before_end=1):
        yield from first_of(RULES, s, at)
