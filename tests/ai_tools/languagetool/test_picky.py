"""`level=picky`: the edits of a language model in addition to those of the offline checker."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from ai_tools.tools import checking
from tests.support.servers.stand_in import Reply, StandIn

TEXT = "She go to school. The sky is very blue."
BETTER = Reply(rewrite=lambda text: text.replace("go to", "goes to").replace("very blue", "deep blue"))


@pytest.fixture
def model(settings: Any) -> Iterator[StandIn]:
    with StandIn() as serving:
        settings.AI_PROVIDER, settings.OPENAI_BASE_URL = "openai", f"{serving.url}/v1"
        settings.OPENAI_MODEL = "small"
        serving.otherwise = BETTER
        yield serving


def found(client: httpx.Client, **fields: str) -> list[str]:
    answer = client.post("/v2/check", data={"text": TEXT, "language": "en-US", **fields})
    assert answer.status_code == 200, answer.text
    return [match["replacements"][0]["value"] for match in answer.json()["matches"]]


def test_the_edits_of_the_model_are_added(signed_in: Any, model: StandIn):
    asha = signed_in()
    assert found(asha) == ["goes"]
    assert list(model.heard) == []
    assert found(asha, level="picky") == ["goes", "deep"]
    answer = asha.post("/v2/check", data={"text": TEXT, "language": "en-US", "level": "picky"}).json()
    assert [match["type"]["typeName"] for match in answer["matches"]] == ["Other", "Hint"]
    assert asha.get("/actions/usage").json()["requests"]["used"] == 2


@pytest.mark.parametrize(
    ("reply", "charged"), [(Reply(status=500), 0), (Reply(status=401), 0), (Reply(delay=30), 1)]
)
def test_a_model_that_fails_leaves_those_of_the_offline_checker(
    signed_in: Any, model: StandIn, reply: Reply, charged: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(checking, "SECONDS", 3)
    model.otherwise = reply
    asha = signed_in()
    assert found(asha, level="picky") == ["goes"]
    # A model that was asked and then left is paid for all the same.
    assert asha.get("/actions/usage").json()["requests"]["used"] == charged


def test_a_caller_without_an_account_has_no_model(api: httpx.Client, model: StandIn):
    assert found(api, level="picky") == ["goes"]
    assert list(model.heard) == []
