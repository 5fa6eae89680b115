"""Likely wrong forms after *have* and *be*: *has telling*, *was delay*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, HAVE, Finding, Sentence, first_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

SKIPPED = any_of("not n't also never always just already even still often only ever usually probably")


def skip(s: Sentence, at: int) -> int:
    while s.low(at) in SKIPPED:
        at += 1
    return at


def after_have(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *the doctor has telling us*, *they had go* and *the dog he has ever saw*."""
    if s.low(at) not in HAVE or s.tag(at)[:2] != "VB":
        return
    verb = skip(s, at + 1)
    form, word = lexicon.verb(s.low(verb)), s.low(verb)
    if not form or word in any_of("having being to"):
        return
    if word == form.gerund and s.tag(verb) == "VBG" and (s.tag(verb + 1) in any_of("PRP DT PRP$ IN RB RP")):
        pronoun = s.tag(at - 1) == "PRP" or s.low(at) == "'ve" or s.tag(verb + 1) == "PRP"
        yield s.replaced(
            verb,
            form.participle,
            f"been {form.gerund}",
            rule="PerfectForm",
            sure=pronoun and not lexicon.is_noun(word) and s.tag(verb + 1) in {"PRP", "DT"},
        )
    elif (
        s.low(verb - 1) == "ever"
        and "past" in lexicon.forms(word)
        and "participle" not in lexicon.forms(word)
    ):
        yield s.replaced(verb, form.participle, rule="PerfectForm", sure=True)
    elif (
        "base" in lexicon.forms(word)
        and "participle" not in lexicon.forms(word)
        and not lexicon.is_noun(word)
    ) and (
        s.tag(at - 1) in {"NNS", "NN", "PRP"}
        and s.tag(verb) in {"VB", "VBP"}
        and word not in {"be", "have", "do"}
    ):
        yield s.replaced(verb, form.participle, rule="PerfectForm", sure=False)


def after_be(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *was delay in May*, *are expect* and *will be allow*."""
    if s.low(at) not in BE - {"'s", "being", "'m"} or s.tag(at)[:2] != "VB":
        return
    if s.low(at - 1) == "there":
        return  # "There was jam" has a noun there.
    verb = skip(s, at + 1)
    word, form = s.low(verb), lexicon.verb(s.low(verb))
    if (
        not form
        or form.base != word
        or word in {"zero", "agree", "harm"}
        or "j" in lexicon.classes(word)
        or "r" in lexicon.classes(word)
    ):
        return
    if (
        lexicon.forms(word) & {"participle"}
        or s.tag(verb) not in {"VB", "VBP", "NN", "VBN"}
        or not s.tokens[verb].text.islower()
    ):
        return
    # "It was work" and "they are help" have a noun there, so a verb that is also a noun needs more proof.
    noun = lexicon.is_noun(word)
    ends = s.is_end(verb + 1) or s.tag(verb + 1) in {"IN", "RB", "TO", "CC"}
    if noun and not (
        s.tag(verb) == "VB" or (s.tag(verb + 1) in {"IN", "RB"} and s.low(verb + 1) not in {"of", "for"})
    ):
        return
    if (
        s.low(at) in any_of("is was")
        and s.low(at - 1) in any_of("do does did job thing aim goal plan it idea all what")
        and s.tag(verb) == "VB"
    ):
        return
    if ends or s.low(at) == "been":
        # "It can be see that" cannot mean anything but the passive.
        sure = s.low(at) == "be" and s.tag(at - 1) == "MD" and not noun and lexicon.forms(word) == {"base"}
        yield s.replaced(verb, form.participle, form.gerund, rule="PassiveForm", sure=sure)


AUXILIARIES = HAVE | BE
RULES = (after_have, after_be)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the forms to change, one per place."""
    for at in s.places(AUXILIARIES, before_end=1):
        yield from first_of(RULES, s, at)
