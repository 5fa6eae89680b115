"""What any command says when the database is away: one line, with what to do."""

import pytest
from django.db import connection

from tests.support.servers.server_process import manage

COMMANDS = [
    "migrate",
    "seed_templates",
    "check_sessions",
    "deliver_mail --once",
    "changepassword asha@example.org",
    "createsuperuser --no-input --email asha@example.org --full_name Asha",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_without_its_database_says_so_in_one_line(command, tmp_path):
    url = "mongodb://asha:s3cret@127.0.0.1:1/?serverSelectionTimeoutMS=100"
    ended = manage(
        *command.split(), MONGODB_URL=url, VAR_DIR=str(tmp_path), DJANGO_SUPERUSER_PASSWORD="quiet river boat"
    )
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "CommandError: Nothing listens there: start the server, or correct host and port in MONGODB_URL."
    ]
    assert "s3cret" not in ended.stdout


@pytest.mark.parametrize("command", ["migrate", "check_mongo"])
def test_an_address_that_is_none_is_said_in_one_line(command, tmp_path):
    ended = manage(command, MONGODB_URL="mongodb://asha:s3cret@127.0.0.1:99999/", VAR_DIR=str(tmp_path))
    assert ended.returncode == 1
    [line] = ended.stderr.splitlines()
    assert line.startswith("CommandError: MONGODB_URL cannot be used")
    assert "s3cret" not in line


def test_whoever_looks_for_a_mistake_gets_to_see_where_it_happened(tmp_path):
    url = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100"
    ended = manage("showmigrations", "--traceback", MONGODB_URL=url, VAR_DIR=str(tmp_path))
    assert ended.returncode == 1
    assert "Traceback" in ended.stderr


@pytest.fixture
def empty(tmp_path):
    """Settings that lead to a database with nothing in it."""
    url, name = connection.settings_dict["HOST"], f"{connection.settings_dict['NAME']}_prepared"
    yield {"MONGODB_URL": url, "DATABASE_NAME": name, "VAR_DIR": str(tmp_path)}
    connection.connection.drop_database(name)


@pytest.mark.parametrize(("verbosity", "says"), [("0", False), ("1", True)])
def test_preparing_says_as_much_as_it_is_asked_to(verbosity, says, empty):
    ended = manage("prepare", "-v", verbosity, **empty)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ("Default templates:" in ended.stdout) is says
    assert bool(ended.stdout) is says
