"""Without a mail server, mail is in files and its link or code on the console."""

from email import message_from_bytes, policy
from pathlib import Path
from threading import Event

import pytest
from django.conf import LazySettings

from sahienglish.mail.delivery import deliver_due
from tests.mail.conftest import Manage
from tests.support.stored_mail import put


@pytest.fixture
def folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.EMAIL_BACKEND = "sahienglish.mail.files.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return tmp_path / "mail"


def test_each_mail_is_a_file_that_a_mail_program_opens(folder: Path) -> None:
    put()
    put("bina@example.org")
    assert deliver_due(Event()) == 2
    first, second = sorted(folder.iterdir(), key=lambda path: "bina" in path.name)
    assert first.suffix == ".eml"
    assert first.stat().st_mode & 0o077 == 0
    message = message_from_bytes(first.read_bytes(), policy=policy.default)
    assert message["To"] == "asha@example.org"
    assert second != first


def test_the_code_is_on_the_console_in_development(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put()
    deliver_due(Event())
    first, code, path = capsys.readouterr().out.splitlines()
    assert first == "Mail to asha@example.org: Your code"
    assert code.strip() == "271828"
    assert Path(path.strip()).parent == folder


def test_the_console_says_nothing_in_production(
    folder: Path, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.PRODUCTION = True
    put()
    deliver_due(Event())
    captured = capsys.readouterr()
    assert "271828" not in captured.out + captured.err
    assert len(list(folder.iterdir())) == 1


def test_an_address_cannot_lead_out_of_the_folder(folder: Path) -> None:
    put("../../../asha@example.org")
    assert deliver_due(Event()) == 1
    assert len(list(folder.iterdir())) == 1


def test_no_code_is_ever_logged(
    folder: Path, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    put()
    with caplog.at_level("DEBUG"):
        deliver_due(Event())
    assert "sent" in caplog.text
    assert "271828" not in caplog.text
    assert "asha@example.org" not in caplog.text


def test_the_test_mail_says_where_it_went(manage: Manage, tmp_path: Path) -> None:
    output = manage("send_test_email", "asha@example.org").output()
    assert "SMTP_HOST is not set, so e-mail is written to files." in output
    assert len(list((tmp_path / "var" / "mail").iterdir())) == 1
