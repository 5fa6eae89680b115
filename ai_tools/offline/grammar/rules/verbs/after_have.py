"""The form of a verb after *have* and *be*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.verbs.after_modals import skip
from ai_tools.offline.grammar.sentence import BE, HAVE, NOMINATIVES, Finding, Sentence, first_of
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon


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
    subject = (s.low(at - 1) in NOMINATIVES | {"you", "it"} and s.starts_clause(at - 1)) or verb > at + 1
    if s.low(at - 1) in NOMINATIVES | {"you", "it"} and s.tag(at - 2) in {"NN", "NNS", "WDT", "IN"}:
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
    word, forms = s.low(verb), lexicon.forms(s.low(verb))
    form = lexicon.verb(word)
    if not form:
        return
    if (
        word in INTRANSITIVE
        and verb == at + 1
        and s.low(at) in {"was", "were", "is", "are"}
        and s.low(verb + 1) != "by"
    ):
        options = (
            (word,)
            if s.low(at) in {"was", "were"}
            else (form.third if s.low(at) == "is" else form.base, word)
        )
        if word not in {"appeared", "arrived"} or s.low(at) == "was":
            yield s.replaced(at, *options, rule="NeedlessBe", sure=s.low(at) in {"was", "were"}, count=2)
    elif (
        "past" in forms
        and not forms & {"participle", "base"}
        and s.tag(verb) in {"VBD", "VBN"}
        and word not in {"was", "were", "had", "did"}
    ):
        if s.tag(at) != "VBG":
            yield s.replaced(
                verb,
                form.participle,
                rule="PassiveForm",
                sure=not any(s.low(i) in {"that", "what", "who"} for i in range(max(0, at - 4), at)),
            )
    elif (
        forms == {"base"}
        and s.tag(verb) in {"VB", "VBP"}
        and s.low(at - 1) in NOMINATIVES | {"you", "it"}
        and s.low(at) != "been"
        and word not in {"come", "become", "run"}
    ):
        sure_noun = lexicon.is_noun(word) or "j" in lexicon.classes(word) or "r" in lexicon.classes(word)
        yield s.replaced(verb, form.gerund, rule="BeForm", sure=not sure_noun and word in words("actions"))


AUXILIARIES = HAVE | BE
RULES = (after_have, after_be)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs in a wrong form after *have* or *be*, one per place."""
    for at in s.places(AUXILIARIES, before_end=1):
        yield from first_of(RULES, s, at)
