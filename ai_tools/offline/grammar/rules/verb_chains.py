"""Likely wrong verb forms after other verbs: *has telling*, *was delay*, *she were*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, FINITE, HAVE, NOMINATIVES, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

WANTING = any_of(
    "want wanted wants possible impossible invite invited ask asked hope hoped plan planned try "
    "tried decide decided wish wished need needed necessary important difficult easy able allowed"
)
SKIPPED = any_of("not n't also never always just already even still often only ever usually probably")
UNREAL = any_of("if wish wished wishes as though would could unless suppose lest rather")
GROUPS = any_of(
    "police staff family team government company couple pair rest majority number group lot data "
    "media public crew committee audience half crowd class part board"
)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verb forms to change, at most one per place."""
    for at in range(len(s) - 1):
        for rule in (
            after_have,
            after_be,
            after_for,
            after_to,
            after_will,
            after_asking,
            were_for_was,
            after_do,
        ):
            if found := list(rule(s, at)):
                yield from found[:1]
                break


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
    verb = skip(s, at + 1)
    word, form = s.low(verb), lexicon.verb(s.low(verb))
    if not form or form.base != word or "j" in lexicon.classes(word) or "r" in lexicon.classes(word):
        return
    if (
        lexicon.forms(word) & {"participle"}
        or s.tag(verb) not in {"VB", "VBP", "NN", "VBN"}
        or not s.tokens[verb].text.islower()
    ):
        return
    noun = lexicon.is_noun(word)
    ends = s.is_end(verb + 1) or s.tag(verb + 1) in {"IN", "RB", "TO", "CC"}
    if noun and not (
        s.tag(verb) == "VB" or (s.tag(verb + 1) in {"IN", "RB"} and s.low(verb + 1) not in {"of", "for"})
    ):
        return
    if (
        s.low(at) in any_of("is was")
        and s.low(at - 1) in any_of("do job thing aim goal plan it idea all what")
        and s.tag(verb) == "VB"
    ):
        return
    if ends or s.low(at) == "been":
        yield s.replaced(verb, form.participle, form.gerund, rule="PassiveForm", sure=False)


def after_for(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *want for knowing* and *possible for hiring people*."""
    form = lexicon.verb(s.low(at + 1))
    if s.low(at) != "for" or s.low(at - 1) not in WANTING or not form or s.low(at + 1) != form.gerund:
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
    if s.low(at) != "to":
        return
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
    if (
        s.low(at) != "will"
        or s.low(at + 1) != "to"
        or s.tag(at + 2) != "VB"
        or s.tag(at - 1) in any_of("DT PRP$ JJ IN POS")
    ):
        return
    if s.low(at - 1) not in any_of("good free strong of no political"):
        yield s.removed(at + 1, rule="ModalBase", sure=s.low(at - 1) in NOMINATIVES)


def after_asking(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *do not hesitate contact me* and *pupils ought prepare*."""
    if (
        s.low(at) in any_of("hesitate ought")
        and s.tag(at + 1) in {"VB", "VBP", "NN"}
        and lexicon.verb(s.low(at + 1))
    ):
        yield s.inserted(
            at + 1,
            "to",
            rule="MissingTo",
            sure=s.tag(at + 1) == "VB" or s.tag(at + 2) in {"PRP", "DT", "PRP$"},
        )


def after_do(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Did you books the tickets*."""
    if s.low(at) not in {"did", "do", "does"} or s.low(at + 1) not in NOMINATIVES | {"you", "it"}:
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


def were_for_was(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *it were quiet* and *a single tooth were broken*, where nothing is unreal."""
    if s.low(at) != "were" or s.tag(at) not in FINITE or any(token.lower in UNREAL for token in s.tokens):
        return
    subject = at - 1
    while s.tag(subject) == "RB" or s.low(subject) == ",":
        subject -= 1
    word = s.low(subject)
    if word in any_of("he she it this"):
        ends = s.low(subject - 1) not in any_of("and or with of") and s.low(at + 1) != "n't"
        if ends:
            yield s.replaced(at, "was", rule="WasWere", sure=subject == at - 1)
        return
    if word == "who":
        subject -= 1 + (s.low(subject - 1) == ",")
    phrase = s.phrase_of(subject)
    if not phrase or s.tag(phrase.head) != "NN" or s.low(phrase.start - 1) in any_of("and or of in with nor"):
        return
    singular = s.low(phrase.start) in any_of("a an this that my his her its our your their the each every")
    counted = lexicon.plural(s.low(phrase.head)) and s.low(phrase.head) not in GROUPS
    if singular and counted and (s.starts_clause(phrase.start) or word == "who"):
        yield s.replaced(
            at,
            "was",
            rule="WasWere",
            sure=s.low(phrase.start) in any_of("a an this his her my") and word != "who",
        )
