"""The form of a verb after modals, *do*, *to*, *have*, *be*, prepositions and certain verbs."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, HAVE, NOMINATIVES, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon
from ai_tools.text.lexicon import Verb

_DO = any_of("do does did")
_MODALS = any_of("can could will would should must may might shall 'll ca wo")
_PEOPLE = any_of("me you him her us them people it")
_ADVERBS = any_of(
    "not n't also never always really just already even still often only ever usually probably definitely"
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the verbs in a wrong form."""
    for at in range(len(sentence) - 1):
        found = [
            finding
            for rule in (
                _after_modal,
                _after_do,
                _after_to,
                _after_have,
                _after_be,
                _after_preposition,
                _after_verb,
                _with_object,
            )
            for finding in rule(sentence, at)
        ]
        yield from found[:1]


def _skip(s: Sentence, at: int) -> int:
    while s.low(at) in _ADVERBS:
        at += 1
    return at


def _not_base(s: Sentence, at: int) -> Verb | None:
    """Return the verb at `at` if its form is surely not the base."""
    word = s.low(at)
    verb = lexicon.verb(word)
    if verb and s.tag(at)[:2] == "VB" and "base" not in lexicon.forms(word):
        return verb
    return None


def _after_modal(s: Sentence, at: int) -> Iterator[Finding]:
    if (
        s.low(at) not in _MODALS
        or s.tag(at) != "MD"
        or s.tag(at - 1) in {"DT", "PRP$", "JJ", "IN"}
        or (s.low(at) == "might" and s.tag(at - 1) not in any_of("PRP NN NNS WDT NNP"))
    ):
        return
    verb = _skip(s, at + 1)
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
    if (form := _not_base(s, verb)) and s.low(verb) not in any_of("is was are were being 's 're been"):
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


