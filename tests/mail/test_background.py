"""A running worker delivers by itself, and no request waits for it."""

import socket

import httpx
import pytest
from django.conf import LazySettings

from tests.support.servers.smtp_server import Mailserver
from tests.support.stored_mail import put, stored
from tests.support.waiting import wait_until


@pytest.fixture(autouse=True)
def worker_paused() -> None:
    """Leave the worker's deliverer running: it is what is tested."""


def test_a_worker_delivers_at_once_what_it_stores(api: httpx.Client, mailserver: Mailserver) -> None:
    put()
    wait_until(lambda: mailserver.received, within=2)


def test_no_request_waits_for_the_mail_server(api: httpx.Client, mailserver: Mailserver) -> None:
    mailserver.answering.clear()
    body = {"email": "asha@example.org", "password": "correct horse battery", "full_name": "Asha Rao"}
    assert api.post("/auth/register", json=body).status_code == 201
    wait_until(lambda: mailserver.offered)
    assert api.get("/healthz").status_code == 200
    assert stored()["status"] == "queued"
    assert mailserver.received == []
    mailserver.answering.set()
    wait_until(lambda: stored()["status"] == "sent")


def test_no_request_fails_while_the_mail_server_is_away(api: httpx.Client, settings: LazySettings) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = unused.getsockname()
        body = {"email": "asha@example.org", "password": "correct horse battery", "full_name": "Asha Rao"}
        assert api.post("/auth/register", json=body).status_code == 201
        wait_until(lambda: stored()["reason"])
    assert stored()["reason"] == "ConnectionRefusedError"
