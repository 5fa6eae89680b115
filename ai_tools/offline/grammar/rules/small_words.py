"""Short words written for others: *we our late*, *too the station*, *more that ten*, *ago* for *before*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import FINITE, HAVE, NOMINATIVES, NOUNS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

PERIODS = any_of(
    "years year months month weeks week days day hours hour minutes minute decades ages long moment "
    "seconds while"
)
MUCH = any_of("more less fewer rather other")
PREPOSITIONS = any_of("of for to with from by on at about into")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the short words to exchange, at most one per place."""
    for at in range(len(s)):
        for rule in RULES.get(s.low(at), ()):
            yield from rule(s, at)


def too_for_to(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *eleven miles too the flat* and *used too play*."""
    before, after = s.tag(at - 1), s.tag(at + 1)
    if not at or s.low(at - 1) == ",":
        return
    if s.low(at + 1) in any_of("the my your his our their a an") and before in any_of(
        "NN NNS VB VBD VBZ VBP VBG VBN RB JJ PRP"
    ):
        yield s.replaced(at, "to", rule="TooTo", sure=before in {"NN", "NNS", "VBD", "VBZ", "VBG", "VB"})
    elif after == "VB" and "j" not in lexicon.classes(s.low(at + 1)) and before[:2] in {"VB", "NN", "PR"}:
        yield s.replaced(
            at,
            "to",
            rule="TooTo",
            sure=s.low(at - 1) in any_of("used want wants wanted have has had going need"),
        )


def our_for_are(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *we our not sure*: the possessive of someone else's sentence."""
    pronoun = s.low(at - 1) in any_of("we they you") and s.tag(at - 1) == "PRP"
    after = s.tag(at + 1)
    if pronoun and (after in {"VBG", "VBN", "RB", "DT", "IN"} or s.low(at + 1) == "not"):
        yield s.replaced(at, "are", rule="AreOur", sure=s.starts_clause(at - 1) or after in {"VBN", "RB"})


def that_for_than(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *more that ten* and *in less that a minute*."""
    number = s.tag(at + 1) == "CD" or s.lows(at + 1, 1)[:1] in {("half",), ("twice",)}
    span = s.low(at + 1) in {"a", "an"} and s.low(at + 2) in PERIODS | any_of(
        "third quarter dozen hundred thousand"
    )
    if s.low(at - 1) in MUCH - {"rather", "other"} and (number or span):
        yield s.replaced(at, "than", rule="ThanThen", sure=True)
    elif (
        s.tag(at - 1) == "JJR"
        and s.low(at - 1) not in MUCH
        and s.low(at + 1) in any_of("me him us them mine yours the my")
    ) and (s.is_end(at + 2) or s.is_end(at + 3)):
        yield s.replaced(at, "than", rule="ThanThen", sure=False)


def than_for_then(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Than he went home*."""
    if (
        at == 0
        and s.low(1) in NOMINATIVES | any_of("it the there")
        and any(t.tag in FINITE for t in s.tokens)
    ):
        compared = any(token.tag in {"JJR", "RBR"} or token.lower in MUCH for token in s.tokens)
        yield s.replaced(at, "then", rule="ThanThen", sure=not compared)


def where_for_were(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *the members where present*."""
    after = s.tag(at + 1)
    if (
        s.tag(at - 1) not in {"NNS", "PRP"}
        or s.low(at - 1) in any_of("it me him her us them")
        or s.low(at + 1) in SUBJECTS
    ):
        return
    finite = any(s.tag(i) in FINITE for i in range(at + 1, len(s)) if not s.starts_clause(i))
    if not finite and (after in {"VBG", "VBN", "JJ"} or s.low(at + 1) in {"not", "very", "so"}):
        earlier = any(s.tag(i) in FINITE for i in range(at))
        yield s.replaced(at, "were", rule="WereWhere", sure=not earlier and at < 6)


SUBJECTS = NOMINATIVES | any_of("it you there this that the a an my your our their his")


def ago_for_before(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *ago the exam* and *ago I leave*: *ago* stands after a length of time."""
    if s.low(at - 1) in PERIODS or s.tag(at - 1) in {"CD", "RB"} or s.low(at - 1) in {"time", "back", "not"}:
        return
    after = s.low(at + 1)
    if after in SUBJECTS | words("days") | words("months") or s.tag(at + 1) in {"CD", "NNP", "VBG", "NN"}:
        yield s.replaced(
            at, "before", rule="AgoBefore", sure=after in SUBJECTS | words("days") | words("months")
        )


def near_for_nearly(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *near half of them*."""
    after = s.low(at + 1)
    number = s.tag(at + 1) == "CD" and s.low(at + 2) not in any_of("street road avenue")
    if s.tag(at - 1) in {"IN", "NNP"} or s.tokens[at].text != "near":
        return
    if number or after in any_of("half every everyone everything always impossible finished ready"):
        sure = after in any_of("half every everyone always impossible")
        yield s.replaced(at, "nearly", rule="NearNearly", sure=sure)


def still_for_yet(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I have not finished it still* and *it has not still been paid*."""
    negative = [
        i for i in range(max(0, at - 7), at) if s.low(i) in any_of("not n't never") and s.low(i - 1) in HAVE
    ]
    if negative and s.is_end(at + 1):
        yield s.replaced(at, "yet", rule="StillYet", sure=True)
    elif s.low(at - 1) in {"not", "n't"} and s.low(at - 2) in HAVE and s.tag(at + 1) in {"VBN", "VBD"}:
        yield s.replaced(at, "yet", rule="StillYet", sure=False)
    elif s.low(at - 1) in HAVE and s.tag(at + 1) == "VBN" and s.low(at + 1) not in {"got", "been", "had"}:
        yield s.replaced(at, "already", rule="StillYet", sure=False)


def very_for_so(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I was very tired that I fell asleep*."""
    if s.tag(at + 1) not in {"JJ", "RB", "VBN", "VBD"} or s.low(at + 2) != "that" or not at:
        return
    if s.low(at + 1) in any_of(
        "sure clear likely unlikely possible important glad happy sorry pleased proud afraid aware good"
    ):
        return
    if s.low(at + 3) in NOMINATIVES | any_of("it you there the my nobody everybody") and s.low(
        at - 1
    ) not in {"a", "the", "it"}:
        yield s.replaced(at, "so", rule="SoThat", sure=False)


def lot_alone(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *there is lot of traffic*."""
    if (
        s.low(at + 1) == "of"
        and s.tag(at - 1)[:2] in {"VB", "IN", "RB", "MD", ""}
        and s.low(at - 1) not in any_of("the a an")
    ):
        yield s.replaced(
            at,
            "a lot",
            "lots",
            rule="ALot",
            sure=s.tag(at - 1)[:2] == "VB" and s.low(at - 1) != "parking",
        )


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
    "too": (too_for_to,), "our": (our_for_are,), "that": (that_for_than,), "than": (than_for_then,),
    "where": (where_for_were,),
    "ago": (ago_for_before,), "near": (near_for_nearly,), "still": (still_for_yet,), "very": (very_for_so,),
    "lot": (lot_alone,), "it": (its_for_possessive,),
    **dict.fromkeys(OWNERS, (they_for_possessive,)), **dict.fromkeys(VERB_OF, (knowledge_for_know,)),
}  # fmt: skip
