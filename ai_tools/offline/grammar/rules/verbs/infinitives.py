"""Infinitives and *-ing* forms after *to*, prepositions and verbs."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.verbs.after_modals import DO, not_base
from ai_tools.offline.grammar.sentence import BE, HAVE, NOMINATIVES, Finding, Sentence, base_of, first_of
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon
from ai_tools.text.lexicon import Verb

PREPOSITIONS = any_of("in of about without by for after before from at")


def after_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *want to went* and *to going*."""
    if s.low(at) != "to" or not at:
        return
    before, form = s.low(at - 1), not_base(s, at + 1)
    if not form or s.low(at + 1) in any_of("being born is was are were"):
        return
    takes_infinitive = (base_of(before) or before) in words("before_infinitive") and before not in {
        "used",
        "committed",
    }
    tag, next_tag = s.tag(at + 1), s.tag(at + 2)
    # In "what it refers to has gone" the "to" ends a clause.
    if s.low(at + 1) in HAVE and base_of(before) in any_of("refer belong point listen talk speak go lead"):
        return
    # "Sleep is important to growing" and "thanks to vested interests" have nouns there.
    noun = tag == "VBN" and next_tag in any_of("JJ NN NNS NNP")
    needs = before in any_of("important essential necessary useful helpful") and "it" not in s.lows(at - 5, 5)
    if noun or (tag == "VBG" and needs):
        return
    if tag == "VBD" or (tag == "VBZ" and not lexicon.singular(s.low(at + 1))):
        sure = takes_infinitive or next_tag in {"DT", "PRP", "PRP$"}
    elif takes_infinitive and tag in {"VBN", "VBG"} and next_tag not in {"NN", "NNS"}:
        sure = before in any_of("want wants wanted able decided hope need how like")
    else:
        return
    yield s.replaced(at + 1, form.base, rule="InfinitiveForm", sure=sure)


NEVER_NOUNS = any_of(
    "teach learn speak write sell become choose solve prepare improve develop communicate create"
)
"""Verbs that the tagger takes for nouns after a preposition: *interested in teach*."""


