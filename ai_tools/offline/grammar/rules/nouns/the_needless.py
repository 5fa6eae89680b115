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
    noun, before = s.low(at + 1), base_of(s.low(at - 1))
    if is_year(s, at + 1) and s.low(at - 1) in {"in", "since"} and s.is_end(at + 2):
        yield s.removed(at, rule="NeedlessThe")
    elif not is_unspecified(s, at + 1):
        return
    elif (noun in GAMES and before == "play") or is_country(s, at + 1):
        # Texts about history write "the Ukraine".
        yield s.removed(at, rule="NeedlessThe", sure=noun != "ukraine")
    elif noun in LANGUAGES and before in any_of("speak learn study understand teach"):
        yield s.removed(at, rule="NeedlessThe", sure=before in {"speak", "learn"})
    elif is_general(s, at + 1) or (
        noun in {"breakfast", "lunch", "dinner"}
        and before in {"have", "eat"}
        and s.low(at + 2) not in {"that", "i", "we"}
    ):
        yield s.removed(at, rule="NeedlessThe", sure=False)


def is_unspecified(s: Sentence, at: int) -> bool:
    """Tell whether the noun at `at` ends its phrase, without an *of* that says which one is meant."""
    following = s.tag(at + 1) in any_of("IN CC RB PRP WRB TO VBZ VBD MD VBP") and s.low(at + 1) != "of"
    return following or s.is_end(at + 1)


def is_country(s: Sentence, at: int) -> bool:
    """Tell whether a place that takes no article stands after *in the* or *to the*."""
    return (
        s.low(at) in words("places")
        and s.tokens[at].text[0].isupper()
        and (s.low(at - 2) in any_of("in to from of visit at") or (at == 1 and s.tag(2) in {"VBZ", "MD"}))
        and s.low(at + 1) not in any_of("and that in , of")
        and s.low(at - 3) != "next"
    )


def is_general(s: Sentence, at: int) -> bool:
    """Tell whether a noun for something general stands at `at`, and nothing says which one is meant."""
    specific = s.low(at + 1) in any_of("that which who i we you in and for he she they between among to at")
    return s.low(at) in GENERAL and not specific and not (at == 1 and s.tag(at + 1) == "VBD")


def is_year(s: Sentence, at: int) -> bool:
    word = s.low(at)
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the articles to leave out."""
    for at in s.places({"the"}):
        yield from needless(s, at)
