"""The application: `uvicorn benchmarks.peer.main:app`."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from benchmarks.peer import accounts, actions, database, model, problems, templates
from benchmarks.peer.request_ids import RequestIds
from benchmarks.peer.settings import settings


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncIterator[None]:
    async with database.connect() as client, model.connect() as session:
        app.state.database = database.of(client)
        app.state.model = session
        yield


app = FastAPI(title="The peer", lifespan=lifespan)
app.add_middleware(
    CORSMiddleware,
    allow_origins=settings().cors_allowed_origins.split(","),
    allow_methods=["*"],
    allow_headers=["accept", "authorization", "content-type", "x-request-id"],
    expose_headers=["retry-after", "x-request-id"],
)
app.add_middleware(RequestIds)
app.include_router(accounts.router)
app.include_router(templates.router)
app.include_router(actions.router)
problems.install(app)


@app.get("/healthz")
async def alive() -> dict[str, str]:
    return {"status": "ok"}
