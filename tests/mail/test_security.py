"""`SMTP_SECURITY` does what it says, and `send_test_email` says what to fix."""

import socket
import ssl
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from tests.mail.conftest import Manage
from tests.support.servers import smtp_server
from tests.support.servers.smtp_server import Mailserver

ADDRESS = "asha@example.org"
LOGIN = ("app@example.org", "canary-app-password")
Configure = Callable[[Mailserver, str], None]


@pytest.fixture
def tls(tmp_path: Path) -> tuple[ssl.SSLContext, str]:
    """A server's TLS, and the file by which a client trusts it."""
    path = smtp_server.certificate(tmp_path)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(path)
    return context, str(path)


@pytest.fixture
def configure(settings: LazySettings) -> Configure:
    """Set what `settings.py` makes of `SMTP_*`."""

    def apply(mailserver: Mailserver, security: str) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.SMTP_HOST = settings.EMAIL_HOST = "127.0.0.1"
        settings.SMTP_PORT = settings.EMAIL_PORT = mailserver.port
        settings.SMTP_SECURITY = security
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = security == "starttls", security == "ssl"
        settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = LOGIN
        settings.EMAIL_TIMEOUT = 0.5

    return apply


@pytest.fixture
def plain() -> Iterator[Mailserver]:
    with smtp_server.running(Mailserver()) as mailserver:
        yield mailserver


def complaint() -> str:
    """Return what `send_test_email` says when it fails."""
    with pytest.raises(CommandError) as caught:
        call_command("send_test_email", ADDRESS, stdout=StringIO())
    assert LOGIN[1] not in str(caught.value)
    return str(caught.value)


def test_each_kind_of_security_reaches_a_server_of_its_kind(
    manage: Manage, tls: tuple[ssl.SSLContext, str]
) -> None:
    context, trusted = tls
    with (
        smtp_server.running(Mailserver(login=LOGIN), starttls=context) as starttls,
        smtp_server.running(Mailserver(login=LOGIN), implicit=context) as implicit,
        smtp_server.running(Mailserver()) as none,
    ):
        servers = {"starttls": starttls, "ssl": implicit, "none": none}
        commands = [
            manage(
                "send_test_email",
                ADDRESS,
                SMTP_HOST="127.0.0.1",
                SMTP_PORT=str(mailserver.port),
                SMTP_SECURITY=security,
                SMTP_USERNAME=LOGIN[0] if mailserver.login else "",
                SMTP_PASSWORD=LOGIN[1] if mailserver.login else "",
                SMTP_FROM_EMAIL="app@example.org",
                SSL_CERT_FILE=trusted,
            )
            for security, mailserver in servers.items()
        ]
        for command in commands:
            assert "took the e-mail" in command.output()
        for mailserver in servers.values():
            assert [message["From"] for message in mailserver.received] == ["SahiEnglish <app@example.org>"]


def test_nothing_is_said_in_clear_to_a_server_without_starttls(
    plain: Mailserver, configure: Configure
) -> None:
    configure(plain, "starttls")
    assert "does not offer what SMTP_SECURITY=starttls" in complaint()
    assert plain.offered == []


def test_a_certificate_that_nobody_signed_is_not_trusted(
    configure: Configure, tls: tuple[ssl.SSLContext, str]
) -> None:
    with smtp_server.running(Mailserver(login=LOGIN), starttls=tls[0]) as mailserver:
        configure(mailserver, "starttls")
        assert "set SMTP_HOST to the name in it" in complaint()
        assert mailserver.offered == []


def test_a_refused_password_leads_to_app_passwords(configure: Configure) -> None:
    with smtp_server.running(Mailserver(login=("app@example.org", "another"))) as mailserver:
        configure(mailserver, "none")
        said = complaint()
    assert "535" in said
    assert "https://myaccount.google.com/apppasswords" in said


def test_tls_at_a_plain_port_is_named(plain: Mailserver, configure: Configure) -> None:
    configure(plain, "ssl")
    assert "does not speak TLS as SMTP_SECURITY=ssl expects" in complaint()


def test_a_plain_client_at_a_tls_port_is_named(configure: Configure, tls: tuple[ssl.SSLContext, str]) -> None:
    with smtp_server.running(Mailserver(), implicit=tls[0]) as mailserver:
        configure(mailserver, "starttls")
        assert "port 465 with SMTP_SECURITY=ssl" in complaint()


def test_a_port_without_a_server_is_named(plain: Mailserver, configure: Configure) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        configure(Mailserver(port=unused.getsockname()[1]), "none")
        assert "Nothing listens on 127.0.0.1:" in complaint()


def test_a_machine_nobody_knows_is_named(
    plain: Mailserver, configure: Configure, settings: LazySettings
) -> None:
    configure(plain, "none")
    settings.SMTP_HOST = settings.EMAIL_HOST = "smtp.invalid"
    assert "No machine is called smtp.invalid" in complaint()


def test_a_refused_recipient_is_told_from_wrong_settings(configure: Configure) -> None:
    with smtp_server.running(Mailserver(login=LOGIN)) as mailserver:
        mailserver.rcpt.append("550 5.1.1 No such person")
        configure(mailserver, "none")
        assert "The settings work" in complaint()
