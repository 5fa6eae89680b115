"""*The* where no article stands: *play the tennis*, *in the India*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import Finding, Sentence, base_of
from ai_tools.offline.grammar.tables import any_of, words

GAMES = any_of(
    "football tennis basketball chess volleyball cricket soccer baseball hockey golf badminton rugby"
)
LANGUAGES = any_of("english spanish french german italian chinese japanese arabic hindi russian portuguese")
GENERAL = any_of(
    "nature society life love happiness education pollution poverty technology violence "
    "freedom peace health success friendship crime unemployment globalization "
    "globalisation racism creativity mankind humanity"
)


def needless(s: Sentence, at: int) -> Iterator[Finding]:
    """Yield *play the tennis*, *speak the English*, *in the India* and, less sure, *the nature*."""
    if s.low(at) != "the":
        return
    noun, before = s.low(at + 1), base_of(s.low(at - 1))
    ends = s.is_end(at + 2) or (
        s.tag(at + 2) in any_of("IN CC RB PRP WRB TO VBZ VBD MD VBP") and s.low(at + 2) != "of"
    )
    if noun in GAMES and before == "play" and ends:
        yield s.removed(at, rule="NeedlessThe")
    elif noun in LANGUAGES and before in any_of("speak learn study understand teach") and ends:
        yield s.removed(at, rule="NeedlessThe", sure=before in {"speak", "learn"})
    elif (
        noun in words("places")
        and s.tokens[at + 1].text[0].isupper()
        and s.low(at - 1) in any_of("in to from of visit at")
        and ends
        and s.low(at + 2) not in any_of("and that in , of")
        and s.low(at - 2) != "next"
    ):
        yield s.removed(at, rule="NeedlessThe")
    elif (
        noun in GENERAL
        and ends
        and s.low(at + 2) not in any_of("that which who i we you in and for he she they between among to at")
        and not (at == 0 and s.tag(at + 2) == "VBD")
    ) or (
        noun in {"breakfast", "lunch", "dinner"}
        and ends
        and before in {"have", "eat"}
        and s.low(at + 2) not in {"that", "i", "we"}
    ):
        yield s.removed(at, rule="NeedlessThe", sure=False)
    elif (
        noun[:2] in {"19", "20"}
        and len(noun) == 4
        and noun.isdigit()
        and s.low(at - 1) in {"in", "since"}
        and s.is_end(at + 2)
    ):
        yield s.removed(at, rule="NeedlessThe")


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the articles to leave out."""
    for at in range(len(s)):
        yield from needless(s, at)
