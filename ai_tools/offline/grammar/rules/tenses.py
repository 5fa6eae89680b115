"""Tenses that a time in the same sentence decides: *yesterday*, *ago*, *since 2015*, *If I will …*."""

from collections.abc import Iterator

from ai_tools.offline.grammar.sentence import NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

_PERIODS = any_of("years year months month weeks week days day hours hour minutes minute decades")
_SUBJECTS = NOMINATIVES | {"you", "it"}
_THIRD = any_of("he she it")
_NOT_PAST = any_of(
    "think know believe hope guess remember understand say says feel mean need am is "
    "are suppose want admit must put read see hear find regret like love miss wonder "
    "still thank wish write"
)


def find(sentence: Sentence) -> Iterator[Finding]:
    """Yield the verbs whose tense does not fit the time."""
    yield from _past_time(sentence)
    yield from _since(sentence)
    yield from _after_if(sentence)
    yield from _after_when(sentence)
    yield from _joined(sentence)
    yield from _from_to_since(sentence)


def _past_times(s: Sentence) -> Iterator[int]:
    """Yield where a time begins that is over."""
    for at in range(len(s)):
        word, after = s.low(at), s.low(at + 1)
        if s.low(at - 1) in any_of("of about before by for from in on than till until"):
            continue  # part of a noun phrase: "we have read the report of last week"
        if (
            (word == "yesterday" and after != "'s" and s.tag(at + 1) not in {"NN", "NNS"})
            or (
                word == "last"
                and after
                in any_of(
                    "night week month year summer winter weekend sunday monday saturday friday tuesday "
                    "wednesday thursday"
                )
                and s.low(at - 1) not in any_of("the 's since until these")
                and s.low(at + 2) != "'s"
            )
            or (word == "ago" and s.low(at - 1) in _PERIODS)
        ):
            yield at


def _past_time(s: Sentence) -> Iterator[Finding]:
    time = next(_past_times(s), None)
    if time is None or any(
        s.low(i) in any_of('since if until " “ who which because when that today now every always than from')
        for i in range(len(s))
    ):
        return
    for at in range(len(s) - 1):
        if s.low(at) not in _SUBJECTS or not (s.starts_clause(at) or at == time + 1):
            continue
        verb = s.skip_adverbs(at + 1)
        if (
            any(s.low(i) in {",", ";", ":", "-"} for i in range(min(verb, time), max(verb, time)))
            and time > verb
        ):
            continue
        word, form = s.low(verb), lexicon.verb(s.low(verb))
        if time > verb and (
            any(s.tag(i) in {"VBN", "VBD", "VBG", "VB"} for i in range(verb + 2, time))
            or (s.tag(time - 1)[:2] == "VB" and s.low(time) == "last")
        ):
            return
        closes = (
            s.is_end(time + (2 if s.low(time) == "last" else 1))
            or time < verb
            or s.tag(time + 1) in {"IN", "CC"}
        )
        if not closes:
            return
        if (
            word in {"have", "has"}
            and s.tag(verb + 1) == "VBN"
            and s.low(verb + 1) not in {"been", "got"}
            and (second := lexicon.verb(s.low(verb + 1)))
        ):
            yield s.replaced(verb, second.past, rule="PastTime", count=2)
        elif (
            s.tag(verb) in {"VBP", "VBZ"}
            and form
            and word not in _NOT_PAST | {"have", "has", "do", "does"}
            and form.past != word
        ):
            yield s.replaced(
                verb,
                form.past,
                rule="PastTime",
                sure=s.tag(verb) == "VBZ" or ("base" in lexicon.forms(word) and abs(time - verb) < 10),
            )
        elif word in {"is", "are", "am"} and s.tag(verb + 1) in {"VBG", "JJ", "IN", "DT"} and time < at + 3:
            yield s.replaced(
                verb,
                "were" if word == "are" else "was",
                rule="PastTime",
                sure=s.tag(verb + 1) == "VBG" or time == 0,
            )
        return


