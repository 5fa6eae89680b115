"""Measure offline correction; `python -m benchmarks.grammar.evaluate --show dev` prints what to work on.

An edit counts as right when the reference has the same one: same place, same replacement. A different but
acceptable correction counts as a false alarm, so the figures err on the low side.
"""

import argparse
import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ai_tools.offline import checker
from ai_tools.text.edits import between
from benchmarks.harness.report import Section

HERE = Path(__file__).parent
BETA_SQUARED = 0.5**2
GROUPS = ("indian", "spanish", "chinese", "arabic", "correct")
COLUMNS = (
    "sentences",
    "n",
    "words",
    "right",
    "wrong",
    "missing",
    "precision",
    "recall",
    "F0.5",
    "false alarms / 1 000 words",
)
NOTES = (
    "Edits over sentences written for this project (`benchmarks/grammar/pairs.tsv`), with the mistakes of "
    "speakers of Indian languages, Spanish, Chinese and Arabic, and correct ones in which nothing may be "
    "changed. Right is only the reference's own edit: another good correction counts as wrong. Rules are "
    "worked out on the dev sentences and judged on the held-out ones."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence, what it should become, who writes so, and whether the policy may be tuned on it."""

    text: str
    corrected: str
    group: str
    dialect: str
    split: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one sentence: edits that were right, wrong, and missing."""

    pair: Pair
    result: str
    right: int
    wrong: int
    missing: int


@dataclass(frozen=True, slots=True)
class Score:
    """The sums over some outcomes."""

    sentences: int
    words: int
    right: int
    wrong: int
    missing: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missing) if self.right + self.missing else 1.0

    @property
    def f_half(self) -> float:
        weighted = BETA_SQUARED * self.precision + self.recall
        return (1 + BETA_SQUARED) * self.precision * self.recall / weighted if weighted else 0.0

    @property
    def false_alarms(self) -> float:
        """Wrong edits in 1 000 words."""
        return 1000 * self.wrong / self.words if self.words else 0.0


def pairs() -> list[Pair]:
    with (HERE / "pairs.tsv").open(encoding="utf-8", newline="") as lines:
        return [Pair(**row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def evaluate(pair: Pair) -> Outcome:
    result = checker.check(pair.text, dialect=pair.dialect, ignore=frozenset(), look_up=lambda: None).result
    made, wanted = set(between(pair.text, result)), set(between(pair.text, pair.corrected))
    return Outcome(pair, result, len(made & wanted), len(made - wanted), len(wanted - made))


def score(outcomes: Iterable[Outcome]) -> Score:
    chosen = list(outcomes)
    return Score(
        sentences=len(chosen),
        words=sum(len(outcome.pair.text.split()) for outcome in chosen),
        right=sum(outcome.right for outcome in chosen),
        wrong=sum(outcome.wrong for outcome in chosen),
        missing=sum(outcome.missing for outcome in chosen),
    )


def measure(*, quick: bool) -> Section:
    outcomes = [evaluate(pair) for pair in pairs()]
    return Section("Offline correction", COLUMNS, rows(outcomes), NOTES)


def rows(outcomes: list[Outcome]) -> list[list[str]]:
    chosen: dict[str, Callable[[Outcome], bool]] = {"all": lambda outcome: True}
    for split in ("dev", "held-out"):
        chosen[f"all, {split}"] = lambda outcome, split=split: outcome.pair.split == split  # type: ignore[misc]
    for group in GROUPS:
        chosen[group] = lambda outcome, group=group: outcome.pair.group == group  # type: ignore[misc]
    chosen["dialect en-IN"] = lambda outcome: outcome.pair.dialect == "en-IN"
    return [_row(name, score(filter(belongs, outcomes))) for name, belongs in chosen.items()]


def _row(name: str, sums: Score) -> list[str]:
    counts = (sums.sentences, sums.words, sums.right, sums.wrong, sums.missing)
    rates = (sums.precision, sums.recall, sums.f_half)
    return [name, *map(str, counts), *(f"{rate:.3f}" for rate in rates), f"{sums.false_alarms:.2f}"]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--show", choices=("dev", "held-out"), help="print what was missed or wrong")
    options = arguments.parse_args()
    outcomes = [evaluate(pair) for pair in pairs()]
    print(Section("Offline correction", COLUMNS, rows(outcomes), NOTES))
    for outcome in outcomes:
        pair = outcome.pair
        made_worse = pair.group == "correct" and outcome.wrong
        if made_worse or (pair.split == options.show and outcome.wrong + outcome.missing):
            print(f"{pair.text}\n  made     {outcome.result}\n  expected {pair.corrected}")


if __name__ == "__main__":
    main()
