"""Where one sentence ends and the next begins: full stops, capitals and commas between two sentences."""

import itertools
from collections.abc import Iterator, Sequence

from ai_tools.offline.grammar.sentence import FINITE, NOMINATIVES, PUNCTUATION, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of, words
from ai_tools.text import lexicon

STOPS = any_of(". ! ?")
NEW_SUBJECTS = NOMINATIVES | any_of("it this there")
NO_MAIN_CLAUSE = any_of(
    "if when because although though while whenever unless once since as after before until whereas whatever "
    "whoever wherever however that whether how what who which where why had should were not"
)
"""How a part of a sentence begins that cannot stand alone."""

SAYING = any_of(
    "say says said think thinks thought know knew believe hope hoped guess suppose mean means feel "
    "felt told tell see sure "
    "remember yes no well please ok okay so then"
)
SHORT_FORMS = any_of(
    "etc esp approx max min fig sec dept govt regd regn incl excl vs ref vol ed eds no nos pp am pm"
)


def find_between(
    text: str, sentences: Sequence[tuple[int, Sentence]], *, ends_paragraph: bool
) -> Iterator[Finding]:
    """Yield what is wrong between the sentences of a passage, and at its end; each comes with its place."""
    for (before_start, before), (after_start, after) in itertools.pairwise(sentences):
        gap = text[before_start + before.tokens[-1].end : after_start + after.tokens[0].start]
        if "\n" not in gap:
            yield from (finding.moved(after_start) for finding in small_start(before, after))
    if ends_paragraph and len(sentences) > 1:
        # Who ended two sentences of a paragraph and more meant to end the last one, too.
        ended = all(sentence.tokens[-1].text in STOPS for _, sentence in sentences[:-1])
        (_, before), (start, last) = sentences[-2:]
        missing = missing_full_stop(before, last, sure=ended and len(sentences) > 2)
        yield from (finding.moved(start) for finding in missing)


def small_start(before: Sentence, after: Sentence) -> Iterator[Finding]:
    """Yield *It rained. we stayed*: the small letter at the beginning of a sentence."""
    first, last = after.tokens[0], before.tokens[-1]
    if not first.text.islower() or last.text not in STOPS:
        return
    # The points of a list within a sentence: "1) where is it? and 2) who has it?"
    if len(after) > 2 and after.tokens[1].text.isdigit() and after.tokens[2].text == ")":
        return
    ended = before.tokens[-2] if len(before) > 1 else last
    word = ended.lower
    # A word that no one knows may be shortened, and who writes no capitals at all does so on purpose.
    if word in SHORT_FORMS or not (lexicon.is_known(word) or len(word) > 4) or len(before) < 3:
        return
    if before.tokens[0].text[0].isupper() and any(token.tag in FINITE for token in after.tokens):
        yield after.replaced(0, first.text.capitalize(), rule="SentenceCapital")


def missing_full_stop(before: Sentence, last: Sentence, *, sure: bool) -> Iterator[Finding]:
    """Yield the end of the last sentence if the one before it has a full stop, and it has none."""
    end = last.tokens[-1]
    ended = before.tokens[-1].text in STOPS | any_of('" ” )')
    whole = (
        len(last) > 3
        and last.tokens[0].text[0].isupper()
        and any(token.tag in FINITE for token in last.tokens)
    )
    complete = end.tag not in any_of("IN DT TO CC PRP$ MD WDT")
    name = end.text.istitle() and len(last) > 5
    if ended and whole and complete and (end.text.islower() or name) and end.text.isalpha():
        yield Finding(
            end.start, end.end, (f"{end.text}.",), "MissingFullStop", sure=sure and end.text.islower()
        )


def find(s: Sentence) -> Iterator[Finding]:
    """Yield the commas between two sentences: *It was late, we went home*."""
    for at in range(3, len(s) - 2):
        if s.low(at) == "," and s.low(at + 1) in NEW_SUBJECTS and splices(s, at):
            comma, subject = s.tokens[at], s.tokens[at + 1]
            yield Finding(
                comma.start, subject.end, (f". {subject.text.capitalize()}",), "CommaSplice", sure=False
            )
            return


def splices(s: Sentence, at: int) -> bool:
    """Tell whether whole sentences stand on both sides of the comma at `at`."""
    start = max((i + 1 for i in range(at) if s.low(i) in PUNCTUATION - {","}), default=0)
    if s.low(at + 2) in any_of("said says asked replied thought answered"):
        return False  # as in: "I am fine, he said."
    # Three parts and more are a list, or a clause that stands inside another one.
    if any(s.low(i) == "," for i in range(start, at)) or s.low(start) in NO_MAIN_CLAUSE:
        return False
    if s.low(start) == "the" and s.tag(start + 1) in {"JJR", "RBR"}:
        return False  # as in "the more I read, the less I know"
    if (
        s.low(at - 1) in SAYING
        or s.lows(start, 2) == ("no", "matter")
        or s.tag(start) in {"VB", "VBN", "VBG", "IN", "TO"}
    ):
        return False
    verb = next((i for i in range(start, at) if s.is_finite(i)), None)
    goes_on = s.skip_adverbs(at + 2)
    if any(s.low(i) == "," and s.low(i + 1) in {"and", "or", "but"} for i in range(at + 1, len(s) - 1)):
        return False  # a list of clauses
    first_is_whole = verb is not None and start < verb < at - 1 and s.low(verb - 1) not in NO_MAIN_CLAUSE
    if not first_is_whole or s.tag(goes_on) not in FINITE or s.tag(start) == "MD":
        return False
    return not (s.low(at + 1) == "this" and s.tag(at + 2)[:1] == "N") and not words("days") & {s.low(at - 1)}
