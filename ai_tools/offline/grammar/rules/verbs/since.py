"""The present perfect with *since* and *for*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.verbs.past_time import PERIODS
from ai_tools.offline.grammar.sentence import PERSONAL_SUBJECTS, THIRD_PERSON, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon


def since(s: Sentence) -> Iterator[Finding]:
    """Yield *I live here since 2015* and *I know him for ten years*."""
    for at in range(2, len(s) - 1):
        if s.low(at) not in {"since", "for", "from"} or s.low(at - 1) in {"ever", "long"}:
            continue
        point = s.low(at) == "since" and (
            s.tag(at + 1) == "CD"
            or s.low(at + 1) in words("months") | any_of("childhood yesterday last then morning")
            or s.lows(at + 1, 2) in {("i", "was"), ("my", "childhood")}
        )
        period = (
            s.low(at) in {"since", "for", "from"}
            and s.low(at + 2) in PERIODS | {"years"}
            and (s.tag(at + 1) == "CD" or s.low(at + 1) in {"many", "several", "few"})
        )
        if s.lows(at + 1, 2) == ("a", "long") or s.lows(at + 1, 2) == ("a", "few"):
            period = True
        if not point and not period:
            continue
        subject = next(
            (i for i in range(at - 1, -1, -1) if s.low(i) in PERSONAL_SUBJECTS and s.starts_clause(i)), None
        )
        if subject is None or any(
            s.low(i) in any_of(", that which who if and to") for i in range(subject + 1, at)
        ):
            continue
        verb = s.skip_adverbs(subject + 1)
        between = range(verb + 2, at)
        plain = not any(
            s.tag(i) in {"VBN", "VBD"} or (s.tag(i) == "IN" and s.low(i) not in {"in", "at", "with", "as"})
            for i in between
        )
        if plain or not point:
            yield from perfect_of(
                s, subject, verb, sure=plain and len(between) <= 5 and (point or s.low(at) == "since")
            )
        return


LASTING = any_of("live work study learn stay wait play suffer reside")
NO_VERB = lexicon.Verb("", "", "", "", "")


def perfect_of(s: Sentence, subject: int, verb: int, *, sure: bool) -> Iterator[Finding]:
    have = "has" if s.low(subject) in THIRD_PERSON else "have"
    word, form = s.low(verb), lexicon.verb(s.low(verb))
    if word in any_of("am is are 'm 's 're") and s.tag(verb)[:2] == "VB":
        text = f"{have} been" if word[0] != "'" else f" {have} been"
        doing = s.tag(verb + 1) == "VBG"
        if s.tag(verb + 1) in {"VBG", "JJ", "IN", "RB"} and s.low(verb + 1) != "going":
            stays = (lexicon.verb(s.low(verb + 1)) or form or NO_VERB).base in LASTING or not doing
            yield s.replaced(
                verb,
                text,
                rule="SincePerfect",
                sure=sure and stays and not (doing and s.tag(verb + 2) in {"DT", "PRP$", "TO"}),
            )
    elif (
        s.tag(verb) in {"VBP", "VBZ"}
        and form
        and word not in any_of("have has do does think want need hope")
        and "past" not in lexicon.forms(word)
    ):
        if sure or form.base in any_of("live work know study learn play"):
            yield s.replaced(
                verb,
                f"{have} {form.participle}",
                f"{have} been {form.gerund}",
                rule="SincePerfect",
                sure=sure,
            )
    elif word in {"have", "has"} and s.tag(verb + 1) in {"DT", "PRP$", "CD"}:
        yield s.replaced(verb, f"{word} had", rule="SincePerfect", sure=sure)


def from_to_since(s: Sentence) -> Iterator[Finding]:
    """Yield *I have lived here from 2010*."""
    for at in range(3, len(s) - 1):
        after = s.low(at + 1)
        year = len(after) == 4 and after.isdigit() and after[:2] in {"19", "20"}
        if s.low(at) not in {"from", "for"} or not (
            year or (s.low(at) == "from" and after in words("months"))
        ):
            continue
        start = max((i + 1 for i in range(at) if s.low(i) in {",", ";", "and", "but"}), default=0)
        perfect = any(
            s.low(i) in {"have", "has", "'ve"} and s.tag(s.skip_adverbs(i + 1)) == "VBN"
            for i in range(start, at - 1)
        )
        if perfect and not {"to", "until", "till", "-"} & set(s.lows(at + 2, 3)):
            yield s.replaced(at, "since", rule="SinceFor", sure=s.is_end(at + 2) and s.low(at - 1) != "back")
            return


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the tenses and prepositions that do not go with a length of time."""
    yield from since(s)
    yield from from_to_since(s)
