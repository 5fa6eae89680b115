"""`/templates/`: the default templates and the caller's own."""

import re
from datetime import datetime
from typing import Self

from bson import ObjectId
from fastapi import APIRouter
from pydantic import BaseModel

from benchmarks.peer.caller import Caller
from benchmarks.peer.database import Database, Document

router = APIRouter(prefix="/templates", tags=["templates"])

PLACEHOLDER = re.compile(r"\[\s*([^\W\d_][^\[\]{}\n]{0,79})\](?!\()|\{\s*([^\W\d_][^\[\]{}\n]{0,79})\}")


class Template(BaseModel):
    """A template as the API shows it."""

    id: str
    title: str
    category: str
    content: str
    isDefault: bool  # noqa: N815  (the contract's spelling)
    userId: str | None  # noqa: N815
    placeholders: list[str]
    createdAt: datetime  # noqa: N815
    updatedAt: datetime  # noqa: N815

    @classmethod
    def of(cls, document: Document) -> Self:
        is_default = document.get("isDefault") is True
        content = document.get("content", "")
        created_at = document["_id"].generation_time
        return cls(
            id=str(document["_id"]),
            title=document.get("title", ""),
            category=document.get("category", ""),
            content=content,
            isDefault=is_default,
            userId=None if is_default else str(document["userId"]),
            placeholders=placeholders(content),
            createdAt=created_at,
            updatedAt=document.get("updatedAt") or created_at,
        )


def placeholders(content: str) -> list[str]:
    """Return the name of each `[Name]` and `{name}` once, in order."""
    names = ((match[1] or match[2]).rstrip() for match in PLACEHOLDER.finditer(content))
    return list(dict.fromkeys(names))


@router.get("/")
async def list_templates(caller: Caller, database: Database) -> list[Template]:
    return [Template.of(document) for document in await _visible(database, caller.user_id)]


async def _visible(database: Database, user_id: ObjectId) -> list[Document]:
    """Return the default templates, then the caller's own, each oldest first."""
    either = {"$or": [{"isDefault": True}, {"userId": user_id}]}
    found = await database.templates.find(either).to_list()
    return sorted(found, key=lambda document: (document.get("isDefault") is not True, document["_id"]))
