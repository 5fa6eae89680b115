"""The tense after *if* and *when*, and after *and* in a story."""

from collections.abc import Iterator

from ai_tools.offline.grammar.rules.verbs.since import THIRD
from ai_tools.offline.grammar.sentence import NOMINATIVES, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon


def after_if(s: Sentence) -> Iterator[Finding]:
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
        third = s.low(phrase.head) in THIRD or s.tag(phrase.head) == "NN"
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


def joined(s: Sentence) -> Iterator[Finding]:
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


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the verbs whose tense the other clause decides."""
    yield from after_if(s)
    yield from joined(s)
