"""The command line holds accounts to the rules of the API."""

import asyncio
from collections.abc import Callable
from io import StringIO

import httpx
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from accounts import sessions
from accounts.models import AuditEvent, Session, User
from tests.accounts.conftest import Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import set_up


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


@pytest.mark.usefixtures("no_limits")
def test_a_stranger_cannot_keep_an_operator_from_making_an_account(
    api: httpx.Client, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    registration = {"email": "boss@example.org", "password": "walnuts in winter", "full_name": "Stranger"}
    assert api.post("/auth/register", json=registration).status_code == 201
    link = mailbox.latest("boss@example.org").action.partition("token=")[2]
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "quiet river boat")
    run("createsuperuser", email="boss@example.org", interactive=False, full_name="Boss")
    assert api.get("/auth/verify-email", params={"token": link}).json()["code"] == "token_invalid"
    boss = Person(api, "boss@example.org", "quiet river boat")
    assert boss.try_log_in("walnuts in winter").json()["code"] == "invalid_credentials"
    assert boss.try_log_in("quiet river boat").status_code == 200


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


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """What users do while an operator looks for a password to type."""

    def do(act: Callable[[], object]) -> None:
        acts = iter([act])

        def typed(prompt: str) -> str:
            for one in acts:
                one()
            return "quiet river boat"

        monkeypatch.setattr("getpass.getpass", typed)

    return do


def test_changepassword_keeps_what_the_user_changed_while_it_waited(
    signed_in_asha: Person, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    meanwhile(lambda: set_up(signed_in_asha))
    run("changepassword", signed_in_asha.email)
    assert not signed_in_asha.is_signed_in()
    answer = signed_in_asha.try_log_in("quiet river boat")
    assert (answer.status_code, answer.json()["code"]) == (403, "mfa_required")


def test_changepassword_cancels_what_waited_and_forgets_failures(
    signed_in_asha: Person, typed: Callable[[str], None]
) -> None:
    body = {"email": "new@example.org", "current_password": signed_in_asha.password}
    assert signed_in_asha.patch("/auth/profile", **body).status_code == 200
    User.objects.update(password_conflict=True, login_failures=3)
    typed("quiet river boat")
    run("changepassword", signed_in_asha.email)
    after = User.objects.get()
    assert (after.pending_email, after.password_conflict, after.login_failures) == ("", False, 0)


def test_changepassword_does_not_bring_a_deleted_account_back(
    signed_in_asha: Person, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    meanwhile(lambda: signed_in_asha.delete("/auth/profile", current_password=signed_in_asha.password))
    with pytest.raises(DatabaseError):
        run("changepassword", signed_in_asha.email)
    assert not User.objects.exists()


def test_saving_an_account_stores_only_what_was_changed(asha: Person) -> None:
    """As an operator's script does, which `manage.py shell` runs."""
    stale = User.objects.get()
    User.objects.update(totp_step=7, is_staff=True)
    stale.full_name = "Asha R"
    stale.save()
    after = User.objects.get()
    assert (after.full_name, after.totp_step, after.is_staff) == ("Asha R", 7, True)


def test_a_change_of_an_account_is_kept_until_it_is_saved(asha: Person) -> None:
    account = User.objects.defer("full_name").get()
    account.is_staff = True
    account.save(update_fields=["last_login"])
    account.refresh_from_db(fields=["email"])
    account.full_name = "Asha R"
    account.save()
    after = User.objects.get()
    assert (after.full_name, after.is_staff) == ("Asha R", True)
