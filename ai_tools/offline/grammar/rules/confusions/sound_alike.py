"""Words that sound alike: *here* and *hear*, *weather* and *whether*, *where* and *were*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, NOMINATIVES, Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of

WISHES = any_of("want need like wish hope plan decide try agree promise go")
"""Verbs that another verb may follow after *to*, also in the past."""


def hear(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *glad to here that* and *did not here from you*."""
    before, after, next_tag = s.low(at - 1), s.low(at + 1), s.tag(at + 1)
    with_object = before in any_of("to can could not n't ca") and next_tag in {"DT", "PRP", "PRP$"}
    from_someone = after == "from" and before in any_of("to not n't will can 'll") and s.tag(at + 2) == "PRP"
    infinitive = before != "to" or s.low(at - 2) in any_of(
        "glad happy sorry want nice like love forward able good"
    )
    if (with_object or from_someone) and infinitive:
        yield s.replaced(at, "hear", rule="HearHere")


def know(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I do not now the answer* and *want to now if*."""
    before, verb = s.low(at - 1), s.low(at - 2)
    if s.tag(at + 1) not in any_of("DT PRP$ WRB WP PRP IN"):
        return
    if (
        (before == "to" and verb in {"like", "want", "need"})
        or (before == "not" and verb in {"do", "does", "did"})
        or (before == "n't" and verb in any_of("do does did like want need ca"))
    ):
        yield s.replaced(at, "know", rule="KnowNow")


def buy(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *to by a car*."""
    before = s.low(at - 1)
    # "Objected to by the press" and "at will by anyone" have no verb after "to" and "will".
    takes_verb = base_of(s.low(at - 2)) in WISHES if s.tag(at - 2) in {"VBN", "VBD"} else True
    goes_on = takes_verb if before == "to" else s.tag(at - 2) != "IN"
    if (
        before in any_of("to will can could would should 'll n't must")
        and goes_on
        and s.tag(at + 1) in any_of("DT PRP$ JJ NNS CD")
        and s.low(at - 2) not in {"next", "due"}
    ):
        yield s.replaced(at, "buy", rule="BuyBy", sure=before not in {"can", "must"})


def breathe_or_lose(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *to breath* and *will loose*."""
    word, before, earlier = s.low(at), s.low(at - 1), s.low(at - 2)
    predicative = before in {"not", "n't"} and earlier in BE
    prepositional = before == "to" and earlier in {"of", "from", "next", "close"}
    if (
        before in any_of("to can ca n't not will could 'll cannot")
        and not predicative
        and not prepositional
        and (s.is_end(at + 1) or s.tag(at + 1) in any_of("DT PRP$ IN RB PRP NN"))
    ):
        meant = "breathe" if word == "breath" else "lose"
        yield s.replaced(at, meant, rule="VerbOrNoun", sure=s.tag(at + 1) != "NN" or word == "loose")


def whether(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I wonder weather he* and *do not know weather to*."""
    before = s.low(at - 1)
    asks = before in any_of("wonder sure ask asked wondering decide matter")
    asks = asks or (before == "know" and s.low(at - 2) in {"not", "n't"})
    if asks and s.low(at + 1) in NOMINATIVES | {"it", "you", "to"}:
        yield s.replaced(at, "whether", rule="WhetherWeather")


def quite(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *it is quiet good.*."""
    if (
        s.low(at - 1) in BE
        and s.tag(at + 1) == "JJ"
        and s.low(at + 1) not in {"little", "young", "old"}
        and s.is_end(at + 2)
    ):
        yield s.replaced(at, "quite", rule="QuiteQuiet")


def not_were(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Were going to win.* and *a place were we*."""
    if at == 0:
        goes_on = s.low(1) in {"going", "not"} and s.low(2) in {"to", "going"}
        if goes_on and s.tokens[-1].text != "?":
            yield s.replaced(at, "we're", rule="WeAre", sure=False)
    elif (
        s.low(at - 1) in any_of("place house city town country situation restaurant")
        and s.low(at + 1) in NOMINATIVES
    ):
        yield s.replaced(at, "where", rule="WereWhere")


def not_where(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *we where happy*."""
    if at < 3 and s.low(at - 1) in {"we", "they", "you"} and s.tag(at + 1) in {"VBG", "VBN", "JJ", "RB"}:
        yield s.replaced(at, "were", rule="WereWhere")


def think(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *I thing that*."""
    subject = s.low(at - 1) in NOMINATIVES | {"you"} - {"he", "she"}
    if subject and s.low(at + 1) in NOMINATIVES | any_of("it that the you about"):
        yield s.replaced(at, "think", rule="ThinkThing")


def who_is(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *Whose going to pay?*."""
    if at == 0 and s.tag(1) in {"VBG", "DT"} and s.low(1) in {"going", "the", "coming"}:
        yield s.replaced(at, "who's", rule="WhoIs")


RULES = {
    "here": hear,
    "now": know,
    "by": buy,
    "breath": breathe_or_lose,
    "loose": breathe_or_lose,
    "weather": whether,
    "quiet": quite,
    "were": not_were,
    "where": not_where,
    "thing": think,
    "whose": who_is,
}
"""The rule for each word that is written in the place of another."""


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words that sound like the right one."""
    for at in s.places(RULES):
        yield from RULES[s.low(at)](s, at)
