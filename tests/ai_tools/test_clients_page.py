"""The code in docs/clients.md works as it stands there."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.needed import missing
from tests.support.servers.stand_in import Reply, StandIn
from tests.support.waiting import PATIENCE_SECONDS

PAGE = Path(__file__).parents[2] / "docs" / "clients.md"
AROUND = """
const { base, accessToken, text } = JSON.parse(process.env.GIVEN!);
const controller = new AbortController();
const told: Record<string, unknown> = { words: "", chunks: 0 };
const show = (words: string) => { told.words += words; told.chunks += 1; };
const finish = (data: unknown) => { told.done = data; };
const fail = (data: unknown) => { told.failed = data; };
// A network splits a body wherever it likes, even within a letter.
const split = () => new TransformStream({
  transform: (bytes, parts) => {
    for (let at = 0; at < bytes.length; at += 7) parts.enqueue(bytes.slice(at, at + 7));
  },
});
const fetch = async (...asked: Parameters<typeof globalThis.fetch>) => {
  const response = await globalThis.fetch(...asked);
  return new Response(response.body!.pipeThrough(split()), response);
};
"""
APPLIED = """
const { edits } = (told.done ?? {}) as { edits?: Parameters<typeof apply>[1] };
console.log(JSON.stringify({ ...told, applied: edits && apply(text, edits) }));
"""


@pytest.fixture
def node() -> str:
    found = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        missing("Node.js is not there: run make test")
    return str(found)


def example(heading: str) -> str:
    """Return the TypeScript below a heading of the page."""
    section = PAGE.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    [code] = re.findall(r"```ts\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    return str(code)


def run(node: str, folder: Path, client: httpx.Client, text: str) -> dict[str, Any]:
    """Read a stream and apply its edits as the page says; return what the app was told."""
    program = folder / "client.mts"
    program.write_text("\n".join((AROUND, example("Streams"), example("Edits"), APPLIED)), encoding="utf-8")
    token = client.headers["authorization"].removeprefix("Bearer ")
    given = {"base": str(client.base_url).rstrip("/"), "accessToken": token, "text": text}
    done = subprocess.run(
        [node, "--experimental-strip-types", "--no-warnings", str(program)],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        env={**os.environ, "GIVEN": json.dumps(given)},
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_a_stream_is_read_and_its_edits_are_applied(
    node: str, tmp_path: Path, asha: httpx.Client, openai: StandIn
) -> None:
    # Letters beyond UTF-16's first plane come before the edit, and lines end within the words of a stream.
    openai.says(Reply(rewrite=lambda text: text.replace("go", "goes")))
    told = run(node, tmp_path, asha, "😀😀 She go to school.\n\nशुभ हो 😀")
    assert told["chunks"] > 1
    assert (
        told["words"] == told["done"]["result"] == told["applied"] == "😀😀 She goes to school.\n\nशुभ हो 😀"
    )


def test_an_error_in_the_middle_is_told(
    node: str, tmp_path: Path, asha: httpx.Client, openai: StandIn
) -> None:
    openai.says(*[Reply(drops_after=2)] * 4)
    told = run(node, tmp_path, asha, "She goes to school and comes home again.")
    assert told["failed"]["code"] in {"ai_unavailable", "ai_bad_answer"}
    assert "done" not in told
