"""Hashing keeps to one low-priority thread, and to a queue that leaves room for everybody else."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.contrib.auth.hashers import BCryptSHA256PasswordHasher

from accounts import hashing
from accounts.models import User
from tests.accounts.conftest import Person


def test_checks_what_it_made() -> None:
    encoded = hashing.make("quiet river boat")
    assert hashing.matches("quiet river boat", encoded)
    assert not hashing.matches("quiet river bout", encoded)
    assert not hashing.matches("quiet river boat", None)
    assert not hashing.matches("!", hashing.UNUSABLE)


def test_one_hash_is_one_bcrypt_whether_or_not_there_is_an_account(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.BCryptSHA256PasswordHasher"]
    encoded = hashing.make("quiet river boat")
    assert encoded.startswith("bcrypt_sha256$$2b$12$")
    rounds: list[int] = []

    def counted(self: BCryptSHA256PasswordHasher, password: str, salt: bytes) -> str:
        rounds.append(int(salt.split(b"$")[2]))
        return encoded

    monkeypatch.setattr(BCryptSHA256PasswordHasher, "encode", counted)
    for stored in (encoded, None, hashing.UNUSABLE, ""):
        rounds.clear()
        hashing.matches("wrong", stored)
        assert rounds == [12]


@pytest.mark.skipif(sys.platform != "linux", reason="Priorities belong to threads on Linux only.")
def test_the_thread_is_nice() -> None:
    nice = hashing._pool().submit(os.getpriority, os.PRIO_PROCESS, 0).result()
    assert nice >= os.getpriority(os.PRIO_PROCESS, os.getpid()) + hashing.NICENESS or nice == 19


def test_a_long_queue_is_refused_while_others_are_served(
    signed_in_asha: Person, no_limits: None, settings: Any
) -> None:
    settings.MAX_LOGIN_ATTEMPTS = 1_000
    go_on = Event()
    blocked = hashing._pool().submit(go_on.wait)
    room = settings.BLOCKING_THREADS * 3 // 4
    with ThreadPoolExecutor(room + 4) as pool:
        try:
            logins = [pool.submit(signed_in_asha.try_log_in, "wrong") for _ in range(room + 4)]
            refused = []
            while len(refused) < 4:
                refused = [login.result() for login in logins if login.done()]
            assert signed_in_asha.is_signed_in()
        finally:
            go_on.set()
        statuses = sorted(login.result().status_code for login in logins)
    assert blocked.result()
    for answer in refused:
        assert (answer.status_code, answer.json()["code"]) == (503, "overloaded")
        assert answer.headers["retry-after"] == "5"
    assert statuses == [400] * room + [503] * 4
    assert User.objects.get().login_failures == room
