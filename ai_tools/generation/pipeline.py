"""A task done by a language model: in pieces, side by side, each answer checked before it counts."""

import asyncio
import logging
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass
from typing import Any

from ai_tools.errors import BadAnswer
from ai_tools.generation import chunking, prompts, validation
from ai_tools.generation.answer_stream import Transcript
from ai_tools.generation.chunking import Piece
from ai_tools.generation.delimiter import Fence
from ai_tools.generation.ordered_output import Tell, Turns
from ai_tools.generation.retry import Upstream
from ai_tools.tools.definitions import Task

PIECES_AT_ONCE = 4

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One task on its way through the model; `tell` hears the text in order while it is written.

    `deadline` is in the event loop's time.
    """

    task: Task
    upstream: Upstream
    deadline: float
    tell: Tell | None = None

    async def run(self) -> str:
        """Return the finished text; raises the problems of the upstream, and `BadAnswer`."""
        parts = chunking.cut(self.task.text)
        turns = Turns(self.tell or _to_nobody, speakers=len(parts))
        room = asyncio.Semaphore(PIECES_AT_ONCE)

        async def write(number: int, piece: Piece) -> str:
            async with room:
                words = await self._piece(piece, turns.teller(number))
            turns.done(number)
            return words

        if len(parts) == 1:
            return await write(0, parts[0])
        return "".join(await _all(write(number, piece) for number, piece in enumerate(parts)))

    async def _piece(self, piece: Piece, tell: Tell) -> str:
        tell(piece.before)
        answer = await self._accepted(piece.text, tell) if piece.text else ""
        tell(piece.after)
        return piece.before + answer + piece.after

    async def _accepted(self, text: str, tell: Tell) -> str:
        """Return a good answer to `text`, at the second try if need be and if nothing was told yet."""
        told: list[str] = []

        def listen(words: str) -> None:
            told.append(words)
            tell(words)

        try:
            return await self._answer(text, listen)
        except BadAnswer as failure:
            logger.info("answer of %s refused: %s", self.upstream.model.model, failure.detail)
            if self.tell and told:
                raise
        return await self._answer(text, listen)

    async def _answer(self, text: str, tell: Tell) -> str:
        fence, longest = Fence(), validation.longest(self.task.tool, text)
        transcript = Transcript(source=text, fence=fence, longest=longest, tell=tell)
        await self.upstream.ask(
            prompts.compose(self.task, text=text, fence=fence),
            hear=transcript.hear,
            streaming=self.tell is not None,
            deadline=self.deadline,
        )
        answer = transcript.finish()
        validation.check(self.task, text=text, answer=answer)
        return answer


async def _all(works: Iterable[Coroutine[Any, Any, str]]) -> list[str]:
    """Do all of `works` together; the first failure cancels the others and is raised as it is."""
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(work) for work in works]
    except ExceptionGroup as failures:
        raise failures.exceptions[0] from None
    return [task.result() for task in tasks]


def _to_nobody(words: str) -> None:
    pass
