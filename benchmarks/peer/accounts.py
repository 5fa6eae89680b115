"""`/auth`: log in, refresh, and the profile."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request, Response
from pydantic import BaseModel

from benchmarks.peer import login, sessions
from benchmarks.peer.caller import Caller
from benchmarks.peer.database import Database
from benchmarks.peer.problems import Problem
from benchmarks.peer.sessions import TokenPair

router = APIRouter(prefix="/auth", tags=["auth"])


class Profile(BaseModel):
    """An account as its owner sees it."""

    id: str
    email: str
    pending_email: str | None
    full_name: str
    is_email_verified: bool
    created_at: datetime


class RefreshRequest(BaseModel):
    refresh_token: str


@router.post("/login")
async def log_in(
    request: Request,
    response: Response,
    database: Database,
    username: Annotated[str, Form()],
    password: Annotated[str, Form()],
    grant_type: Annotated[str, Form()] = "password",
) -> TokenPair:
    if grant_type != "password":
        raise Problem(
            400, "unsupported_grant_type", "Use grant_type=password", oauth="unsupported_grant_type"
        )
    response.headers["Cache-Control"] = "no-store"
    return await login.log_in(
        database,
        email=username,
        password=password,
        ip=_address(request),
        device=request.headers.get("user-agent", "")[:80],
    )


@router.post("/refresh")
async def refresh(
    body: RefreshRequest, request: Request, response: Response, database: Database
) -> TokenPair:
    response.headers["Cache-Control"] = "no-store"
    return await sessions.rotate(database, refresh_token=body.refresh_token, ip=_address(request))


@router.get("/profile")
async def profile(caller: Caller) -> Profile:
    user = caller.user
    return Profile(
        id=str(user["_id"]),
        email=user["email"],
        pending_email=user["pending_email"] or None,
        full_name=user["full_name"],
        is_email_verified=user["is_email_verified"],
        created_at=user["created_at"],
    )


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
