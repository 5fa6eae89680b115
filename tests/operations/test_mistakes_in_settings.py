"""A wrong setting is named with its reason, before anything starts and without a traceback."""

import os
import re
import subprocess
import sys

import pytest
from django.core.checks import run_checks

from sahienglish.environment import usable_cpus
from sahienglish.service_urls import local_url
from tests.support.servers.server_process import ROOT, environment, manage

GOOD = {
    "ENVIRONMENT": "production",
    "JWT_SECRET_KEY": "Yk3v0ZqLr8wTn5uXc1Bh7sJd4Mf9Gp2AeQ6oRiKy",
    "MONGODB_URL": "mongodb://127.0.0.1:1/",
    "APP_URL": "https://api.example.org",
    "SMTP_HOST": "smtp.example.org",
    "SMTP_FROM_EMAIL": "no-reply@example.org",
}
FORMER = "Qw8zR2tY6uI1oP5aS9dF3gH7jK4lZ0xC"


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


def test_a_file_of_settings_that_does_not_exist_is_named(tmp_path):
    missing = tmp_path / "no.env"
    ended = manage("check", ENV_FILE=str(missing))
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[1:] == [f"  ENV_FILE: {missing} does not exist."]


def test_a_misspelt_name_in_the_file_is_reported_with_the_setting_that_was_meant(tmp_path):
    dotenv = tmp_path / "settings.env"
    dotenv.write_text("GEMINI_API_KYE=a-secret-value\nPORT=8123\nCOLOUR=red\n")
    ended = manage("check", ENV_FILE=str(dotenv))
    assert ended.returncode == 0
    assert "GEMINI_API_KYE in the environment file is not a setting." in ended.stderr
    assert "Did you mean GEMINI_API_KEY?" in ended.stderr
    assert "COLOUR in the environment file is not a setting." in ended.stderr
    assert "PORT in" not in ended.stderr
    assert "a-secret-value" not in ended.stderr


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, None),
        ({"cpu.max": "max 100000\n"}, None),
        ({"cpu.max": "100000 100000\n"}, 1),
        ({"cpu.max": "50000 100000\n"}, 1),
        ({"cpu/cpu.cfs_quota_us": "100000\n", "cpu/cpu.cfs_period_us": "100000\n"}, 1),
        ({"cpu/cpu.cfs_quota_us": "-1\n", "cpu/cpu.cfs_period_us": "100000\n"}, None),
    ],
)
def test_a_container_with_a_processor_limit_gets_fewer_workers(tmp_path, files, expected):
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    assert usable_cpus(tmp_path) == (expected or len(os.sched_getaffinity(0)))


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
    assert re.findall(r"sahienglish\.(E\d+)", ended.stderr) == [
        "E003",
        "E004",
        "E005",
        "E006",
        "E007",
        "E012",
    ]
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("secret", "check"), [("", "E001"), ("short but mine", "E002"), ("x" * 31, "E002")])
def test_no_environment_takes_a_weak_signing_key(settings, secret, check):
    settings.JWT_SECRET_KEY = secret
    assert [message.id for message in run_checks(tags=["sahienglish"])] == [f"sahienglish.{check}"]


@pytest.mark.parametrize(("algorithm", "least"), [("HS256", 32), ("HS384", 48), ("HS512", 64)])
def test_a_signing_key_is_as_long_as_the_hash_of_its_algorithm(settings, algorithm, least):
    settings.JWT_ALGORITHM = algorithm
    settings.JWT_SECRET_KEY = "x" * least
    assert run_checks(tags=["sahienglish"]) == []
    settings.JWT_SECRET_KEY = "x" * (least - 1)
    [mistake] = run_checks(tags=["sahienglish"])
    assert mistake.msg == f"JWT_SECRET_KEY is shorter than the {least} bytes that {algorithm} needs."


def test_a_former_signing_key_is_held_to_the_same_rules_and_never_shown():
    placeholder = "change-me-change-me-change-me-change-me"
    ended = manage("check", **GOOD, JWT_PREVIOUS_SECRET_KEYS=f"{FORMER},tiny-one,{placeholder}")
    assert ended.returncode == 1
    assert "(sahienglish.E002) JWT_PREVIOUS_SECRET_KEYS, key 2, is shorter than the 32 bytes" in ended.stderr
    assert "(sahienglish.E003) JWT_PREVIOUS_SECRET_KEYS, key 3, is a placeholder." in ended.stderr
    assert "key 1" not in ended.stderr
    assert not [secret for secret in (FORMER, "tiny-one", placeholder) if secret in ended.stderr]


