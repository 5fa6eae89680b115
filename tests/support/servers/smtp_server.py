"""A real SMTP server on loopback whose replies a test may choose."""

import asyncio
import datetime
import ipaddress
import ssl
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

OK = "250 OK"


def _set() -> threading.Event:
    event = threading.Event()
    event.set()
    return event


@dataclass
class Mailserver:
    """What the server says, reply after reply and then OK, and what it was given."""

    port: int = 0
    mail: deque[str] = field(default_factory=deque)
    rcpt: deque[str] = field(default_factory=deque)
    data: deque[str] = field(default_factory=deque)
    seconds: float = 0
    """How long a message is looked at before it is answered."""

    answering: threading.Event = field(default_factory=_set)
    """While this is clear, messages wait for their answer."""

    login: tuple[str, str] | None = None
    offered: list[str] = field(default_factory=list)
    """The Message-ID of everything that came as far as DATA."""

    received: list[EmailMessage] = field(default_factory=list)
    peers: set[tuple[str, int]] = field(default_factory=set)
    """The other ends of the connections that mail came over."""

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        reply = self.mail.popleft() if self.mail else OK
        if reply == OK:
            envelope.mail_from = address
        return reply

    async def handle_RCPT(  # noqa: N802 (the library's name)
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        reply = self.rcpt.popleft() if self.rcpt else OK
        if reply == OK:
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.offered.append(message["Message-ID"])
        self.peers.add(session.peer)
        await asyncio.sleep(self.seconds)
        await asyncio.to_thread(self.answering.wait)
        reply = self.data.popleft() if self.data else OK
        if reply == OK:
            self.received.append(message)
        return reply

    def authenticate(
        self, server: SMTP, session: Any, envelope: Any, mechanism: str, given: Any
    ) -> AuthResult:
        right = (given.login.decode(), given.password.decode()) == self.login
        return AuthResult(success=right, handled=False)


@contextmanager
def running(
    mailserver: Mailserver, *, starttls: ssl.SSLContext | None = None, implicit: ssl.SSLContext | None = None
) -> Iterator[Mailserver]:
    """Serve on `mailserver.port`, or on a free port that is then noted there."""
    ready, ending = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    def protocol() -> SMTP:
        return SMTP(
            mailserver,
            loop=loop,
            tls_context=starttls,
            require_starttls=starttls is not None,
            auth_required=mailserver.login is not None,
            auth_require_tls=False,
            authenticator=mailserver.authenticate,
        )

    async def serve() -> None:
        listening = await loop.create_server(protocol, "127.0.0.1", mailserver.port, ssl=implicit)
        mailserver.port = listening.sockets[0].getsockname()[1]
        ready.set()
        async with listening:
            await ending.wait()

    thread = threading.Thread(target=lambda: _run(loop, serve()), daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield mailserver
    finally:
        loop.call_soon_threadsafe(ending.set)
        thread.join(10)


def _run(loop: asyncio.AbstractEventLoop, serving: Any) -> None:
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(serving)


def certificate(folder: Path) -> Path:
    """Write a key and a certificate for 127.0.0.1 that signs itself, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
