"""Production's log: JSON, tied together by request ids, and without anybody's secrets."""

import json
from urllib.parse import quote

from tests.operations.conftest import METRICS_TOKEN, PASSWORD, Member, secret_in_mail
from tests.support.servers.server_process import WITHOUT_CHECKER, Served, on_test_database
from tests.support.servers.smtp_server import Mailserver


def entries(served: Served) -> list[dict[str, object]]:
    return [json.loads(line) for line in served.logged.splitlines()]


def test_a_request_leaves_one_line_that_its_answer_leads_to(served):
    with served.client(headers={"X-Request-ID": "support-case-7"}) as api:
        answer = api.get("/templates/")
    (line,) = [entry for entry in entries(served) if entry["request_id"] == "support-case-7"]
    assert answer.json()["request_id"] == answer.headers["x-request-id"] == "support-case-7"
    assert (line["method"], line["path"], line["status"]) == ("GET", "/templates/", 401)
    assert (line["level"], line["logger"]) == ("INFO", "sahienglish.access")
    assert isinstance(line["milliseconds"], float)
    assert str(line["time"]).endswith("+00:00")


def test_probes_do_not_fill_the_log(served):
    with served.client(headers={"X-Request-ID": "quiet-probe"}) as api:
        assert api.get("/healthz").status_code == 200
    assert "quiet-probe" not in served.logged


def test_an_editor_without_a_key_checks_nothing_and_no_key_in_a_path_is_logged(served: Served):
    form = {"text": "She go.", "language": "en-US"}
    with served.client(headers={"X-Request-ID": "from-an-editor"}) as api:
        for path in ("/v2/check", "/lt/sahi_pat_canary-8d1b/v2/check", "//lt/sahi_pat_canary-8d1b/v2/check"):
            answer = api.post(api.base_url.copy_with(raw_path=path.encode()), data=form)
            assert answer.status_code in {403, 404}
            assert answer.text.startswith("Error: ")
    assert len([entry for entry in entries(served) if entry["request_id"] == "from-an-editor"]) == 3
    assert "canary-8d1b" not in served.logged


def test_no_secret_and_no_text_of_anybody_is_in_the_log(served: Served, member: Member, mailbox: Mailserver):
    """Send secrets through every door that takes one, good and bad, and look for them."""
    canary = "canary-7f3e"
    with served.client(headers={"X-Forwarded-For": "203.0.113.9"}) as api:
        text = {"text": f"{canary} she have an idea."}
        assert api.post("/actions/fix-grammar", json=text, headers=member.headers).status_code == 200
        api.post("/actions/translate", json=text | {"target_language": canary}, headers=member.headers)
        template = {"title": canary, "category": canary, "content": canary}
        assert api.post("/templates/", json=template, headers=member.headers).status_code == 201
        api.get("/templates/", params={"search": canary}, headers=member.headers)
        api.get("/templates/", headers={"Authorization": f"Bearer {canary}"})
        api.get("/auth/verify-email", params={"token": canary})
        api.post("/auth/login", json={"username": member.email, "password": canary})
        api.post("/auth/login", content=f'{{"password": "{canary}'.encode(), headers=JSON)
        api.post("/auth/refresh", json={"refresh_token": canary})
        api.post("/auth/change-password", json=changed(canary, canary), headers=member.headers)
        api.post("/auth/forgot-password", json={"email": member.email})
        code = secret_in_mail(mailbox, r"\b(\d{6})\b")
        reset = api.post("/auth/verify-otp", json={"email": member.email, "otp": code}).json()["reset_token"]
        refreshed = api.post("/auth/refresh", json={"refresh_token": member.refresh_token}).json()
    assert len(entries(served)) > 15
    secrets = (
        canary,
        PASSWORD,
        METRICS_TOKEN,
        "canary-key-of-the-model",
        member.access_token,
        member.refresh_token,
        member.verify_token,
        code,
        reset,
        refreshed["access_token"],
        refreshed["refresh_token"],
    )
    everything = served.logged + served.printed
    assert [secret for secret in secrets if secret in everything] == []


def test_a_host_that_is_not_ours_is_no_error(served):
    with served.client(headers={"Host": "evil.example.com", "X-Request-ID": "other-host"}) as api:
        assert api.get("/admin/login/").status_code == 400
    lines = [entry for entry in entries(served) if entry["request_id"] == "other-host"]
    assert [(line["logger"], line["level"]) for line in lines] == [("sahienglish.access", "INFO")]


def test_nobody_writes_a_line_of_their_own_into_the_readable_log(tmp_path):
    forged = "2026-11-24 17:00:00,000 INFO sahienglish.access [case] GET /forged 200"
    settings = on_test_database() | WITHOUT_CHECKER | {"WORKERS": "1"}
    with Served(tmp_path, "--no-prepare", **settings) as development:
        with development.await_readiness().client() as api:
            assert api.get(quote(f"/x\n{forged}\u2028\x1b[2J/é")).status_code == 404
            assert api.post(quote(f"/x\n{forged}"), content=b"x" * (1024 * 1024 + 1)).status_code == 413
        lines = [line for line in development.logged.splitlines() if "forged" in line]
    assert len(lines) == 2
    assert all(f"/x\\n{forged}" in line for line in lines)
    assert "\\u2028\\x1b[2J/é" in lines[0]


JSON = {"Content-Type": "application/json"}


def changed(old: str, new: str) -> dict[str, str]:
    return {"old_password": old, "new_password": new}