DURATIONS = {
    "ACCESS_TOKEN_EXPIRE_MINUTES": ("1000000000", "43200"),
    "RESET_TOKEN_EXPIRE_MINUTES": ("1000000000", "1440"),
    "VERIFY_TOKEN_EXPIRE_HOURS": ("1000000000", "8760"),
    "OTP_EXPIRE_MINUTES": ("1000000000", "1440"),
    "ACCOUNT_LOCKOUT_DURATION_MINUTES": ("1000000000", "43200"),
    "AUDIT_RETENTION_DAYS": ("3000000", "36500"),
    "SHUTDOWN_GRACE_SECONDS": ("1000000000", "3600"),
    "AI_TIMEOUT_SECONDS": ("0", "3600"),
}
"""A value that breaks what it is for, and the most that does not."""


def test_durations_that_no_clock_can_count_or_nothing_can_be_done_in_are_refused():
    ended = manage("check", **{name: wrong for name, (wrong, _) in DURATIONS.items()})
    first, *lines = ended.stderr.splitlines()
    assert first == "SahiEnglish cannot start:"
    assert sorted(line.split(":")[0].strip() for line in lines) == sorted(DURATIONS)
    assert all(re.search(r": must be between [\d.,]+ and [\d.,]+\.$", line) for line in lines)
    longest = manage("check", **GOOD, **{name: good for name, (_, good) in DURATIONS.items()})
    assert (longest.returncode, longest.stderr) == (0, "")


@pytest.mark.parametrize("name", ["a b/c", "a.b", "$cmd", "a" * 64, 'a"b'])
def test_a_name_that_no_database_can_have_is_named(name):
    ended = manage("check", DATABASE_NAME=name)
    assert ended.returncode == 1
    assert [line.split(":")[0] for line in ended.stderr.splitlines()[1:]] == ["  DATABASE_NAME"]


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:8846"),
        ("::1", "http://[::1]:8846"),
        ("2001:db8::7", "http://[2001:db8::7]:8846"),
        ("0.0.0.0", "http://localhost:8846"),  # noqa: S104 (nothing is bound)
        ("::", "http://localhost:8846"),
        ("api.example.org", "http://api.example.org:8846"),
    ],
)
def test_links_lead_to_where_the_server_listens(host, address):
    assert local_url(host, 8846) == address


def test_without_a_public_address_links_and_the_admin_use_the_local_one():
    code = "from sahienglish import settings; print(settings.APP_URL, settings.ALLOWED_HOSTS)"
    ended = python(code, HOST="2001:db8::7", PORT="8846")
    assert ended.stdout.split(maxsplit=1)[0] == "http://[2001:db8::7]:8846"
    assert "'[2001:db8::7]'" in ended.stdout


@pytest.mark.parametrize(
    ("provider", "setting"), [("gemini", "GEMINI_API_KEY"), ("openai", "OPENAI_BASE_URL")]
)
def test_a_chosen_provider_without_its_setting_is_a_mistake(provider, setting):
    ended = manage("check", **GOOD, AI_PROVIDER=provider)
    assert ended.returncode == 1
    assert f"(ai_tools.E002) AI_PROVIDER={provider} needs {setting}." in ended.stderr
    given = manage("check", **GOOD, AI_PROVIDER=provider, **{setting: "https://model.example.org/v1"})
    assert (given.returncode, given.stderr) == (0, "")


def test_the_test_command_of_django_refuses_instead_of_finding_nothing():
    ended = manage("test", **GOOD)
    assert ended.returncode == 1
    assert ended.stderr == "CommandError: The tests run with pytest: `make test`, or `python -m pytest`.\n"


def test_production_has_nothing_to_say_against_good_settings():
    ended = manage("check", **GOOD)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_server_started_past_the_command_refuses_too():
    ended = python("import sahienglish.asgi", **GOOD | {"SMTP_HOST": ""})
    assert ended.returncode == 1
    assert "sahienglish.E007" in ended.stderr
    assert "Traceback" not in ended.stderr


def python(code, **settings):
    return subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        env=environment(**settings),
        capture_output=True,
        text=True,
        timeout=60,
    )
