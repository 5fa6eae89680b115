"""Where one sentence ends and the next begins: full stops and capitals."""

import itertools
from collections.abc import Iterator, Sequence

from ai_tools.offline.grammar.sentence import FINITE, Finding, Sentence
from ai_tools.offline.grammar.tables import any_of
from ai_tools.text import lexicon

STOPS = any_of(". ! ?")
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
    # A title may end in a mark: "in What Is To Be Done? and other books".
    if last.text != "." and first.lower in any_of("and or on in for at of by"):
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
