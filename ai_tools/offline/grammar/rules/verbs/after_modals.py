"""The form of a verb after modals and *do*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import PERSONAL_SUBJECTS, Finding, Sentence, first_of
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


EARLIER_VERB = any_of("what all as than that which things thing everything whatever where how if when")
"""Words that show that the modal ends a clause of its own: *all you can to help* lacks no other verb."""


def after_modal(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *can to swim*, *must went* and *would of gone*."""
    if not is_modal(s, at):
        return
    verb = skip(s, at + 1)
    if s.low(verb) == "to" and s.tag(verb + 1) == "VB" and s.low(at) not in {"will", "'ll"}:
        if verb == at + 1 and not EARLIER_VERB & set(s.lows(at - 6, 6)):
            yield s.removed(verb, rule="ModalBase")
    elif (form := not_base(s, verb)) and s.low(verb) not in any_of("is was are were being 's 're been"):
        if not any_of("what all as than whatever everything") & set(s.lows(at - 4, 4)):
            yield base_for(s, verb, form)
    elif (
        s.low(at) in any_of("would should could might must")
        and s.low(at + 1) == "of"
        and s.tag(at + 2) in {"VBN", "VBD"}
    ):
        yield s.replaced(at + 1, "have", rule="ModalOf")


def is_modal(s: Sentence, at: int) -> bool:
    """Tell whether a modal stands at `at`, and no name or noun that looks like one: *May*, *the might*."""
    word, tag_before = s.low(at), s.tag(at - 1)
    if word not in MODALS or s.tag(at) != "MD" or tag_before in {"DT", "PRP$", "JJ", "IN"}:
        return False
    if word == "might" and tag_before not in any_of("PRP NN NNS WDT NNP"):
        return False
    # A modal with a capital begins a question.
    is_name = s.tokens[at].text in {"Will", "May"} and (at > 0 or s.low(len(s) - 1) != "?")
    return not is_name


def base_for(s: Sentence, verb: int, form: Verb) -> Finding:
    """Return *go* for *can goes*, and other forms that may be meant: *must have seen*, *can be seen by*."""
    tag = s.tag(verb)
    if tag == "VBN" and form.past == form.participle and s.low(verb + 1) == "by":
        return s.replaced(verb, f"be {form.participle}", rule="ModalBase", sure=False)
    perfect = (f"have {form.participle}",) if tag in {"VBN", "VBD"} else ()
    return s.replaced(verb, form.base, *perfect, rule="ModalBase", sure=tag != "VBG")


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
    ) and (s.low(at + 1) in PERSONAL_SUBJECTS or s.tokens[-1].text == "?"):
        yield s.replaced(verb, form.base, rule="DoBase")


AUXILIARIES = MODALS | DO
RULES = (after_modal, after_do)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs in a wrong form after a helping verb, one per place."""
    for at in s.places(AUXILIARIES, before_end=1):
        yield from first_of(RULES, s, at)
