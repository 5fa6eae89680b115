"""Train the offline checker's part-of-speech tagger on tagged sentences: `python -m benchmarks.tagger.train`.

Input: lines of `word<TAB>tag`, a blank line after each sentence. The shipped model learned from 1.2 million
tokens of mails, fortunes, game dialogue and documentation out of Debian and npm packages, tagged by spaCy's
`en_core_web_sm` (MIT licence); half of them a second time with learners' mistakes put in: articles, commas
and endings left out. On sentences it has not seen it agrees with spaCy in 96 of 100 tokens.
"""

import argparse
import gzip
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from ai_tools.offline.grammar import tagger
from ai_tools.offline.grammar.tokens import Token

ROUNDS = 6
SCALE = 20
LEAST_COUNT, CERTAIN_SHARE = 20, 0.995
LEAST_WEIGHT, LEAST_SEEN = 30, 3

Sentence = list[tuple[str, str]]


class Perceptron:
    """Weights by feature and tag; `_late` holds what the average must leave out of them."""

    def __init__(self, certain: dict[str, str], tags: list[str]) -> None:
        self.certain, self.tags = certain, tags
        self.rows: dict[str, int] = {}
        self.seen: Counter[str] = Counter()
        self.weights = np.zeros((1 << 21, len(tags)), dtype=np.float32)
        self._late = np.zeros_like(self.weights)
        self._index = {tag: at for at, tag in enumerate(tags)}
        self._step = 0

    def learn(self, sentence: Sentence) -> None:
        words = ["<s2>", "<s1>", *(tagger.normalized(Token(word, 0, word.lower())) for word, _ in sentence)]
        words += ["</s1>", "</s2>"]
        before, last = "<s2>", "<s1>"
        for at, (word, truth) in enumerate(sentence, 2):
            guess = self.certain.get(words[at])
            if not guess:
                found = tagger.features(words, at, last, before, is_capital=word[0].isupper())
                rows = [self.rows.setdefault(feature, len(self.rows)) for feature in found]
                best = int(self.weights[rows].sum(axis=0).argmax())
                guess = self.tags[best]
                self._step += 1
                if guess != truth:
                    self.seen.update(found)
                    self._move(rows, self._index[truth], 1)
                    self._move(rows, best, -1)
            before, last = last, guess

    def _move(self, rows: list[int], tag: int, change: int) -> None:
        self.weights[rows, tag] += change
        self._late[rows, tag] += change * self._step

    def averages(self) -> np.ndarray:
        return self.weights - self._late / self._step


def certain_words(sentences: list[Sentence]) -> dict[str, str]:
    """Return the words that have one tag nearly always."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tag in (pair for sentence in sentences for pair in sentence):
        counts[tagger.normalized(Token(word, 0, word.lower()))][tag] += 1
    sure = {}
    for word, tags in counts.items():
        (tag, count), total = tags.most_common(1)[0], tags.total()
        if total >= LEAST_COUNT and count >= CERTAIN_SHARE * total and "\t" not in word:
            sure[word] = tag
    return sure


def save(model: Perceptron, path: Path) -> None:
    lines = [" ".join(model.tags), "\t".join(f"{word} {tag}" for word, tag in sorted(model.certain.items()))]
    averages = np.rint(model.averages() * SCALE).astype(int)
    for feature, row in sorted(model.rows.items()):
        strong = np.flatnonzero(abs(averages[row]) >= LEAST_WEIGHT)
        if len(strong) and model.seen[feature] >= LEAST_SEEN:
            lines.append("\t".join([feature, *(f"{index}\t{averages[row, index]}" for index in strong)]))
    path.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


def agreement(sentences: list[Sentence]) -> float:
    """Return the share of words that the saved model tags as given."""
    right = total = 0
    for sentence in sentences:
        tokens = [Token(word, 0, word.lower()) for word, _ in sentence]
        tagger.tag(tokens)
        right += sum(token.tag == tag for token, (_, tag) in zip(tokens, sentence, strict=True))
        total += len(sentence)
    return right / total


def read(path: Path) -> Iterator[Sentence]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            yield [(word, tag) for word, tag in (line.split("\t") for line in block.strip().splitlines())]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("test", type=Path)
    arguments.add_argument("--model", type=Path, default=tagger.MODEL)
    options = arguments.parse_args()
    sentences, order = list(read(options.train)), random.Random(1)
    model = Perceptron(certain_words(sentences), sorted({tag for one in sentences for _, tag in one}))
    for _ in range(ROUNDS):
        order.shuffle(sentences)
        for sentence in sentences:
            model.learn(sentence)
    save(model, options.model)
    print(f"agreement {agreement(list(read(options.test))):.4f}")


if __name__ == "__main__":
    main()
