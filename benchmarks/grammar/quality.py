"""How many errors of learners the offline checker finds: `python -m benchmarks.grammar.quality --split dev`.

Correct texts are spoilt by `error_model.py` and given to the checker. Nothing is tuned on the held-out texts:
`--show` prints what was wrong or missed on the dev texts only.
"""

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from ai_tools.offline import checker
from benchmarks.grammar.classify import category
from benchmarks.grammar.documents import SPLITS, documents
from benchmarks.grammar.error_model import SEED, SHARES, WORDS_PER_ERROR, Spoilt, spoil
from benchmarks.grammar.matching import Change, Matches, match
from benchmarks.harness.report import Section

BETA_SQUARED = 0.5**2
FIGURES = ("right", "wrong", "precision", "recall", "F0.5", "place found")
COLUMNS = ("errors", "n", "share", *(f"{kind}: {name}" for kind in ("edits", "all") for name in FIGURES))
NOTES = (
    "Correct texts (`benchmarks/grammar/corpus`), spoilt by a seeded model of learners' errors "
    "(`benchmarks/grammar/error_model.py`). “All” are edits and notices together. "
    "An edit is right if it restores the original text exactly, a notice if one "
    "of its suggestions does. Recall is the share of errors repaired; “place found” is the share of "
    "errors that an edit or a notice overlaps. Wrong edits count in the category of the error they overlap, "
    "or else in the one their change looks like. See [docs/offline-corrections.md]"
    "(../docs/offline-corrections.md#how-good-it-is) for what these figures prove."
)


@dataclass(slots=True)
class Score:
    """The sums over some texts, for all errors or for one category."""

    errors: int = 0
    right: int = 0
    wrong: int = 0
    repaired: int = 0
    detected: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.repaired / self.errors if self.errors else 1.0

    @property
    def f_half(self) -> float:
        weighted = BETA_SQUARED * self.precision + self.recall
        return (1 + BETA_SQUARED) * self.precision * self.recall / weighted if weighted else 0.0

    def cells(self) -> list[str]:
        found = self.detected / self.errors if self.errors else 1.0
        rates = (self.precision, self.recall, self.f_half, found)
        return [str(self.right), str(self.wrong), *(f"{rate:.3f}" for rate in rates)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checker made of one spoilt text: its edits, and its edits and notices, beside the errors."""

    spoilt: Spoilt
    errors: tuple[Change, ...]
    edits: tuple[Change, ...]
    notices: tuple[Change, ...]
    of_edits: Matches = field(repr=False)
    of_all: Matches = field(repr=False)


@cache
def outcomes(split: str, seed: int = SEED, words_per_error: float = WORDS_PER_ERROR) -> tuple[Outcome, ...]:
    return tuple(
        _outcome(spoil(document, seed=seed, words_per_error=words_per_error)) for document in documents(split)
    )


def _outcome(spoilt: Spoilt) -> Outcome:
    text = spoilt.text
    correction = checker.check(
        text, dialect=spoilt.document.dialect, ignore=frozenset(), look_up=lambda: None
    )
    errors = tuple(Change(one.start, one.end, (one.right,), one.category) for one in spoilt.errors)
    edits = tuple(Change(one.offset, one.end, (one.replacement,)) for one in correction.edits)
    notices = tuple(Change(one.offset, one.end, one.suggestions) for one in correction.notices)
    return Outcome(
        spoilt, errors, edits, notices, match(text, edits, errors), match(text, (*edits, *notices), errors)
    )


def scores(chosen: Iterable[Outcome], *, notices: bool) -> dict[str, Score]:
    """Return the score of each category, and of all errors under `all`."""
    sums = {name: Score() for name in ("all", *SHARES)}
    for outcome in chosen:
        matches = outcome.of_all if notices else outcome.of_edits
        for error in outcome.errors:
            for score in (sums["all"], sums[error.category]):
                score.errors += 1
                score.repaired += error in matches.repaired
                score.detected += error in matches.detected
        for change in (*outcome.edits, *outcome.notices) if notices else outcome.edits:
            error = matches.beside.get(change)
            name = error.category if error else category(outcome.spoilt.text, change)
            for score in (sums["all"], sums[name]):
                score.right += change in matches.right
                score.wrong += change not in matches.right
    return sums


def rows(split: str, seed: int = SEED, words_per_error: float = WORDS_PER_ERROR) -> list[list[str]]:
    chosen = outcomes(split, seed, words_per_error)
    edits, everything = scores(chosen, notices=False), scores(chosen, notices=True)
    total = edits["all"].errors
    return [
        [
            f"all, {split}" if name == "all" else name,
            str(edits[name].errors),
            f"{100 * edits[name].errors / total:.1f} %",
            *edits[name].cells(),
            *everything[name].cells(),
        ]
        for name in edits
    ]


def measure(*, quick: bool) -> Section:
    return Section(
        "Offline correction of learners' errors", COLUMNS, [*rows("held-out"), rows("dev")[0]], NOTES
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=SPLITS, default="dev")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed makes other errors")
    parser.add_argument("--words-per-error", type=float, default=WORDS_PER_ERROR)
    parser.add_argument("--show", action="store_true", help="print what was wrong or missed (dev only)")
    options = parser.parse_args()
    if options.show and options.split != "dev":
        parser.error("The held-out texts are not for looking at; use --split dev.")
    setting = (options.split, options.seed, options.words_per_error)
    print(Section(f"Learners' errors, {options.split}", COLUMNS, rows(*setting), NOTES))
    if options.show:
        for outcome in outcomes(*setting):
            _show(outcome)


def _show(outcome: Outcome) -> None:
    text, matches = outcome.spoilt.text, outcome.of_all
    print(f"\n== {outcome.spoilt.document.name} {dict(Counter(error.category for error in outcome.errors))}")
    for error in outcome.errors:
        if error not in matches.repaired:
            print(f"missed ({error.category}): {_shown(text, error)}")
    for change in (*outcome.edits, *outcome.notices):
        if change not in matches.right:
            print(f"wrong {'edit' if change in outcome.edits else 'notice'}: {_shown(text, change)}")


def _shown(text: str, change: Change) -> str:
    before, after = text[max(0, change.start - 40) : change.start], text[change.end : change.end + 30]
    inside = f"[{text[change.start : change.end]} → {' | '.join(change.options)}]"
    return f"{before}{inside}{after}".replace("\n", " ")


if __name__ == "__main__":
    main()
