"""`manage.py serve`, as a newcomer starts it."""

import socket

import httpx

from tests.operations.process import Served, free_port, manage


def test_it_starts_on_nothing_and_says_where_things_are(tmp_path):
    with Served(tmp_path, WORKERS="1") as first:
        first.await_readiness()
        assert first.printed.splitlines() == [
            f"SahiEnglish  {first.url}",
            f"API docs     {first.url}/docs",
            f"Admin        {first.url}/admin/   (first: python manage.py createsuperuser)",
            f"Mail goes to {tmp_path / 'var' / 'mail'}",
        ]
        assert httpx.get(f"{first.url}/openapi.json").json()["openapi"] == "3.1.1"
        first.terminate()
        assert first.wait() == 0
        assert "Traceback" not in first.logged
    with Served(tmp_path, WORKERS="1") as second:
        second.await_readiness()


def test_a_port_that_is_taken_is_said_in_words(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ended = manage("serve", PORT=str(port), VAR_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        f"CommandError: Cannot serve on 127.0.0.1:{port}: Address already in use. Set HOST or PORT."
    ]


def test_a_database_that_is_not_there_is_said_in_words(tmp_path):
    settings = {"MONGODB_URL": "mongodb://127.0.0.1:1/", "VAR_DIR": str(tmp_path), "PORT": str(free_port())}
    ended = manage("serve", **settings)
    assert ended.returncode == 1
    assert ended.stderr.startswith("CommandError: Nothing listens there")
    assert len(ended.stderr.splitlines()) == 1
