"""Requests as real clients write them, byte for byte, on the real socket."""

import json
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import quote_plus, urlsplit

import httpx
import pytest

from tests.ai_tools.languagetool.conftest import assert_plain_error

TEXT = "She go to school & he go 50%41 of it, 2+2."
OFFSETS = [4, 22]
Exchange = Callable[..., tuple[dict[str, str], bytes]]


@pytest.fixture
def exchange(server: Any) -> Exchange:
    """Send bytes on a connection of its own, and return the headers and the body of the response."""

    def call(request: bytes, *, half_close: bool = False) -> tuple[dict[str, str], bytes]:
        address = urlsplit(server.url)
        with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
            connection.sendall(request)
            if half_close:
                connection.shutdown(socket.SHUT_WR)
            received = b""
            while b"\r\n\r\n" not in received or len(received.partition(b"\r\n\r\n")[2]) < _length(received):
                if not (part := connection.recv(65_536)):
                    break
                received += part
        head, _, body = received.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:])
        return headers | {"status": lines[0].split()[1]}, body

    return call


def _length(received: bytes) -> int:
    head = received.partition(b"\r\n\r\n")[0].lower()
    return int(head.partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)


def post(body: bytes, *headers: str, path: str = "/v2/check") -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join([*lines, "", ""]).encode() + body


def form(**fields: str) -> bytes:
    return "&".join(f"{name}={quote_plus(value)}" for name, value in fields.items()).encode()


def offsets(body: bytes) -> list[int]:
    return [match["offset"] for match in json.loads(body)["matches"]]


ENCODED = form(language="en-US", text=TEXT)
ANNOTATED = form(language="en-US", data=json.dumps({"annotation": [{"text": TEXT}]}))

SHAPES = {
    "LTeX": post(
        ANNOTATED,
        "Connection: Upgrade, HTTP2-Settings",
        "HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA",
        "Upgrade: h2c",
        "User-Agent: Java-http-client/17.0.8",
        "Content-Type: application/json",
    ),
    "LTeX+ with a trailing slash": post(ANNOTATED, "Content-Type: application/json", path="//v2/check"),
    "Obsidian": post(
        ANNOTATED, "Accept: application/json", "Content-Type: application/x-www-form-urlencoded"
    ),
    "TeXstudio": post(ENCODED + b"\n", "Content-Type: text/json"),
    "Zettlr": post(ENCODED, "Content-Type: text/plain;charset=UTF-8", "User-Agent: Zettlr"),
    "ltrs": post(
        form(text=TEXT, language="en-US", level="default", enabledOnly="false", motherTongue="de-DE"),
        "Content-Type: application/x-www-form-urlencoded",
        "Accept: */*",
    ),
    "a browser add-on": post(
        form(
            data=json.dumps({"text": TEXT}),
            text="",
            language="en-US",
            mode="allButTextLevelOnly",
            level="picky",
        ),
        "Content-Type: text/plain;charset=UTF-8",
        "Origin: moz-extension://4fa3c0de-0000-4000-8000-000000000000",
    ),
    "no media type": post(ENCODED),
    "LibreOffice 7.4": post(b"text=" + TEXT.encode() + b"&language=en-US"),
    "the query": post(b"", path="/v2/check?" + ENCODED.decode()),
    "names sent twice and without a value": post(
        form(language="xx", text="Wrong") + b"&" + ENCODED + b"&text&language&callback&=&"
    ),
    "the query over the body": post(form(language="xx"), path="/v2/check?" + ENCODED.decode()),
}


@pytest.mark.parametrize("client", SHAPES)
def test_a_client_gets_its_matches(exchange: Exchange, client: str):
    headers, body = exchange(SHAPES[client])
    assert (headers["status"], headers["content-type"]) == ("200", "application/json")
    assert "transfer-encoding" not in headers
    assert int(headers["content-length"]) == len(body)
    assert offsets(body) == OFFSETS
    assert headers["access-control-allow-origin"] == "*"


def test_a_client_that_ends_its_side_of_the_connection_gets_its_answer(exchange: Exchange):
    request = post(ENCODED, "Content-Type: application/x-www-form-urlencoded", "User-Agent: Emacs-langtool")
    headers, body = exchange(request, half_close=True)
    assert headers["content-type"] == "application/json"
    assert offsets(body) == OFFSETS