def after_preposition(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *interested in learn* and *without say*."""
    word = s.low(at)
    if word not in PREPOSITIONS or s.tag(at) != "IN":
        return
    skilled = word == "at" and s.low(at - 1) in any_of("good bad great better terrible brilliant")
    if skilled and s.tag(at + 2) in {"DT", "PRP$"} and (verb := base_form(s, at + 1)):
        yield s.replaced(at + 1, verb.gerund, rule="GerundAfterPreposition")
        return
    only_verb = s.low(at + 1) in NEVER_NOUNS and s.tag(at + 1) in {"NN", "JJ"}
    if s.tag(at + 1) not in {"VB", "VBP"} and not only_verb:
        return
    if s.tag(at - 1) == "MD" or s.low(at + 1) == s.low(at - 1) or s.low(at + 2) in {"n't", "not"}:
        return
    if not (verb := base_form(s, at + 1)):
        return
    noun = lexicon.is_noun(verb.base) or set(lexicon.classes(verb.base)) & set("jr")
    with_object = s.tag(at + 2) in {"DT", "PRP$", "PRP"}
    if noun and s.tag(at + 2) in {"NN", "NNS"}:
        return  # a compound: "for build scripts"
    yield s.replaced(
        at + 1,
        verb.gerund,
        rule="GerundAfterPreposition",
        sure=(not noun and s.tag(at - 1) != "RB" and s.low(at - 1) not in {"turned", "one"})
        or bool(with_object and s.tag(at + 1) == "VB" and noun and word not in {"from", "for", "by", "at"}),
    )


GOVERNING = words("before_gerund") | any_of(
    "look busy worth want decide hope refuse promise manage agree wish expect able unable going used "
    "try plan like forget need"
)
"""Words that decide which form of a verb follows."""


def after_verb(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *enjoy to swim*, *want going*, *want go* and *look forward to meet*."""
    word = s.low(at)
    base = base_of(word) or word
    if s.tag(at)[:2] in CLASSES and (base in GOVERNING or word in GOVERNING):
        yield from look_forward(s, at, base)
        yield from gerund_wanted(s, at, base)
        yield from infinitive_wanted(s, at, base)
        yield from to_missing(s, at, base)


def look_forward(s: Sentence, at: int, base: str) -> Iterator[Finding]:
    """Yield *look forward to meet you*."""
    if base != "look" or s.lows(at + 1, 2) != ("forward", "to") or s.tag(at + 3) != "VB":
        return
    if form := base_form(s, at + 3):
        has_object = not lexicon.is_noun(form.base) or s.tag(at + 4) in {"PRP", "DT", "PRP$"}
        subject = s.low(at - 1) in BE or (s.low(at - 1) in NOMINATIVES and s.starts_clause(at - 1))
        yield s.replaced(at + 3, form.gerund, rule="LookForward", sure=has_object and subject)


def gerund_wanted(s: Sentence, at: int, base: str) -> Iterator[Finding]:
    """Yield *enjoy to swim* and *is busy to cook*."""
    word = s.low(at)
    if word in {"busy", "worth"}:
        governs = s.low(at - 1) in BE
    else:
        governs = s.tag(at)[:2] == "VB" and base in words("before_gerund") and word != "mind"
        governs = governs and has_subject(s, at)
    if governs and s.low(at + 1) == "to" and s.tag(at + 2) == "VB" and (form := base_form(s, at + 2)):
        sure = base in words("before_gerund_only") or word == "worth"
        yield s.replaced(at + 1, form.gerund, rule="GerundAfterVerb", count=2, sure=sure)


def infinitive_wanted(s: Sentence, at: int, base: str) -> Iterator[Finding]:
    """Yield *want going*."""
    if s.tag(at)[:2] != "VB" or base not in any_of(
        "want decide hope refuse promise manage agree wish expect"
    ):
        return
    second = lexicon.verb(s.low(at + 1))
    if second and s.tag(at + 1) == "VBG" and s.low(at + 1) == second.gerund:
        yield s.replaced(
            at + 1,
            f"to {second.base}",
            rule="InfinitiveAfterVerb",
            # "We decided working late would not help" has another verb.
            sure=base in {"want", "decide", "hope", "promise"}
            and s.tag(at + 2) not in {"NN", "NNS"}
            and all(s.tag(i) != "MD" for i in range(at + 2, len(s))),
        )


def to_missing(s: Sentence, at: int, base: str) -> Iterator[Finding]:
    """Yield *want go*."""
    if s.low(at + 2) == "n't":
        return
    if base == "want" and s.lows(at + 1, 1) == ("be",) and s.tag(at)[:2] == "VB":
        yield s.inserted(at + 1, "to", rule="MissingTo")
        return
    if (
        s.tag(at + 1) in {"VB", "VBP"}
        and s.tag(at)[:2] in {"VB", "JJ"}
        and s.tokens[at + 1].text.islower()
        and wants_to(s, at, base)
        and (second := base_form(s, at + 1))
    ):
        followed = s.tag(at + 1) == "VB" and s.tag(at + 2) in any_of("DT PRP$ PRP TO IN")
        yield s.inserted(at + 1, "to", rule="MissingTo", sure=followed or not lexicon.is_noun(second.base))


def base_form(s: Sentence, at: int) -> Verb | None:
    """Return the verb at `at` if it stands in its base form."""
    verb = lexicon.verb(s.low(at))
    return verb if verb and verb.base == s.low(at) else None


def has_subject(s: Sentence, at: int) -> bool:
    """Tell whether a verb has a pronoun that begins a clause as its subject, or follows a modal verb."""
    before = at - 1
    while s.tag(before) == "RB" or s.low(before) in HAVE | {"n't"} | DO:
        before -= 1
    pronoun = s.low(before) in NOMINATIVES | {"you"} and s.starts_clause(before)
    return pronoun or s.tag(before) == "MD"


def wants_to(s: Sentence, at: int, base: str) -> bool:
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


def used_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I am used to wake up early*; a thing may be used to do something."""
    person = s.low(at - 2) in any_of("i we you he she")
    be = s.low(at - 1) in any_of("am are is 'm 're was were")
    if s.lows(at, 2) != ("used", "to") or not be or not person or s.tag(at + 2) != "VB":
        return
    if form := base_form(s, at + 2):
        yield s.replaced(at + 2, form.gerund, rule="BeUsedTo", sure=s.low(at - 1) not in {"was", "were"})


RULES = (after_to, after_preposition, after_verb)
CLASSES = any_of("VB JJ MD IN RB NN")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs in a wrong form, one per place."""
    for at in s.places({"used"}, before_end=2):
        yield from used_to(s, at)
    for at in range(len(s) - 1):
        if s.tag(at)[:2] not in CLASSES and s.low(at) != "to":
            continue
        yield from first_of(RULES, s, at)