def _since(s: Sentence) -> Iterator[Finding]:
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
            and s.low(at + 2) in _PERIODS | {"years"}
            and (s.tag(at + 1) == "CD" or s.low(at + 1) in {"many", "several", "few"})
        )
        if s.lows(at + 1, 2) == ("a", "long") or s.lows(at + 1, 2) == ("a", "few"):
            period = True
        if not point and not period:
            continue
        subject = next(
            (i for i in range(at - 1, -1, -1) if s.low(i) in _SUBJECTS and s.starts_clause(i)), None
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
            yield from _perfect(
                s, subject, verb, sure=plain and len(between) <= 5 and (point or s.low(at) == "since")
            )
        return


_LASTING = any_of("live work study learn stay wait play suffer reside")
_NO_VERB = lexicon.Verb("", "", "", "", "")


def _perfect(s: Sentence, subject: int, verb: int, *, sure: bool) -> Iterator[Finding]:
    have = "has" if s.low(subject) in _THIRD else "have"
    word, form = s.low(verb), lexicon.verb(s.low(verb))
    if word in any_of("am is are 'm 's 're") and s.tag(verb)[:2] == "VB":
        text = f"{have} been" if word[0] != "'" else f" {have} been"
        doing = s.tag(verb + 1) == "VBG"
        if s.tag(verb + 1) in {"VBG", "JJ", "IN", "RB"} and s.low(verb + 1) != "going":
            stays = (lexicon.verb(s.low(verb + 1)) or form or _NO_VERB).base in _LASTING or not doing
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


def _from_to_since(s: Sentence) -> Iterator[Finding]:
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


def _after_if(s: Sentence) -> Iterator[Finding]:
    """Yield *If I will see him* and *If I would have time*."""
    for at in range(len(s) - 3):
        if s.low(at) not in any_of("if when unless before until") or (
            at
            and not s.starts_clause(at)
            and s.low(at - 1) != "even"
            and s.tag(at - 1) not in any_of("NN NNS RB PRP VB")
        ):
            continue
        phrase = s.phrase(at + 1)
        if not phrase or s.low(phrase.end) not in {"will", "would", "'ll"} or s.tag(phrase.end) != "MD":
            continue
        wonder = any(
            s.low(i) in any_of("wonder know ask asked see tell sure wondering remember not n't")
            for i in range(max(0, at - 4), at)
        )
        verb = phrase.end + 1
        form = lexicon.verb(s.low(verb))
        rest = [s.low(i) for i in (*range(at), *range(verb + 1, len(s)))]
        if (
            wonder
            or not form
            or s.tag(verb) != "VB"
            or (s.low(at) == "if" and s.low(at + 1) == "you" and not {"will", "'ll"} & set(rest))
        ):
            continue
        third = s.low(phrase.head) in _THIRD or s.tag(phrase.head) == "NN"
        if s.low(phrase.end) in {"will", "'ll"} and {"will", "'ll", "wo", "can"} & set(rest):
            present = (
                {"i": "am", "he": "is", "she": "is", "it": "is"}.get(
                    s.low(phrase.head), "is" if third else "are"
                )
                if form.base == "be"
                else form.third
                if third
                else form.base
            )
            yield s.replaced(
                phrase.end,
                present,
                rule="WillAfterIf",
                count=2,
                sure=s.low(phrase.end) == "will"
                and (at == 0 or s.low(at) == "if")
                and (
                    s.low(at) != "if"
                    or s.low(at + 1) in {"i", "it"}
                    or form.base in any_of("be see rain know arrive have")
                ),
            )
        elif (
            s.low(at) == "if"
            and s.low(phrase.end) == "would"
            and {"would", "'d", "could"} & set(rest)
            and s.low(verb) not in {"like", "rather", "be"}
        ):
            second = lexicon.verb(s.low(verb + 1)) if s.tag(verb + 1) == "VBN" else None
            past = f"had {second.participle}" if s.low(verb) == "have" and second else form.past
            yield s.replaced(
                phrase.end, past, rule="WouldAfterIf", count=3 if past.startswith("had ") else 2, sure=True
            )
        elif (
            s.low(at) == "if"
            and s.low(phrase.end) == "would"
            and s.low(verb) == "be"
            and {"would", "'d", "could"} & set(rest)
        ):
            yield s.replaced(phrase.end, "were", rule="WouldAfterIf", count=2, sure=True)


def _after_when(s: Sentence) -> Iterator[Finding]:
    """Yield the present after *When I was young, …*."""
    if s.low(0) != "when" or s.low(1) not in _SUBJECTS or s.tag(2) != "VBD":
        return
    for at in range(3, len(s) - 1):
        if s.low(at) in NOMINATIVES | {"it"} and (
            s.low(at - 1) == "," or s.tag(at - 1) in any_of("NN NNS JJ RB CD")
        ):
            verb = s.skip_adverbs(at + 1)
            form, word = lexicon.verb(s.low(verb)), s.low(verb)
            if (
                s.tag(verb) in {"VBP", "VBZ"}
                and form
                and word not in _NOT_PAST | {"have", "has", "do", "does"}
                and form.past != word
            ):
                yield s.replaced(verb, form.past, rule="PastTime", sure=False)
            return


def _joined(s: Sentence) -> Iterator[Finding]:
    """Yield the present that goes on after the past: *I went home and eat dinner*."""
    for at in range(3, len(s) - 1):
        if s.low(at) != "and" or s.tag(at + 1) not in {"VBP", "VB"} or lexicon.is_noun(s.low(at + 1)):
            continue
        start = max((i + 1 for i in range(at) if s.low(i) in {",", ";", ":"}), default=0)
        first = next((i for i in range(start, at) if s.tag(i) in {"VBD", "VBZ", "VBP", "MD"}), None)
        form = lexicon.verb(s.low(at + 1))
        if (
            first is None
            or s.tag(first) != "VBD"
            or not form
            or form.base != s.low(at + 1)
            or form.past == form.base
        ):
            continue
        between = [s.tag(i) for i in range(first + 1, at)]
        if (
            s.low(first) in {"did", "was", "were", "had"}
            or any_of("TO VB MD VBP VBZ") & set(between)
            or s.low(first) in any_of("made let helped saw heard watched")
        ):
            continue
        if s.low(first - 1) in NOMINATIVES | {"it", "you"} or s.tag(first - 1) in {"NN", "NNS", "NNP"}:
            yield s.replaced(
                at + 1,
                form.past,
                rule="PastGoesOn",
                sure=s.low(first - 1) in NOMINATIVES and s.tag(at + 2) in any_of("DT PRP$ IN PRP TO NN"),
            )