@pytest.mark.parametrize("text", ["a b&language=xx c", "ünïcödé She go", "1 & 2", "%", "She go+& "])
def test_what_libreoffice_does_not_encode_is_read_letter_by_letter(exchange: Exchange, text: str):
    body = f"text={text}&language=en-US&username=a+b@example.org&apiKey=a+b%41".encode()
    headers, answer = exchange(post(body))
    assert (headers["status"], answer[:6]) == ("403", b"Error:")
    headers, answer = exchange(post(f"text={text}&language=en-US".encode()))
    assert headers["status"] == "200"
    assert [end for _, end in json.loads(answer)["sentenceRanges"]] == [len(text.rstrip())]


@pytest.mark.parametrize(
    "path", ["/v2/languages", "/v2/languages/", "//v2/languages", "/lt/a-key/v2/languages/"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_languages_are_listed_with_and_without_a_slash(exchange: Exchange, path: str, method: str):
    headers, body = exchange(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert headers["status"] == "200"
    languages = json.loads(body)
    assert {"en-US", "en-GB", "en-IN", "en-AU", "en-CA"} < {language["longCode"] for language in languages}
    assert {language["code"] for language in languages} == {"en"}


def test_the_server_tells_what_it_is(api: httpx.Client):
    length = api.get("/v2/maxtextlength")
    assert (length.text, length.headers["content-type"].split(";")[0]) == ("10000", "text/plain")
    assert api.get("/v2/healthcheck").text == "OK"
    assert api.get("/v2/info").json()["software"]["name"] == "SahiEnglish"
    configuration = api.get("/v2/configinfo").json()
    assert configuration["parameter"] == {"maxTextLength": 10_000}
    assert set(configuration["rules"][0]) == {
        "ruleId", "description", "categoryId", "categoryName", "locQualityIssueType",
    }  # fmt: skip
    described = {rule["ruleId"]: rule for rule in configuration["rules"]}
    assert len(described) == len(configuration["rules"])
    found = api.post("/v2/check", data={"language": "en-GB", "text": f"{TEXT} I recieve it."}).json()
    for match in found["matches"]:
        assert described[match["rule"]["id"]]["categoryId"] == match["rule"]["category"]["id"]


@pytest.mark.parametrize("origin", ["https://notes.example.org", "null"])
def test_a_web_page_of_any_origin_may_call(api: httpx.Client, settings: Any, origin: str):
    settings.CORS_ALLOW_ALL_ORIGINS = False
    settings.CORS_ALLOWED_ORIGINS = ["https://app.example.org"]
    answer = api.post("/v2/check", data={"language": "en", "text": "She go."}, headers={"Origin": origin})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    asked["Access-Control-Request-Headers"] = "authorization, content-type"
    allowed = api.options("/v2/check", headers=asked)
    assert allowed.headers["access-control-allow-origin"] in {"*", origin}
    assert "authorization" in allowed.headers["access-control-allow-headers"]
    assert "access-control-allow-origin" not in api.options("/auth/login", headers=asked).headers


def test_a_key_in_a_path_is_in_no_log_line(api: httpx.Client, caplog: pytest.LogCaptureFixture):
    caplog.set_level("DEBUG")
    key = "sahi_pat_" + "s3cret" * 6
    for path in (
        f"/lt/{key}/v2/check",
        f"/lt/{key}/v2/languages/",
        f"/lt/{key}/nothing",
        f"/lt/{key}",
        f"/lt/{key}//x",
    ):
        answer = api.post(path, content=b"text=A&language=en")
        assert "s3cret" not in answer.text
    assert_plain_error(api.post(f"/lt/{key}/v2/check", content=b"x" * (1024 * 1024 + 1)), 413)
    # Not those of the test's own client, nor of the access log that `manage.py serve` switches off.
    records = [record for record in caplog.records if not record.name.startswith(("http", "uvicorn"))]
    logged = [record.getMessage() for record in records]
    assert sum(record.name == "sahienglish.access" for record in records) >= 6
    leaks = [f"{record.name} {vars(record)}" for record in records if "s3cret" in f"{vars(record)}"]
    assert leaks == []
    assert any("/lt/***/v2/check" in line for line in logged)
    metrics = api.get("/metrics", headers={"Authorization": "Bearer metrics-token-of-the-tests"}).text
    assert "/lt/{key}/v2/check" in metrics
    assert "s3cret" not in metrics
