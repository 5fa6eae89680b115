"""What the writing tools keep of a person goes with the account."""

import httpx

from sahienglish.database import mongo
from tests.support.servers.stand_in import StandIn


def test_usage_is_exported_and_deleted_with_the_account(asha: httpx.Client, openai: StandIn):
    assert asha.post("/actions/fix-grammar", json={"text": "This are a text."}).status_code == 200
    (usage,) = asha.get("/auth/export").json()["usage"]
    assert (usage["requests"], usage["characters"]) == (1, len("This are a text."))
    answer = asha.request("DELETE", "/auth/profile", json={"current_password": "a long enough passphrase"})
    assert answer.status_code == 204
    assert mongo.collection("ai_tools_dailyusage").count_documents({}) == 0
