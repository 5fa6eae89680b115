"""`/metrics`: who may see it, and what it counts over all workers."""

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from sahienglish.mail import outbox
from tests.operations.conftest import METRICS_TOKEN
from tests.support.servers.server_process import Served


def scrape(api: httpx.Client, token: str) -> dict[str, float]:
    """Return every sample by the name and labels it is written with."""
    answer = api.get("/metrics", headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        f"{sample.name}{dict(sorted(sample.labels.items()))}": sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def requests(method: str, route: str, status: int) -> str:
    return f"sahienglish_http_requests_total{ {'method': method, 'route': route, 'status': str(status)} }"


@pytest.fixture
def token(settings):
    return settings.METRICS_TOKEN


def test_without_a_token_in_the_settings_there_is_no_such_path(api, settings):
    settings.METRICS_TOKEN = ""
    for method in ("GET", "POST"):
        answer = api.request(method, "/metrics", headers={"Authorization": "Bearer x"})
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("authorization", "code"),
    [
        (None, "not_authenticated"),
        ("Basic bWV0cmljcw==", "not_authenticated"),
        ("Bearer", "token_invalid"),
        ("Bearer wrong", "token_invalid"),
        ("Bearer töken".encode(), "token_invalid"),
    ],
)
def test_whoever_does_not_know_the_token_is_refused(api, authorization, code):
    answer = api.get("/metrics", headers={"Authorization": authorization} if authorization else {})
    assert (answer.status_code, answer.json()["code"]) == (401, code)
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_requests_are_counted_by_their_pattern_and_never_by_their_path(api, token, signed_in):
    before = scrape(api, token)
    signed_in().get("/templates/6923a0c1e4b0a1b2c3d4e5f6")
    api.get("/templates/6923a0c1e4b0a1b2c3d4e5f7")
    api.get("/no/such/path")
    api.request("PURGE", "/healthz")
    api.post("/auth/register", content=b"x" * (1024 * 1024 + 1))
    after = scrape(api, token)
    for label in (
        requests("GET", "/templates/{template_id}", 404),
        requests("GET", "/templates/{template_id}", 401),
        requests("GET", "unmatched", 404),
        requests("other", "/healthz", 405),
        requests("POST", "refused", 413),
    ):
        assert after[label] - before.get(label, 0) == 1, label
    assert "6923a0c1e4b0a1b2c3d4e5f6" not in str(after)


def test_the_time_of_requests_is_counted(api, token):
    name = "sahienglish_http_request_seconds_count{'method': 'GET', 'route': '/healthz'}"
    before = scrape(api, token)
    api.get("/healthz")
    assert scrape(api, token)[name] - before.get(name, 0) == 1


def test_logins_are_counted_by_their_outcome(api, token):
    wrong = "sahienglish_logins_total{'outcome': 'invalid_credentials'}"
    before = scrape(api, token)
    api.post("/auth/login", json={"username": "nobody@example.org", "password": "not the one"})
    assert scrape(api, token)[wrong] - before.get(wrong, 0) == 1


def test_the_help_of_logins_names_every_way_that_is_counted(api, token):
    text = api.get("/metrics", headers={"Authorization": f"Bearer {token}"}).text
    [words] = [line for line in text.splitlines() if line.startswith("# HELP sahienglish_logins_total ")]
    assert words.endswith("Tries to log in with a password, a passkey or another provider.")


def test_calls_to_the_provider_are_counted(api, token, signed_in):
    calls = "sahienglish_provider_calls_total{'outcome': 'ok', 'provider': 'offline'}"
    before = scrape(api, token)
    answer = signed_in().post("/actions/fix-grammar", json={"text": "She have an idea."})
    assert answer.status_code == 200
    after = scrape(api, token)
    assert after[calls] - before.get(calls, 0) == 1
    assert after["sahienglish_provider_call_seconds_count{'provider': 'offline'}"] >= 1


def test_the_mail_queue_is_asked_when_the_figures_are(api, token, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    outbox.put(owner=None, to="asha@example.org", subject="s", text="t", html="h", kind="test")
    figures = scrape(api, token)
    assert figures["sahienglish_mail_queue_messages{}"] == 1
    assert figures["sahienglish_mail_queue_oldest_seconds{}"] >= 0


def test_every_worker_tells_what_all_of_them_counted(served: Served):
    route = requests("GET", "/healthz", 200)
    with served.client() as api:
        before = scrape(api, METRICS_TOKEN).get(route, 0)
    for _ in range(40):
        with served.client() as api:
            assert api.get("/healthz").status_code == 200
    told = []
    for _ in range(10):
        with served.client() as api:
            told.append(scrape(api, METRICS_TOKEN)[route] - before)
    assert told == [40] * 10
