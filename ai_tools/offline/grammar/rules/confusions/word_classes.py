"""A pronoun in the place of a possessive, and a noun in the place of a verb."""

from collections.abc import Iterator

from ai_tools.offline.grammar.noun_phrases import NOUNS
from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

PREPOSITIONS = any_of("of for to with from by on at about into")


def its_for_possessive(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *calling for it's mother*."""
    noun = at + 2 + (s.tag(at + 2) == "JJ")
    if (
        s.low(at + 1) not in {"'s", "\u2019s"}
        or s.low(at - 1) not in PREPOSITIONS
        or s.tag(noun) not in NOUNS
    ):
        return
    if lexicon.is_noun(lexicon.singular(s.low(noun)) or s.low(noun)) and (
        s.is_end(noun + 1) or s.tag(noun + 1) in {"IN", "CC", "TO"}
    ):
        yield s.replaced(at, "its", rule="ItIs", count=2, sure=True)


def they_for_possessive(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *us new address* and *one of you friends*: an object before a noun."""
    if s.tokens[at].text in {"US", "IT"}:
        return  # the country, the department
    meant = OWNERS[s.low(at)]
    noun = at + 1 + (s.tag(at + 1) == "JJ")
    modified = noun > at + 1
    verbal = lexicon.forms(s.low(noun)) & {"base", "past"} and not modified
    if s.tag(noun) not in {"NN", "NNS"} or verbal or s.low(noun) in PEOPLE:
        return
    if s.low(at - 1) == "of" and s.tag(noun) == "NNS" and not modified:
        return  # as in "two of us teachers"
    before, tag = s.low(at - 1), s.tag(at - 1)
    ends = s.is_end(noun + 1) or s.tag(noun + 1) in FINITE | {"IN", "CC", "TO"}
    free = (
        before in any_of("of for to with from by on in at about and that , since during after before")
        or at == 0
    )
    if (
        free
        and ends
        and tag != "NNP"
        and not (s.low(at) == "you" and (at == 0 or before in {",", "and", "that"}))
    ):
        yield s.replaced(
            at,
            meant,
            rule="PossessivePronoun",
            sure=s.low(at) in {"us", "me"}
            and before in {"of", "in", "with", "for"}
            and not modified
            and s.tag(noun) == "NN"
            and s.tag(noun + 1) in FINITE,
        )


PEOPLE = any_of(
    "people guys all today tomorrow tonight yesterday home folks kids sir time students men women both each"
)
OWNERS = {"us": "our", "me": "my", "you": "your", "them": "their"}


def knowledge_for_know(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I do not knowledge* and *I belief that*: a noun in the place of the verb."""
    meant = VERB_OF[s.low(at)]
    before, after = s.low(at - 1), s.tag(at + 1)
    pronoun = before in NOMINATIVES | {"you"} and s.tag(at - 1) == "PRP"
    if s.tokens[at].text != s.low(at) or not (
        pronoun or before in any_of("n't not to can could will would should must")
    ):
        return
    if before == "not" and s.low(at - 2) not in any_of("do does did can could will would should must"):
        return
    if before == "to" and s.low(at) != "knowledge" and after not in {"DT", "PRP", "PRP$"}:
        return
    # In "all I advice is" the noun has a verb of its own.
    if pronoun and s.tag(at + 1) in FINITE:
        return
    if before == "to" and s.low(at - 2) in any_of(
        "contribute access due according contribution addition thanks key related leads"
    ):
        return
    third = pronoun and before in {"he", "she"}
    verb = lexicon.verb(meant)
    form = verb.third if verb and third else meant
    yield s.replaced(
        at,
        form,
        rule="VerbForNoun",
        sure=pronoun or before in {"n't", "not"} or after in {"DT", "PRP", "IN", "WRB", "WP"},
    )


VERB_OF = {
    "knowledge": "know", "belief": "believe", "advice": "advise", "success": "succeed", "choice": "choose",
    "solution": "solve", "decision": "decide", "explanation": "explain", "explication": "explain",
    "permission": "permit",
    "suggestion": "suggest", "invitation": "invite", "improvement": "improve", "complaint": "complain",
    "arrival": "arrive",
    "discussion": "discuss", "agreement": "agree", "development": "develop", "description": "describe",
    "growth": "grow",
}  # fmt: skip
RULES = {
    "it": its_for_possessive,
    **dict.fromkeys(OWNERS, they_for_possessive),
    **dict.fromkeys(VERB_OF, knowledge_for_know),
}


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words whose class does not fit their place."""
    for at in range(len(s)):
        if rule := RULES.get(s.low(at)):
            yield from rule(s, at)
