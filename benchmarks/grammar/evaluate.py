"""Measure offline correction: `python -m benchmarks.grammar.evaluate [--write]`.

An edit counts as right when the reference has the same one: same place, same replacement. A different but
acceptable correction counts as a false alarm, so the figures err on the low side.
"""

import argparse
import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ai_tools.edits import between
from ai_tools.providers.offline import checker

HERE = Path(__file__).parent
BETA_SQUARED = 0.5**2
GROUPS = ("indian", "spanish", "chinese", "arabic", "correct")


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


def table(outcomes: list[Outcome]) -> str:
    rows: dict[str, Callable[[Outcome], bool]] = {"all": lambda outcome: True}
    for split in ("dev", "held-out"):
        rows[f"all, {split}"] = lambda outcome, split=split: outcome.pair.split == split  # type: ignore[misc]
    for group in GROUPS:
        rows[group] = lambda outcome, group=group: outcome.pair.group == group  # type: ignore[misc]
    rows["dialect en-IN"] = lambda outcome: outcome.pair.dialect == "en-IN"
    lines = [
        "| Sentences of | n | words | right | wrong | missing | precision | recall | F0.5 | false alarms* |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [_row(name, score(filter(belongs, outcomes))) for name, belongs in rows.items()]
    return "\n".join(lines)


def _row(name: str, sums: Score) -> str:
    counts = f"{sums.sentences} | {sums.words} | {sums.right} | {sums.wrong} | {sums.missing}"
    rates = f"{sums.precision:.3f} | {sums.recall:.3f} | {sums.f_half:.3f} | {sums.false_alarms:.2f}"
    return f"| {name} | {counts} | {rates} |"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    arguments.add_argument("--show", choices=("dev", "held-out"), help="print what was missed or wrong")
    options = arguments.parse_args()
    outcomes = [evaluate(pair) for pair in pairs()]
    print(table(outcomes))
    worse = [outcome for outcome in outcomes if outcome.pair.group == "correct" and outcome.wrong]
    print(f"\nCorrect sentences made worse: {len(worse)}")
    for outcome in worse:
        print(f"  {outcome.pair.text}\n  → {outcome.result}")
    for outcome in outcomes:
        if outcome.pair.split == options.show and outcome.wrong + outcome.missing:
            print(f"{outcome.pair.text}\n  made     {outcome.result}\n  expected {outcome.pair.corrected}")


if __name__ == "__main__":
    main()
