"""A task done by a language model: in chunks, side by side, each answer checked before it counts."""

import logging
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from ai_tools.errors import BadAnswer
from ai_tools.generation import chunking, kept_words, preservation, prompts, validation
from ai_tools.generation.answer_stream import Answer, answer_in
from ai_tools.generation.chunking import Chunk
from ai_tools.generation.delimiter import Delimiter
from ai_tools.generation.ordered_output import in_order
from ai_tools.generation.retry import Upstream
from ai_tools.text.marked_words import MarkedText, without_tags
from ai_tools.tools.definitions import Task

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One task on its way through the model; `deadline` is in the event loop's time.

    When not `streaming`, the words of a chunk come all at once, after they were checked.
    """

    task: Task
    upstream: Upstream
    deadline: float
    streaming: bool
    _results: dict[int, str] = field(default_factory=dict)

    @property
    def result(self) -> str:
        """The finished text, once all words were read: the words, with every word to leave alone put back."""
        return "".join(self._results[number] for number in sorted(self._results))

    async def words(self) -> AsyncGenerator[str]:
        """Yield the result in order while it is written; raises the model's problems, and `BadAnswer`."""
        text = self.task.text
        chunks = chunking.cut(text) if self.task.tool.chunked else [chunking.whole(text)]
        streams = [self._chunk(number, chunk) for number, chunk in enumerate(chunks)]
        words = in_order(streams) if len(streams) > 1 else streams[0]
        async with aclosing(words):
            async for some in words:
                yield some

    async def _chunk(self, number: int, chunk: Chunk) -> AsyncGenerator[str]:
        if chunk.before:
            yield chunk.before
        if chunk.text:
            async with aclosing(self._accepted(number, chunk.text)) as words:
                async for some in words:
                    yield some
        if chunk.after:
            yield chunk.after
        self._results[number] = chunk.before + self._results.get(number, "") + chunk.after

    async def _accepted(self, number: int, text: str) -> AsyncGenerator[str]:
        """Yield a good answer to `text`; a second try is possible while the client has read nothing."""
        for last in (False, True):
            heard = False
            try:
                async with aclosing(self._answer(number, text, last=last)) as words:
                    async for some in words:
                        heard = True
                        yield some
                return
            except BadAnswer as failure:
                logger.info("answer of %s rejected: %s", self.upstream.model.model, failure.detail)
                if heard or last:
                    raise

    async def _answer(self, number: int, text: str, *, last: bool) -> AsyncGenerator[str]:
        tool = self.task.tool
        # If the language stays, a word that the model changed is put back without tags.
        marked = MarkedText(text) if tool.keeps_language else MarkedText.of(text, kept_words.of(self.task))
        raw, answer = self._asked(marked)
        async with aclosing(raw):
            async for some in without_tags(answer_in(raw, answer), marked):
                if self.streaming:
                    yield some
        written = marked.without_tags(answer.text).strip()
        finished = kept_words.kept(
            self.task,
            text=text,
            answer=written,
            may_ask_again=not (last or self.streaming),
            was_sent=self.streaming,
        )
        validation.check(self.task, text=text, answer=finished)
        self._results[number] = finished
        if not self.streaming:
            yield finished
        elif finished.startswith(written) and (more := finished[len(written) :]):
            yield more

    def _asked(self, marked: MarkedText) -> tuple[AsyncGenerator[str], Answer]:
        """Return the model's words for a text, still to be read, and what takes the answer out of them."""
        delimiter, tool = Delimiter(), self.task.tool
        tag = marked.name if marked.words else ""
        prompt = prompts.compose(self.task, text=marked.text, delimiter=delimiter, tag=tag)
        answer = Answer(
            source=marked.text,
            delimiter=delimiter,
            longest=preservation.longest(tool, marked.text),
            keeps_line_breaks="line_breaks" in tool.preserves,
        )
        return self.upstream.ask(prompt, streaming=self.streaming, deadline=self.deadline), answer
