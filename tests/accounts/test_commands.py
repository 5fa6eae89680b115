"""The command line holds accounts to the rules of the API."""

import asyncio
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts import sessions
from accounts.models import AuditEvent, Session, User
from tests.accounts.conftest import Person


def run(name: str, *args: str, **options: object) -> str:
    out = StringIO()
    call_command(name, *args, stdout=out, **options)
    return out.getvalue()


def test_check_sessions_says_what_it_saw_and_leaves_nothing() -> None:
    said = run("check_sessions")
    assert said.count("ok  ") == 6
    assert "BROKEN" not in said
    assert not User.objects.exists()
    assert not Session.objects.exists()


def test_check_sessions_finds_a_database_that_lets_everybody_rotate(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = sessions.open

    async def careless(token: object, *, ip: str) -> object:
        return await asyncio.to_thread(
            opened,
            user_id=token.user_id,  # type: ignore[attr-defined]
            token_version=0,
            device="",
            ip=ip,
        )

    monkeypatch.setattr(sessions, "rotate", careless)
    out = StringIO()
    with pytest.raises(CommandError, match="do not use it"):
        call_command("check_sessions", stdout=out)
    assert "BROKEN  of 20 parallel refreshes with one token, one rotates" in out.getvalue()
    assert not User.objects.exists()


def test_revoke_sessions_logs_an_account_out_everywhere(signed_in_asha: Person) -> None:
    assert "1 sessions ended" in run("revoke_sessions", "ASHA@example.org")
    assert not signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 400
    assert AuditEvent.objects.get().kind == "sessions_revoked_by_staff"
    for unknown in ("nobody@example.org", "junk"):
        with pytest.raises(CommandError, match="No account"):
            run("revoke_sessions", unknown)


def test_createsuperuser_makes_an_account_that_can_log_in(
    api: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "quiet river boat")
    options = {"interactive": False, "full_name": "Boss"}
    run("createsuperuser", email="Boss@Example.org", **options)
    boss = User.objects.get()
    assert (boss.email, boss.is_staff, boss.is_superuser) == ("boss@example.org", True, True)
    Person(api, boss.email, "quiet river boat").log_in()  # type: ignore[arg-type]
    for email in ("BOSS@example.org", "junk"):
        with pytest.raises(CommandError):
            run("createsuperuser", email=email, **options)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What is typed where a command asks for a password."""

    def type_in(password: str) -> None:
        monkeypatch.setattr("getpass.getpass", lambda prompt: password)

    return type_in


def test_changepassword_ends_every_session(signed_in_asha: Person, typed: Callable[[str], None]) -> None:
    typed("quiet river boat")
    run("changepassword", signed_in_asha.email)
    assert not signed_in_asha.is_signed_in()
    assert signed_in_asha.refresh().status_code == 400
    assert User.objects.get().token_version == 1
    assert AuditEvent.objects.get().kind == "password_changed"
    assert signed_in_asha.try_log_in("quiet river boat").status_code == 200


def test_changepassword_holds_to_the_policy(asha: Person, typed: Callable[[str], None]) -> None:
    for password in ("short", "password1", "asha rao forever"):
        typed(password)
        with pytest.raises(CommandError):
            run("changepassword", asha.email)
    assert User.objects.get().token_version == 0