def _after_do(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *did not told*, *Did he told* and *Does he has*."""
    if s.low(at) not in _DO or s.tag(at)[:2] != "VB":
        return
    verb = _skip(s, at + 1)
    if verb > at + 1:
        if (form := _not_base(s, verb)) and s.low(verb) not in any_of("is was are were being"):
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
    verb = _skip(s, subject.end)
    if (
        (form := _not_base(s, verb))
        and s.tag(verb) in {"VBD", "VBZ", "VBN"}
        and s.low(verb) not in {"is", "was", "are", "were"}
    ) and (s.low(at + 1) in NOMINATIVES | {"you", "it"} or s.tokens[-1].text == "?"):
        yield s.replaced(verb, form.base, rule="DoBase")


def _after_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *want to went* and *to going*."""
    if s.low(at) != "to" or not at:
        return
    before, form = s.low(at - 1), _not_base(s, at + 1)
    if not form or s.low(at + 1) in any_of("being born is was are were"):
        return
    takes_infinitive = (base_of(before) or before) in words("before_infinitive") and before not in {
        "used",
        "committed",
    }
    if s.tag(at + 1) == "VBD" or (s.tag(at + 1) == "VBZ" and not lexicon.singular(s.low(at + 1))):
        yield s.replaced(
            at + 1,
            form.base,
            rule="InfinitiveForm",
            sure=takes_infinitive or s.tag(at + 2) in {"DT", "PRP", "PRP$"},
        )
    elif takes_infinitive and s.tag(at + 1) in {"VBN", "VBG"} and s.tag(at + 2) not in {"NN", "NNS"}:
        yield s.replaced(
            at + 1,
            form.base,
            rule="InfinitiveForm",
            sure=before in any_of("want wants wanted able decided hope need how like"),
        )


def _after_have(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *have went*, *has already wrote*, *have being using* and *have finish the work*."""
    if s.low(at) not in HAVE or s.tag(at)[:2] != "VB":
        return
    verb = _skip(s, at + 1)
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


_INTRANSITIVE = any_of("happened occurred died existed disappeared appeared arrived belonged consisted")


def _after_be(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *was wrote*, *was happened* and *I am work*."""
    if s.low(at) not in BE - {"'s", "be", "being"} or s.tag(at)[:2] != "VB":
        return
    verb = _skip(s, at + 1)
    word, forms = s.low(verb), lexicon.forms(s.low(verb))
    form = lexicon.verb(word)
    if not form:
        return
    if (
        word in _INTRANSITIVE
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


def _after_preposition(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *interested in learn* and *without say*."""
    word = s.low(at)
    verb = lexicon.verb(s.low(at + 1))
    if word not in any_of("in of about without by for after before from at") or s.tag(at) != "IN" or not verb:
        return
    if verb.base != s.low(at + 1) or s.tag(at + 1) not in {"VB", "VBP"} or (False):
        return
    if s.tag(at - 1) == "MD" or s.low(at + 1) == s.low(at - 1):
        return
    noun = lexicon.is_noun(verb.base) or set(lexicon.classes(verb.base)) & set("jr")
    with_object = s.tag(at + 2) in {"DT", "PRP$", "PRP"}
    yield s.replaced(
        at + 1,
        verb.gerund,
        rule="GerundAfterPreposition",
        sure=(not noun and s.tag(at - 1) != "RB" and s.low(at - 1) not in {"turned", "one"})
        or bool(with_object and s.tag(at + 1) == "VB" and noun and word not in {"from", "for", "by", "at"}),
    )


def _after_verb(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *enjoy to swim*, *want going*, *want go* and *look forward to meet*."""
    word, base = s.low(at), base_of(s.low(at)) or s.low(at)
    if s.tag(at)[:2] not in any_of("VB JJ MD IN RB NN"):
        return
    if base == "look" and s.low(at + 1) == "forward" and s.low(at + 2) == "to" and s.tag(at + 3) == "VB":
        form = lexicon.verb(s.low(at + 3))
        if form and form.base == s.low(at + 3):
            yield s.replaced(
                at + 3,
                form.gerund,
                rule="LookForward",
                sure=(not lexicon.is_noun(form.base) or s.tag(at + 4) in {"PRP", "DT", "PRP$"})
                and (s.low(at - 1) in BE or (s.low(at - 1) in NOMINATIVES and s.starts_clause(at - 1))),
            )
        return
    second = lexicon.verb(s.low(at + 1))
    if (
        (
            (
                s.tag(at)[:2] == "VB"
                and base in words("before_gerund")
                and word != "mind"
                and _has_subject(s, at)
            )
            or (word in {"busy", "worth"} and s.low(at - 1) in BE)
        )
        and s.low(at + 1) == "to"
        and s.tag(at + 2) == "VB"
    ):
        form = lexicon.verb(s.low(at + 2))
        if form and form.base == s.low(at + 2):
            yield s.replaced(
                at + 1,
                form.gerund,
                rule="GerundAfterVerb",
                count=2,
                sure=base in words("before_gerund_only") or word == "worth",
            )
    elif (
        second
        and s.tag(at)[:2] == "VB"
        and base in any_of("want decide hope refuse promise manage agree wish expect")
        and s.tag(at + 1) == "VBG"
        and s.low(at + 1) == second.gerund
    ):
        yield s.replaced(
            at + 1,
            f"to {second.base}",
            rule="InfinitiveAfterVerb",
            sure=base in {"want", "decide", "hope", "promise"} and s.tag(at + 2) not in {"NN", "NNS"},
        )
    elif (
        second
        and s.low(at + 1) == second.base
        and s.tag(at + 1) in {"VB", "VBP"}
        and s.tag(at)[:2] in {"VB", "JJ"}
        and s.tokens[at + 1].text.islower()
        and _wants_to(s, at, base)
    ):
        noun = lexicon.is_noun(second.base)
        yield s.inserted(
            at + 1,
            "to",
            rule="MissingTo",
            sure=not noun or (s.tag(at + 1) == "VB" and s.tag(at + 2) in any_of("DT PRP$ PRP TO IN")),
        )


def _has_subject(s: Sentence, at: int) -> bool:
    """Tell whether a verb has a pronoun that begins a clause as its subject, or follows a modal verb."""
    before = at - 1
    while s.tag(before) == "RB" or s.low(before) in HAVE | {"n't"} | _DO:
        before -= 1
    pronoun = s.low(before) in NOMINATIVES | {"you"} and s.starts_clause(before)
    return pronoun or s.tag(before) == "MD"


def _wants_to(s: Sentence, at: int, base: str) -> bool:
    if s.low(at) in {"able", "going", "used", "unable"}:
        return s.low(at - 1) in BE | {"not", "n't"} or s.low(at) in {"able", "unable"}
    return (
        s.tag(at)[:2] == "VB"
        and base in any_of("want decide hope try plan wish like forget need")
        and (
            base in {"want", "decide", "wish"}
            or (s.low(at - 1) in NOMINATIVES | {"you", "would", "'d", "to"} and base not in {"like", "need"})
            or (s.low(at - 1) in {"would", "'d"} and base == "like")
        )
    )


_SUBJECT_OF = {"me": "I", "him": "he", "us": "we", "them": "they", "you": "you"}


def _with_object(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *made me to cry*, *suggest you to go* and *want you help me*."""
    base, word = base_of(s.low(at)), s.low(at)
    if s.tag(at)[:2] != "VB":
        return
    phrase = s.phrase(at + 1)
    if base == "suggest" and s.low(at + 1) in _SUBJECT_OF and s.low(at + 2) == "to" and s.tag(at + 3) == "VB":
        yield s.replaced(at + 1, f"that {_SUBJECT_OF[s.low(at + 1)]}", rule="BareInfinitive", count=2)
    elif (
        base in {"make", "let"}
        and phrase
        and s.low(phrase.end) == "to"
        and s.tag(phrase.end + 1) == "VB"
        and s.low(phrase.head) != "it"
    ):
        pronoun = s.low(at + 1) in any_of("me him us them you")
        if (
            not any(s.low(i) in BE for i in (at - 1, at - 2))
            and word != "making"
            and (base != "make" or pronoun or s.low(at + 1) == "her")
        ):
            yield s.removed(phrase.end, rule="BareInfinitive", sure=pronoun)
    elif (
        base in any_of("want ask allow tell advise invite encourage expect force")
        and s.low(at + 1) in _PEOPLE - {"it"}
        and s.tag(at + 2) == "VB"
        and base_of(s.low(at + 2)) == s.low(at + 2)
    ):
        clash = lexicon.is_noun(s.low(at + 2)) or (base in {"tell", "ask"} and s.low(at + 1) == "you")
        yield s.inserted(at + 2, "to", rule="MissingTo", sure=not clash and s.tag(at)[:3] != "VBN")
