"""Words that sound alike: *here* and *hear*, *weather* and *whether*, *where* and *were*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import BE, NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of


def hear_know_buy(s: Sentence, at: int) -> Iterator[Finding]:
    word, before, after = s.low(at), s.low(at - 1), s.low(at + 1)
    if word == "here" and (
        (
            before in any_of("to can could not n't ca")
            and s.tag(at + 1) in {"DT", "PRP", "PRP$"}
            and before != "from"
        )
        or (after == "from" and before in any_of("to not n't will can 'll") and s.tag(at + 2) == "PRP")
    ):
        if before != "to" or s.low(at - 2) in any_of(
            "glad happy sorry want nice like love forward able good"
        ):
            yield s.replaced(at, "hear", rule="HearHere")
    elif (
        word == "now"
        and before in {"to", "n't", "not"}
        and (
            s.low(at - 2) in any_of("do does did like want need ca")
            and s.tag(at + 1) in any_of("DT PRP$ WRB WP PRP IN")
        )
    ):
        if not (before == "not" and s.low(at - 2) not in {"do", "does", "did"}) and (
            before != "to" or s.low(at - 2) in {"like", "want", "need"}
        ):
            yield s.replaced(at, "know", rule="KnowNow")
    elif (
        word == "by"
        and before in any_of("to will can could would should 'll n't must")
        and s.tag(at + 1) in any_of("DT PRP$ JJ NNS CD")
        and s.low(at - 2) not in {"next", "due"}
    ):
        yield s.replaced(at, "buy", rule="BuyBy", sure=before not in {"can", "must"})
    elif (
        word in {"breath", "loose"}
        and not (before in {"not", "n't"} and s.low(at - 2) in BE)
        and before in any_of("to can ca n't not will could 'll cannot")
        and (s.is_end(at + 1) or s.tag(at + 1) in any_of("DT PRP$ IN RB PRP NN"))
    ) and (before != "to" or s.low(at - 2) not in {"of", "from", "next", "close"}):
        meant = "breathe" if word == "breath" else "lose"
        yield s.replaced(at, meant, rule="VerbOrNoun", sure=s.tag(at + 1) != "NN" or word == "loose")


def others(s: Sentence, at: int) -> Iterator[Finding]:
    word, before, after = s.low(at), s.low(at - 1), s.low(at + 1)
    if (
        word == "weather"
        and (
            before in any_of("wonder sure ask asked wondering decide matter")
            or (before == "know" and s.low(at - 2) in {"not", "n't"})
        )
        and (after in NOMINATIVES | {"it", "you", "to"})
    ):
        yield s.replaced(at, "whether", rule="WhetherWeather")
    elif (
        word == "quiet"
        and s.tag(at + 1) == "JJ"
        and before in BE | {"a"}
        and s.tag(at + 2) != "CC"
        and after not in {"little", "young", "old"}
        and (before != "a" and s.is_end(at + 2))
    ):
        yield s.replaced(at, "quite", rule="QuiteQuiet")
    elif (
        word == "were"
        and s.starts_clause(at)
        and at == 0
        and after in {"going", "not"}
        and s.low(2) in {"to", "going"}
        and s.tokens[-1].text != "?"
    ):
        yield s.replaced(at, "we're", rule="WeAre", sure=False)
    elif (
        word == "where"
        and before in {"we", "they", "you"}
        and s.tag(at + 1) in {"VBG", "VBN", "JJ", "RB"}
        and at < 3
    ):
        yield s.replaced(at, "were", rule="WereWhere")
    elif (
        word == "were"
        and before in any_of("place house city town country situation restaurant")
        and s.low(at + 1) in NOMINATIVES
    ):
        yield s.replaced(at, "where", rule="WereWhere")
    elif (
        word == "thing"
        and before in NOMINATIVES | {"you"} - {"he", "she"}
        and (after in NOMINATIVES | any_of("it that the you about"))
    ):
        yield s.replaced(at, "think", rule="ThinkThing")
    elif (
        word == "whose"
        and s.tag(at + 1) in {"VBG", "DT"}
        and s.low(at + 1) in {"going", "the", "coming"}
        and at == 0
    ):
        yield s.replaced(at, "who's", rule="WhoIs")


CONFUSED = any_of("here now by breath loose weather quiet were where thing whose")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the words that sound like the right one."""
    for at in s.places(CONFUSED):
        yield from hear_know_buy(s, at)
        yield from others(s, at)
