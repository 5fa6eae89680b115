"""`/actions`: improve through a language model, fix-grammar offline."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Literal, Self

from fastapi import APIRouter
from pydantic import BaseModel, StringConstraints, field_validator

from ai_tools import offline
from ai_tools.errors import BadAnswer
from ai_tools.generation import preservation, prompts, validation
from ai_tools.generation.answer_stream import Answer as RawAnswer
from ai_tools.generation.delimiter import Delimiter
from ai_tools.text import categories, edits
from ai_tools.text.edits import Edit as FoundEdit
from ai_tools.text.edits import Notice as FoundNotice
from ai_tools.tools import definitions
from ai_tools.tools.definitions import Task
from benchmarks.peer import model, quota
from benchmarks.peer.caller import Caller
from benchmarks.peer.database import Database
from benchmarks.peer.model import Model
from benchmarks.peer.problems import Problem
from benchmarks.peer.settings import settings

router = APIRouter(prefix="/actions", tags=["actions"])

Text = Annotated[str, StringConstraints(pattern=r"\S")]


class TextInput(BaseModel):
    """A text to work on; its size is limited and it holds no NUL."""

    text: Text

    @field_validator("text")
    @classmethod
    def fits(cls, text: str) -> str:
        if "\0" in text:
            raise ValueError("null characters are not allowed")
        if len(text) > settings().ai_max_input_chars:
            raise Problem(413, "text_too_long", "The text is too long")
        return text


class ImproveInput(TextInput):
    tone: Literal["neutral", "formal", "friendly", "confident", "concise"] = "neutral"


class FixGrammarInput(TextInput):
    dialect: Literal["", "en-US", "en-GB", "en-IN", "en-AU", "en-CA"] = ""
    ignore: list[str] = []


class Notice(BaseModel):
    """A likely mistake; offsets are in code points."""

    offset: int
    length: int
    original: str
    suggestions: list[str]
    category: str
    message: str
    rule: str


class Edit(Notice):
    """One change of the text."""

    replacement: str


class Answer(BaseModel):
    """What a tool made of a text."""

    result: str
    edits: list[Edit]
    notices: list[Notice] | None
    provider: str
    model: str

    @classmethod
    def of(
        cls,
        result: str,
        changes: Sequence[FoundEdit],
        *,
        notices: Sequence[FoundNotice] | None = None,
        provider: str,
        model: str,
    ) -> Self:
        return cls(
            result=result,
            edits=[Edit(**asdict(edit)) for edit in changes],
            notices=None if notices is None else [Notice(**asdict(notice)) for notice in notices],
            provider=provider,
            model=model,
        )


@router.post("/improve", response_model_exclude_none=True)
async def improve(body: ImproveInput, caller: Caller, database: Database, session: Model) -> Answer:
    task = Task(tool=definitions.IMPROVE, text=body.text, options={"tone": body.tone})
    async with quota.charged(database, user_id=caller.user_id, characters=len(body.text)):
        try:
            result = await _written(session, task)
        except BadAnswer:
            result = await _written(session, task)
    changes = categories.with_categories(body.text, edits.between(body.text, result))
    return Answer.of(result, changes, provider="openai", model=settings().openai_model)


async def _written(session: Model, task: Task) -> str:
    """Return an answer of the model that kept what it must keep. Raises `BadAnswer`."""
    delimiter, text = Delimiter(), task.text.strip()
    longest = preservation.longest(task.tool, text)
    raw = RawAnswer(source=text, delimiter=delimiter, longest=longest)
    raw.read(await model.ask(session, prompts.compose(task, text=text, delimiter=delimiter)))
    raw.end()
    answer = raw.text
    validation.check(task, text=text, answer=answer)
    return answer


@router.post("/fix-grammar")
async def fix_grammar(body: FixGrammarInput, caller: Caller, database: Database) -> Answer:
    deadline = asyncio.get_running_loop().time() + settings().ai_timeout_seconds
    async with quota.charged(database, user_id=caller.user_id, characters=len(body.text)):
        correction = await offline.correct(
            body.text, dialect=body.dialect, ignore=frozenset(body.ignore), deadline=deadline
        )
    return Answer.of(
        correction.result,
        correction.edits,
        notices=correction.notices,
        provider="offline",
        model="harper",
    )
