"""The form of a verb after *have* and *be*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.verbs.after_modals import skip
from ai_tools.offline.grammar.sentence import BE, HAVE, PERSONAL_SUBJECTS, Finding, Sentence, first_of
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon
from ai_tools.text.lexicon import Verb


def after_have(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *have went*, *has already wrote*, *have being using* and *have finish the work*."""
    if s.low(at) not in HAVE or s.tag(at)[:2] != "VB":
        return
    verb = skip(s, at + 1)
    if s.low(verb) == "being" and s.tag(verb + 1) == "VBG":
        yield s.replaced(verb, "been", rule="PerfectForm")
        return
    form = lexicon.verb(s.low(verb))
    if (
        not form
        or s.tag(verb) not in {"VBD", "VBN", "VB", "VBP"}
        or "participle" in lexicon.forms(s.low(verb))
        or s.low(verb).endswith("ed")
    ):
        return
    relative = any(s.low(i) in {"that", "which", "who", "what"} for i in range(max(0, at - 5), at))
    owner = s.phrase_of(at - 1)
    opens = owner is not None and owner.start == 0 and s.tag(0) in {"DT", "PRP$"} and s.low(at) != "had"
    subject = opens or (s.low(at - 1) in PERSONAL_SUBJECTS and s.starts_clause(at - 1)) or verb > at + 1
    if s.low(at - 1) in PERSONAL_SUBJECTS and s.tag(at - 2) in {"NN", "NNS", "WDT", "IN"}:
        return
    if "past" in lexicon.forms(s.low(verb)):
        yield s.replaced(
            verb, form.participle, rule="PerfectForm", sure=(subject and not relative) or verb > at + 1
        )
    elif (
        (
            subject
            and "base" in lexicon.forms(s.low(verb))
            and s.tag(verb) in {"VB", "VBP"}
            and s.low(verb) not in {"have", "be", "do"}
        )
        and s.tag(verb + 1) in {"DT", "PRP$", "PRP"}
        and not lexicon.is_noun(s.low(verb))
    ):
        yield s.replaced(verb, form.participle, rule="PerfectForm")


INTRANSITIVE = any_of("happened occurred died existed disappeared appeared arrived belonged consisted")


def after_be(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *was wrote*, *was happened* and *I am work*."""
    if s.low(at) not in BE - {"'s", "be", "being"} or s.tag(at)[:2] != "VB":
        return
    verb = skip(s, at + 1)
    word, form = s.low(verb), lexicon.verb(s.low(verb))
    if not form:
        return
    forms = lexicon.forms(word)
    if is_needless_be(s, at):
        yield from needless_be(s, at, form)
    elif "past" in forms and not forms & {"participle", "base"} and s.tag(verb) in {"VBD", "VBN"}:
        also_participle = any_of("proved mowed sewed sawed swelled")
        if s.tag(at) != "VBG" and word not in any_of("was were had did") | also_participle:
            relative = any(s.low(i) in {"that", "what", "who"} for i in range(max(0, at - 4), at))
            yield s.replaced(verb, form.participle, rule="PassiveForm", sure=not relative)
    elif (
        forms == {"base"}
        and s.tag(verb) in {"VB", "VBP"}
        and s.low(at - 1) in PERSONAL_SUBJECTS
        and s.low(at) != "been"
        and word not in {"come", "become", "run", "agree"}
    ):
        other_class = lexicon.is_noun(word) or set(lexicon.classes(word)) & {"j", "r"}
        yield s.replaced(verb, form.gerund, rule="BeForm", sure=not other_class and word in words("actions"))


def is_needless_be(s: Sentence, at: int) -> bool:
    """Tell whether *be* stands before a verb without a passive: *was happened*."""
    auxiliary = s.low(at) in {"was", "were", "is", "are"}
    return auxiliary and s.low(at + 1) in INTRANSITIVE and s.low(at + 2) != "by"


def needless_be(s: Sentence, at: int, form: Verb) -> Iterator[Finding]:
    be, word = s.low(at), s.low(at + 1)
    if be in {"was", "were"}:
        if be == "was" or word not in {"appeared", "arrived"}:
            yield s.replaced(at, word, rule="NeedlessBe", count=2)
    elif word not in {"appeared", "arrived"}:
        present = form.third if be == "is" else form.base
        yield s.replaced(at, present, word, rule="NeedlessBe", sure=False, count=2)


AUXILIARIES = HAVE | BE
RULES = (after_have, after_be)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs in a wrong form after *have* or *be*, one per place."""
    for at in s.places(AUXILIARIES, before_end=1):
        yield from first_of(RULES, s, at)
