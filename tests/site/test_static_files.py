"""Static files are compressed by the service itself."""

import gzip

import pytest

FILE = "/static/workbench/core.js"


@pytest.mark.parametrize("path", [FILE, "/static/workbench/app.css"])
def test_text_is_compressed_for_those_who_accept_it(api, path):
    plain = api.get(path, headers={"Accept-Encoding": "identity"})
    with api.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as response:
        compressed = b"".join(response.iter_raw())
    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]
    assert len(compressed) < len(plain.content) / 2
    assert gzip.decompress(compressed) == plain.content
    assert response.headers["Content-Type"] == plain.headers["Content-Type"]


def test_a_file_that_the_browser_has_is_not_sent_again(api):
    first = api.get(FILE)
    second = api.get(FILE, headers={"If-None-Match": first.headers["ETag"]})
    assert (second.status_code, second.content) == (304, b"")


def test_a_head_and_a_range_are_answered_as_ever(api):
    head = api.head(FILE)
    assert (head.status_code, head.content) == (200, b"")
    part = api.get(FILE, headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(part.content)) == (206, 10)


def test_the_page_itself_is_compressed(api):
    assert api.get("/app").headers["Content-Encoding"] == "gzip"
