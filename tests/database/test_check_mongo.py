"""What `check_mongo` says of good servers, bad ones and none."""

import subprocess
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pymongo import MongoClient
from pymongo.errors import ConfigurationError, OperationFailure, PyMongoError, ServerSelectionTimeoutError

from sahienglish.database import connection_errors, mongo
from sahienglish.database.embedded import server
from tests.support.servers.database_server import temporary_directory
from tests.support.servers.server_process import manage


def check() -> str:
    output = StringIO()
    call_command("check_mongo", stdout=output)
    return output.getvalue()


def check_at(url: str) -> subprocess.CompletedProcess[str]:
    """Run the command as its own process against `url`."""
    with temporary_directory() as var:
        return manage("check_mongo", MONGODB_URL=url, VAR_DIR=str(var))


def serving(data: Path, port: int, *flags: str) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        server.command(data, port, "--sync-on-commit", *flags), stderr=subprocess.DEVNULL
    )
    with MongoClient(server.HOST, port, serverSelectionTimeoutMS=10_000) as client:
        client.admin.command("ping")
    return process


@pytest.fixture
def guarded_port() -> Iterator[int]:
    """The port of a server that knows one user, `asha` with the password `right`."""
    with temporary_directory() as directory:
        port = server.free_port()
        process = serving(directory / "data", port)
        with MongoClient(server.HOST, port) as client:
            client.admin.command("createUser", "asha", pwd="right", roles=["root"])
        process.kill()
        process.wait()
        process = serving(directory / "data", port, "--auth")
        yield port
        process.kill()
        process.wait()


def test_a_prepared_database_is_described() -> None:
    output = check()
    for word in (
        "server ",
        "address ",
        "latency ",
        "transactions ",
        f"database      {mongo.database_name()}",
    ):
        assert word in output
    assert "present       django_session: unique (session_key)" in output
    assert "MISSING" not in output


def test_a_missing_index_is_named_and_fails() -> None:
    sessions = mongo.collection("django_session")
    keys = [("expire_date", 1)]
    name = next(name for name, index in sessions.index_information().items() if index["key"] == keys)
    sessions.drop_index(name)
    output = StringIO()
    try:
        with pytest.raises(CommandError, match=r"1 declared indexes are missing: run .*prepare"):
            call_command("check_mongo", stdout=output)
    finally:
        sessions.create_index(keys, name=name)
    assert "MISSING       django_session: (expire_date)" in output.getvalue()


def test_nothing_listening() -> None:
    answer = check_at(f"mongodb://asha:s3cret@{server.HOST}:{server.free_port()}/")
    assert answer.returncode == 1
    assert "Nothing listens there" in answer.stderr
    assert "s3cret" not in answer.stdout + answer.stderr


def test_wrong_password(guarded_port: int) -> None:
    answer = check_at(f"mongodb://asha:wr0ng@{server.HOST}:{guarded_port}/?authSource=admin")
    assert answer.returncode == 1
    assert "refused user or password" in answer.stderr
    assert "wr0ng" not in answer.stdout + answer.stderr


def test_without_a_url_the_embedded_server_is_started() -> None:
    answer = check_at("")
    assert "server        SecantusDB" in answer.stdout
    assert answer.returncode == 1
    assert "indexes are missing" in answer.stderr


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ServerSelectionTimeoutError("db.example: [Errno -2] Name or service not known"), "host name"),
        (ConfigurationError("The DNS query name does not exist: _mongodb._tcp.db."), "host name"),
        (
            ServerSelectionTimeoutError("db: [SSL: CERTIFICATE_VERIFY_FAILED]"),
            "tlsCAFile",
        ),
        (
            ServerSelectionTimeoutError("db: SSL handshake failed"),
            "IP access list",
        ),
        (ServerSelectionTimeoutError("db: timed out"), "IP access list"),
        (OperationFailure("bad auth : s3cret", 8000), "refused user or password"),
        (OperationFailure("not authorized on x", 13), "readWrite"),
        (ConfigurationError("Port contains non-digit characters: s3cret"), "MONGODB_URL cannot be used"),
    ],
)
def test_every_trouble_has_words_and_no_password(error: PyMongoError, words: str) -> None:
    said = connection_errors.explained(error, url="mongodb+srv://asha:s3cret@x.mongodb.net/")
    assert words in said
    assert "s3cret" not in said
