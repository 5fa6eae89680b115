"""An OpenAI-compatible server that answers after a second: `python -m benchmarks.harness.upstream`."""

import asyncio
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import uvloop
from aiohttp import web

from benchmarks.harness.processes import PROJECT, python

ANSWER_SECONDS = 1.0
MODEL = "stand-in"
IMPROVED = "She went to the market yesterday and bought three apples for her mother, who is not feeling well."
ANSWER = json.dumps({"result": IMPROVED})
"""Structured, as it is asked for."""


async def complete(request: web.Request) -> web.Response:
    """Respond as a model would, with a fixed text."""
    await request.read()
    await asyncio.sleep(ANSWER_SECONDS)
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": ANSWER}}
    return web.Response(
        body=json.dumps({"id": "1", "object": "chat.completion", "model": MODEL, "choices": [choice]}),
        content_type="application/json",
    )


@contextmanager
def running() -> Iterator[dict[str, str]]:
    """Run it in a process of its own; yields the settings by which a server finds it."""
    process = subprocess.Popen(
        python("-m", "benchmarks.harness.upstream"), cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout
        port = int(process.stdout.readline())
        yield {
            "AI_PROVIDER": "openai",
            "OPENAI_BASE_URL": f"http://127.0.0.1:{port}/v1",
            "OPENAI_MODEL": MODEL,
        }
    finally:
        process.terminate()
        process.wait()


async def serve() -> None:
    application = web.Application()
    application.router.add_post("/v1/chat/completions", complete)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=2048)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve())
