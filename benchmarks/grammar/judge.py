"""A language model as a judge of notices: `python -m benchmarks.grammar.judge MODEL.gguf`.

It is not part of the product. A notice becomes an edit if the model finds the sentence with it likelier than
the sentence as written, by more than a threshold. docs/decisions/no-language-model-as-judge.md says what came
of it, and how to install what this needs.
"""

import argparse
import math
import re
import time

import llama_cpp_py_sync
import numpy as np

from benchmarks.grammar.matching import Change, match
from benchmarks.grammar.quality import Outcome, outcomes
from benchmarks.harness.report import Section

BEFORE, AFTER = 150, 60
"""So many characters around a notice are read, up to the end of its sentence."""

END = re.compile(r"[.!?](?=\s|$)|\n")
NEVER, ALWAYS = math.inf, -math.inf
SETTINGS = {
    "no notice becomes an edit": (NEVER, NEVER, NEVER),
    "every notice, without a judge": (ALWAYS, ALWAYS, ALWAYS),
    "commas and full stops, without a judge": (ALWAYS, ALWAYS, NEVER),
    **{f"judged, all > {least}": (least, least, least) for least in (0, 2, 4, 8, 10, 12)},
    **{f"judged, commas > -2, others > {least}": (-2, NEVER, least) for least in (4, 5, 8)},
    **{f"commas and full stops unjudged, others > {least}": (ALWAYS, ALWAYS, least) for least in (4, 5, 8)},
}
COLUMNS = ("notices that become edits", "right", "wrong", "precision", "recall")


class Judge:
    """A model that reads sentences and says how likely they are."""

    def __init__(self, path: str) -> None:
        self._llama = llama_cpp_py_sync.Llama(path, n_ctx=1024, n_batch=1024, n_threads=1, n_threads_batch=1)
        self._library, self._context = self._llama._lib, self._llama._ctx
        self._library.llama_set_embeddings(self._context, False)
        self._library.llama_set_n_threads(self._context, 1, 1)

    def difference(self, written: str, edited: str) -> float:
        """Return by how much likelier (in nats) `edited` is than `written`, from the first difference on."""
        one, other = self._llama.tokenize(written + "\n"), self._llama.tokenize(edited + "\n")
        same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 1)
        return self._likelihood(other, same) - self._likelihood(one, same)

    def _likelihood(self, tokens: list[int], first: int) -> float:
        self._llama._clear_context_state()
        batch = self._library.llama_batch_init(len(tokens), 0, 1)
        batch.n_tokens = len(tokens)
        for at, token in enumerate(tokens):
            batch.token[at], batch.pos[at], batch.logits[at] = token, at, at >= first - 1
            batch.n_seq_id[at], batch.seq_id[at][0] = 1, 0
        if self._library.llama_decode(self._context, batch):
            raise RuntimeError("The model could not read the sentence.")
        likelihood = sum(self._of(at, tokens[at + 1]) for at in range(first - 1, len(tokens) - 1))
        self._library.llama_batch_free(batch)
        return likelihood

    def _of(self, at: int, token: int) -> float:
        pointer = self._library.llama_get_logits_ith(self._context, at)
        logits = np.frombuffer(self._llama._ffi.buffer(pointer, 4 * self._llama.n_vocab), dtype=np.float32)
        most = logits.max()
        return float(logits[token] - most - np.log(np.exp(logits - most).sum()))


def kind(text: str, change: Change) -> int:
    before, after = text[change.start : change.end], change.options[0]
    if before.count(",") != after.count(","):
        return 0
    return 1 if after == before + "." else 2


def sentences(text: str, change: Change) -> tuple[str, str]:
    """Return what is around a change as written, and with the change made."""
    start = max(change.start - BEFORE, text.rfind("\n", 0, change.start) + 1)
    end = END.search(text, change.end)
    last = min(end.end() if end else len(text), change.end + AFTER)
    return text[start:last], text[start : change.start] + change.options[0] + text[change.end : last]


def row(name: str, judged: list[tuple[Outcome, list[tuple[Change, float]]]]) -> list[str]:
    right = wrong = repaired = 0
    for outcome, notices in judged:
        text = outcome.spoilt.text
        made = [*outcome.edits]
        made += [one for one, likelier in notices if likelier > SETTINGS[name][kind(text, one)]]
        matches = match(text, made, outcome.errors)
        right += len(matches.right)
        wrong += len(made) - len(matches.right)
        repaired += len(matches.repaired)
    errors = sum(len(outcome.errors) for outcome, _ in judged)
    return [name, str(right), str(wrong), f"{right / (right + wrong):.3f}", f"{repaired / errors:.3f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--texts", type=int, help="read only so many of the dev texts")
    options = parser.parse_args()
    judge, chosen = Judge(options.model), outcomes("dev")[: options.texts]
    began = time.process_time()
    judged: list[tuple[Outcome, list[tuple[Change, float]]]] = [
        (outcome, [(one, judge.difference(*sentences(outcome.spoilt.text, one))) for one in outcome.notices])
        for outcome in chosen
    ]
    seconds = time.process_time() - began
    words = sum(len(outcome.spoilt.text.split()) for outcome in chosen)
    count = sum(len(notices) for _, notices in judged)
    notes = f"{count} notices in {words} words, {100 * seconds / words:.2f} s of CPU per 100 words."
    print(
        Section(
            "A language model as a judge of notices", COLUMNS, [row(name, judged) for name in SETTINGS], notes
        )
    )


if __name__ == "__main__":
    main()
