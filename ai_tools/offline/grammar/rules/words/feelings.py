"""*-ed* for how someone feels, *-ing* for what causes it; nouns and verbs that look alike."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of

DEGREE = any_of("very so too really quite extremely more most")
FEEL_ING = {
    "exciting": "excited",
    "boring": "bored",
    "interesting": "interested",
    "confusing": "confused",
    "tiring": "tired",
    "disappointing": "disappointed",
    "surprising": "surprised",
    "frustrating": "frustrated",
    "embarrassing": "embarrassed",
    "annoying": "annoyed",
    "shocking": "shocked",
    "amazing": "amazed",
    "depressing": "depressed",
    "relaxing": "relaxed",
    "frightening": "frightened",
    "worrying": "worried",
    "satisfying": "satisfied",
}
THING_ED = {ed: ing for ing, ed in FEEL_ING.items()}
THINGS = any_of(
    "film movie book story lesson class trip weekend holiday game music place job party "
    "day journey experience news programme show city it subject match concert novel"
)


SAID_OF_PEOPLE = any_of("amazing annoying")
SAID_OF_THINGS = any_of("relaxed satisfied")
PERHAPS_RIGHT = any_of("relaxing worrying satisfying boring")
"""What a person may also do or be: *I am relaxing*."""


def feeling(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I am very exciting* and *the film was bored*."""
    word = s.low(at)
    if word not in FEEL_ING and word not in THING_ED:
        return
    if not s.is_end(at + 1) and s.tag(at + 1) not in {"IN", "CC", "WRB"}:
        return
    verb = at - 1
    while s.low(verb) in DEGREE | any_of("not n't a little bit also"):
        verb -= 1
    if s.low(verb) not in BE and base_of(s.low(verb)) not in {"feel", "get"}:
        return
    subject = s.phrase_of(verb - 1)
    if not subject or not s.starts_clause(subject.start):
        return
    yield from of_person(s, at, verb) if word in FEEL_ING else of_thing(s, at, verb)


def of_person(s: Sentence, at: int, verb: int) -> Iterator[Finding]:
    """Yield *I am very exciting*."""
    word = s.low(at)
    graded = verb < at - 1 or base_of(s.low(verb)) == "feel"
    if s.low(verb - 1) not in {"i", "we"} or word in SAID_OF_PEOPLE:
        return
    if graded or word in {"boring", "exciting", "interesting"}:
        sure = graded or word not in PERHAPS_RIGHT
        yield s.replaced(at, FEEL_ING[word], rule="FeelingForm", sure=sure)


def of_thing(s: Sentence, at: int, verb: int) -> Iterator[Finding]:
    """Yield *the film was bored*."""
    word, subject, after = s.low(at), s.low(verb - 1), s.low(at + 1)
    if subject not in THINGS or s.low(verb) not in BE:
        return
    if subject not in {"it", "class"} and word not in SAID_OF_THINGS:
        # In "the city was shocked by it" the city stands for its people.
        if after not in any_of("by in with about that"):
            yield s.replaced(at, THING_ED[word], rule="FeelingForm")
    elif word in {"relaxed", "interested", "bored"} and verb < at - 1 and s.is_end(at + 1):
        yield s.replaced(at, THING_ED[word], rule="FeelingForm", sure=subject != "it")


VERB_OF = {
    "advice": "advise",
    "success": "succeed",
    "loose": "lose",
    "breath": "breathe",
    "belief": "believe",
    "choice": "choose",
    "thought": "think",
    "practise": "practise",
    "prove": "prove",
    "sell": "sell",
    "life": "live",
    "proof": "prove",
}
NOUN_OF = {
    "advise": "advice",
    "believe": "belief",
    "live": "life",
    "choose": "choice",
    "loose": "loss",
    "succeed": "success",
    "think": "thought",
    "breathe": "breath",
    "die": "death",
    "grow": "growth",
    "lose": "loss",
}


def noun_and_verb(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *to advice him* and *my live*."""
    word = s.low(at)
    if (
        word in VERB_OF
        and VERB_OF[word] != word
        and s.tag(at - 1) in {"TO", "MD"}
        and s.low(at - 2) not in any_of("due key road according way contrast addition compared path")
    ):
        if s.tag(at - 1) == "MD" and s.tag(at - 2) not in any_of("PRP NN NNS NNP WP"):
            return
        object_follows = s.tag(at + 1) in {"DT", "PRP", "PRP$"} or (
            word in {"advice", "loose", "breath", "success"} and s.tag(at - 1) == "MD"
        )
        if object_follows and word not in {"life", "thought"}:
            yield s.replaced(
                at,
                VERB_OF[word],
                rule="VerbOrNoun",
                sure=word in {"advice", "loose", "breath"} or s.tag(at - 1) == "MD",
            )
    elif (
        word in NOUN_OF
        and s.tag(at - 1) == "PRP$"
        and (s.is_end(at + 1) or s.tag(at + 1) in {"IN", "VBZ", "MD", "VBD"})
    ):
        yield s.replaced(at, NOUN_OF[word], rule="VerbOrNoun", sure=word in {"advise", "believe", "live"})


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words with a wrong ending."""
    for at in range(len(s)):
        yield from feeling(s, at)
        yield from noun_and_verb(s, at)
