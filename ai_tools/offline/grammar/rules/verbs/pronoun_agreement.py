"""Verbs that do not agree with a pronoun, *who* or a noun that follows them."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.nouns.number import number
from ai_tools.offline.grammar.rules.verbs.agreement import BEFORE_BARE, NEUTRAL, disagreement, is_noun_here
from ai_tools.offline.grammar.sentence import PUNCTUATION, SUBORDINATORS, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of

SINGULAR_PRONOUNS = any_of(
    "he she it everyone everybody someone somebody nobody anyone anybody everything "
    "something nothing anything"
)
PLURAL_PRONOUNS = any_of("we they you i")


def after_pronoun(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *she never forget* and *they goes*: also after adverbs, and in the middle of a sentence."""
    word = s.low(at)
    text = s.tokens[at].text
    if word not in SINGULAR_PRONOUNS | PLURAL_PRONOUNS or not (at == 0 or clause_before(s, at)):
        return
    if text == "i" or (len(text) > 1 and text.isupper()):
        return  # a variable, or the department called IT
    verb = s.skip_adverbs(at + 1)
    if s.is_end(verb) or (
        word in {"anyone", "anybody", "everything", "you"} and at == 0 and s.tokens[-1].text == "?"
    ):
        return
    if word in PLURAL_PRONOUNS:
        if (
            s.tag(verb) == "VBZ"
            and s.low(verb) != "'s"
            and not (word in {"i", "you"} and s.low(at - 1) in {"and", "than", "or"})
        ):
            yield from (
                disagreement(s, verb, many=True, sure=True)
                if s.low(verb) not in {"is", "was"} or word != "i"
                else i_is(s, verb)
            )
    elif s.tag(verb) in {"VBP", "VB"} and s.low(verb) not in {"need", "dare", "be"}:
        # "Everyone come here" is a command.
        command = (
            at == 0
            and word.endswith(("one", "body"))
            and s.low(verb) not in any_of("are were know believe agree")
        )
        if not (command and s.tokens[-1].text in "?!"):
            yield from disagreement(
                s,
                verb,
                many=False,
                sure=not command and (s.tag(verb) == "VBP" or s.low(verb - 1) == word),
            )


def i_is(s: Sentence, verb: int) -> Iterator[Finding]:
    if s.low(verb) == "is":
        yield s.replaced(verb, "am", rule="AgreementPlural")


def clause_before(s: Sentence, at: int) -> bool:
    before = s.low(at - 1)
    if before == "but" and s.tag(at - 2) in any_of("NN NNS NNP DT PRP"):
        return (
            s.low(at - 2) not in any_of("staff all everyone everybody none nobody no one")
            and s.tag(at - 2) != "DT"
        )
    if before in {"and", "or"}:
        return s.tag(at - 2) not in {"PRP", "NNP", "NN", "NNS"} or s.low(at - 2) in {
            "it",
            "them",
            "him",
            "me",
        }
    if before in PUNCTUATION:
        return not any(
            s.low(i) in BEFORE_BARE - any_of("and or but as like than that have")
            for i in range(max(0, at - 4), at)
        )
    return before in any_of("because if when but so although while where since think know believe hope until")


def after_one(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *He is the one who have it*."""
    pronoun = s.low(at) in {"who", "that"} and s.tag(at) in {"WP", "WDT"}
    plural = s.low(at + 1) in any_of("have are were do") and s.tag(at + 1) != "VB"
    if s.lows(at - 2, 2) == ("the", "one") and pronoun and plural:
        yield from disagreement(s, at + 1, many=False, sure=s.low(at) == "who")


def after_relative(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *people who lives* and *a man who live*."""
    if (
        s.low(at) not in {"who", "which", "that"}
        or s.tag(at) not in {"WP", "WDT"}
        or s.tag(at - 1) not in {"NN", "NNS"}
    ):
        return
    phrase = s.phrase_of(at - 1)
    before = s.low(phrase.start - 1) if phrase else ""
    preposition = phrase and s.tag(phrase.start - 1) in {"IN", "TO"} and before not in SUBORDINATORS
    if not phrase or preposition or before in {"and", "or"}:
        return
    many = s.low(at - 1) == "people" or number(s, phrase)
    verb = s.skip_adverbs(at + 1)
    if many is not None and s.low(at - 1) not in NEUTRAL - {"people"} and not is_noun_here(s, verb):
        # In "We were late, which makes it hard" the whole clause is meant.
        whole = s.low(at) == "which" and not s.starts_clause(phrase.start)
        sure = (many or s.tag(phrase.start) == "DT") and not whole
        yield from disagreement(s, verb, many=many, sure=sure)


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs whose number is wrong."""
    for at in range(len(s)):
        yield from after_pronoun(s, at)
    for at in s.places({"who", "which", "that"}):
        yield from after_relative(s, at)
        yield from after_one(s, at)
