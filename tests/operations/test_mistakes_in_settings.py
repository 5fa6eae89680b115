"""A wrong setting is named with its reason, before anything starts and without a traceback."""

import re
import subprocess
import sys

import pytest
from django.core.checks import run_checks

from tests.operations.process import ROOT, environment, manage

GOOD = {
    "ENVIRONMENT": "production",
    "JWT_SECRET_KEY": "Yk3v0ZqLr8wTn5uXc1Bh7sJd4Mf9Gp2AeQ6oRiKy",
    "MONGODB_URL": "mongodb://127.0.0.1:1/",
    "APP_URL": "https://api.example.org",
    "SMTP_HOST": "smtp.example.org",
}


def test_every_wrong_setting_has_its_line():
    wrong = {
        "PORT": "http",
        "WORKERS": "0",
        "ENVIRONMENT": "staging",
        "SMTP_SECURITY": "tls",
        "ACCESS_TOKEN_EXPIRE_MINUTES": "-5",
        "AI_TIMEOUT_SECONDS": "nan",
        "APP_URL": "api.example.org",
        "MONGODB_URL": "postgres://db",
        "TRUSTED_PROXIES": "10.0.0.0/8, the proxy",
    }
    ended = manage("serve", **wrong)
    assert ended.returncode == 1
    first, *lines = ended.stderr.splitlines()
    assert first == "SahiEnglish cannot start:"
    assert sorted(line.split(":")[0].strip() for line in lines) == sorted(wrong)
    assert '"the proxy"' in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_file_of_settings_is_read_and_the_environment_wins(tmp_path):
    dotenv = tmp_path / "settings.env"
    dotenv.write_text("PORT=eight\nWORKERS=many\n")
    ended = manage("check", ENV_FILE=str(dotenv), WORKERS="2")
    assert ended.returncode == 1
    assert [line.split(":")[0].strip() for line in ended.stderr.splitlines()[1:]] == ["PORT"]


def test_a_file_of_settings_that_is_no_text_is_named(tmp_path):
    dotenv = tmp_path / "settings.env"
    dotenv.write_bytes(b"PORT=\xff\n")
    ended = manage("check", ENV_FILE=str(dotenv))
    assert (ended.returncode, ended.stderr.splitlines()[1:]) == (1, [f"  {dotenv}: is not text in UTF-8."])


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    ended = manage("check", VAR_DIR=str(tmp_path / "file"))
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[1:] == [f"  VAR_DIR: {tmp_path / 'file'} cannot be made: File exists."]


def test_production_refuses_what_is_good_enough_for_development():
    ended = manage(
        "serve",
        ENVIRONMENT="production",
        JWT_SECRET_KEY="change-me-change-me-change-me-change-me",
        APP_URL="http://api.example.org",
        CORS_ALLOWED_ORIGINS="*",
    )
    assert ended.returncode == 1
    assert re.findall(r"sahienglish\.(E\d+)", ended.stderr) == ["E003", "E004", "E005", "E006", "E007"]
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("secret", "check"), [("", "E001"), ("short but mine", "E002"), ("x" * 31, "E002")])
def test_no_environment_takes_a_weak_signing_key(settings, secret, check):
    settings.JWT_SECRET_KEY = secret
    assert [message.id for message in run_checks(tags=["sahienglish"])] == [f"sahienglish.{check}"]


def test_production_has_nothing_to_say_against_good_settings():
    ended = manage("check", **GOOD)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_server_started_past_the_command_refuses_too():
    code = "import sahienglish.asgi"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        env=environment(**GOOD | {"SMTP_HOST": ""}),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 1
    assert "sahienglish.E007" in ended.stderr
    assert "Traceback" not in ended.stderr
