"""Failures of the service itself: plain text all the same, and nothing of the inside."""

import httpx
import pytest
from pymongo.errors import ServerSelectionTimeoutError

from ai_tools.api.languagetool import views
from sahienglish.core.errors import Overloaded
from tests.ai_tools.languagetool.conftest import assert_plain_error


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (RuntimeError("secret"), 500),
        (ServerSelectionTimeoutError("secret"), 503),
        (Overloaded(retry_after=1), 503),
    ],
)
def test_a_failure_is_a_plain_error(
    api: httpx.Client, monkeypatch: pytest.MonkeyPatch, failure: Exception, status: int
):
    async def fail(*arguments: object, **options: object) -> None:
        raise failure

    monkeypatch.setattr(views, "check", fail)
    answer = api.post("/v2/check", data={"language": "en-US", "text": "She go."})
    assert "secret" not in assert_plain_error(answer, status)
    assert ("retry-after" in answer.headers) == (status == 503)
