"""Logging in with an authenticator app: no session before the last factor, and every code works once."""

from collections.abc import Callable
from typing import Any

import pyotp
import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEvent, Session, User
from sahienglish.core.clock import FrozenClock
from sahienglish.database import mongo
from tests.accounts.conftest import PASSWORD, Person
from tests.plugins.mailbox import Mailbox
from tests.support.authenticator import App, first_step, second_step, set_up
from tests.support.crowd import together
from tests.support.mongo_commands import watched
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


@pytest.fixture
def app(signed_in_asha: Person, time: FrozenClock) -> App:
    """Asha's authenticator app, set up a minute ago."""
    app = set_up(signed_in_asha)
    time.advance(minutes=1)
    return app


def test_the_first_step_alone_gives_a_token_for_the_second_and_no_session(asha: Person, app: App) -> None:
    sessions = Session.objects.count()
    response = asha.try_log_in(PASSWORD)
    assert_problem(response, 403, "mfa_required")
    body = response.json()
    assert (body["error"], body["expires_in"]) == ("mfa_required", 300)
    assert body["methods"] == ["totp", "recovery_code"]
    assert response.headers["cache-control"] == "no-store"
    assert "access_token" not in body
    assert Session.objects.count() == sessions


def test_the_second_step_opens_a_session_that_knows_how(asha: Person, app: App) -> None:
    response = second_step(asha.api, first_step(asha), totp=app.code())
    assert response.status_code == 200
    members = {"access_token", "refresh_token", "token_type", "expires_in", "device"}
    assert set(response.json()) == members
    asha.tokens = response.json()
    assert asha.is_signed_in()
    session = Session.objects.order_by("-created_at").first()
    assert (session.aal, session.methods) == (2, ["password", "totp"])
    asha.tokens = asha.refresh().json()
    session.refresh_from_db()
    assert (session.aal, session.methods) == (2, ["password", "totp"])


def test_the_page_gets_its_cookie_after_the_second_step_only(asha: Person, app: App) -> None:
    page = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"}
    token = first_step(asha, **page)
    assert not asha.api.cookies
    response = second_step(asha.api, token, totp=app.code(), headers=page)
    assert set(response.json()) == {"token_type", "expires_in"}
    assert asha.api.get("/auth/profile", headers=page).status_code == 200


def test_a_login_costs_one_hash_and_three_further_commands(asha: Person, app: App, monkeypatch) -> None:
    from accounts import hashing

    hashes: list[str] = []
    real = hashing._run

    def counted(work: Callable[[], Any]) -> Any:
        hashes.append("hash")
        return real(work)

    monkeypatch.setattr(hashing, "_run", counted)
    with watched() as commands:
        assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200
    assert hashes == ["hash"]
    assert [each for each in commands if not each.endswith(" rate_limits")] == [
        "find accounts_user",
        "update accounts_user",  # counts the attempt
        "update accounts_user",  # takes it back
        "find accounts_user",
        "update accounts_user",  # counts the attempt of the second step
        "insert accounts_session",
        "update accounts_user",  # spends the code
        "insert accounts_audit",
    ]


@pytest.mark.parametrize(("steps", "status"), [(-2, 400), (-1, 200), (0, 200), (1, 200), (2, 400)])
def test_a_clock_may_be_one_step_off(steps: int, status: int, asha: Person, app: App) -> None:
    assert second_step(asha.api, first_step(asha), totp=app.code(steps=steps)).status_code == status


def test_blanks_in_a_code_do_not_matter(asha: Person, app: App) -> None:
    code = app.code()
    assert second_step(asha.api, first_step(asha), totp=f" {code[:3]}\u00a0{code[3:]}\n").status_code == 200


@pytest.mark.parametrize("junk", ["", "12345", "1234567", "०१२३४५", "٠١٢٣٤٥", "12345a", "-12345", "x" * 64])
def test_what_is_not_six_ascii_digits_is_wrong(junk: str, asha: Person, app: App) -> None:
    response = second_step(asha.api, first_step(asha), totp=junk)
    assert response.status_code == 400


@pytest.mark.parametrize(
    "body", [{}, {"totp": "000000", "recovery_code": "x"}, {"totp": 123456}, {"passkey": "x"}, {"totp": None}]
)
def test_the_second_step_takes_exactly_one_factor(body: dict[str, Any], asha: Person, app: App) -> None:
    assert_problem(second_step(asha.api, first_step(asha), **body), 400, "invalid_input")


def test_a_code_works_once_at_login_and_confirmation_together(
    asha: Person, app: App, time: FrozenClock
) -> None:
    code = app.code()
    assert second_step(asha.api, first_step(asha), totp=code).status_code == 200
    assert_problem(second_step(asha.api, first_step(asha), totp=code), 400, "mfa_invalid")
    assert_problem(asha.post("/auth/confirm", totp=code), 400, "mfa_invalid")
    earlier = app.code(steps=-1)
    assert_problem(second_step(asha.api, first_step(asha), totp=earlier), 400, "mfa_invalid")
    time.advance(seconds=30)
    assert asha.post("/auth/confirm", totp=app.code()).status_code == 200
    assert_problem(second_step(asha.api, first_step(asha), totp=app.code()), 400, "mfa_invalid")


def test_the_code_of_the_set_up_is_no_code_of_a_login(signed_in_asha: Person, time: FrozenClock) -> None:
    app = set_up(signed_in_asha)
    response = second_step(signed_in_asha.api, first_step(signed_in_asha), totp=app.code())
    assert_problem(response, 400, "mfa_invalid")


def test_twenty_parallel_uses_of_one_code_log_in_once(asha: Person, app: App) -> None:
    tokens, code = [first_step(asha) for _ in range(4)], app.code()
    opened = Session.objects.filter(status="live").count()
    responses = together(*[lambda n=n: second_step(asha.api, tokens[n % 4], totp=code) for n in range(20)])
    codes = [response.json().get("code", "ok") for response in responses]
    assert codes.count("ok") == 1
    assert set(codes) <= {"ok", "mfa_invalid", "mfa_locked", "token_invalid"}
    assert Session.objects.filter(status="live").count() == opened + 1


def test_a_token_of_the_first_step_allows_five_tries(asha: Person, app: App) -> None:
    token = first_step(asha)
    for _ in range(5):
        assert_problem(second_step(asha.api, token, totp="000000"), 400, "mfa_invalid")
    assert_problem(second_step(asha.api, token, totp=app.code()), 400, "token_invalid")
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_a_token_of_the_first_step_expires(asha: Person, app: App, time: FrozenClock) -> None:
    token = first_step(asha)
    time.advance(minutes=5)
    assert_problem(second_step(asha.api, token, totp=app.code()), 400, "token_expired")


def test_ten_wrong_codes_lock_codes_but_not_for_ever(asha: Person, app: App, time: FrozenClock) -> None:
    for _ in range(2):
        token = first_step(asha)  # A right password in between resets nothing.
        for _ in range(5):
            assert_problem(second_step(asha.api, token, totp="000000"), 400, "mfa_invalid")
    token = first_step(asha)
    for factor in ({"totp": app.code()}, {"recovery_code": app.recovery_codes[0]}):
        response = second_step(asha.api, token, **factor)
        assert_problem(response, 429, "mfa_locked")
        assert response.headers["retry-after"] == "900"
        assert asha.post("/auth/confirm", **factor).status_code == 429
    time.advance(minutes=15)
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_wrong_recovery_codes_and_confirmations_count_too(asha: Person, app: App) -> None:
    for _ in range(5):
        assert_problem(asha.post("/auth/confirm", recovery_code="x"), 400, "mfa_invalid")
        assert_problem(asha.post("/auth/confirm", totp="000000"), 400, "mfa_invalid")
    assert_problem(second_step(asha.api, first_step(asha), totp=app.code()), 429, "mfa_locked")


def test_parallel_guesses_get_no_more_tries(asha: Person, app: App) -> None:
    tokens = [first_step(asha) for _ in range(10)]
    responses = together(
        *[lambda n=n: second_step(asha.api, tokens[n % 10], totp="000000") for n in range(40)]
    )
    tried = [response for response in responses if response.json()["code"] == "mfa_invalid"]
    assert len(tried) <= 10


def test_a_hundred_wrong_codes_leave_only_recovery(asha: Person, app: App, time: FrozenClock) -> None:
    for round_ in range(10):
        asha.open_session()
        for _ in range(10):
            assert asha.post("/auth/confirm", totp="000000").status_code == 400, round_
        time.advance(minutes=15)
    assert_problem(second_step(asha.api, first_step(asha), totp=app.code()), 429, "mfa_locked")
    time.advance(days=30)
    token = first_step(asha)
    assert_problem(second_step(asha.api, token, totp=app.code()), 429, "mfa_locked")
    assert second_step(asha.api, token, recovery_code=app.recovery_codes[0]).status_code == 200
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_a_right_code_forgets_the_wrong_ones(asha: Person, app: App, time: FrozenClock) -> None:
    for _ in range(3):
        for _ in range(9):
            assert asha.post("/auth/confirm", totp="000000").status_code == 400
        assert asha.post("/auth/confirm", totp=app.code()).status_code == 200
        time.advance(seconds=60)


def test_wrong_codes_do_not_lock_the_password_nor_wrong_passwords_the_codes(asha: Person, app: App) -> None:
    for _ in range(4):
        asha.try_log_in("wrong")
    token = first_step(asha)
    for _ in range(4):
        asha.try_log_in("wrong")
    assert second_step(asha.api, token, totp=app.code()).status_code == 200
    assert User.objects.get().login_failures == 4


def test_a_wrong_code_after_the_right_password_is_e_mailed_once_and_recorded(
    asha: Person, app: App, mailbox: Mailbox
) -> None:
    token = first_step(asha)
    for _ in range(3):
        second_step(asha.api, token, totp="000000")
    subjects = [mail.subject for mail in mailbox.to(asha.email)]
    assert subjects.count("Someone knows your SahiEnglish password") == 1
    assert AuditEvent.objects.filter(kind="second_factor_failed").count() == 3


def test_a_half_logged_in_caller_reaches_nothing_else(asha: Person, app: App) -> None:
    from tests.accounts.test_web_session import routes

    token = first_step(asha)
    for method, path in routes():
        response = asha.api.request(method, path, json={}, headers={"Authorization": f"Bearer {token}"})
        assert (response.status_code, response.json()["code"]) == (401, "token_invalid"), path
    bodies: dict[str, dict[str, Any]] = {
        "/auth/refresh": {"refresh_token": token},
        "/auth/reset-password": {"reset_token": token, "new_password": "quiet river boat"},
        "/auth/oidc/token": {"code": token, "code_verifier": "v" * 43},
    }
    for path, body in bodies.items():
        assert_problem(asha.api.post(path, json=body), 400, "token_invalid")
    credential = {"challenge_token": token, "credential": {"id": "x"}}
    assert asha.api.post("/auth/passkey/login", json=credential).status_code == 400
    asha.post("/auth/confirm", totp=app.code(steps=1)).raise_for_status()
    assert_problem(asha.post("/auth/identities", link_token=token), 400, "token_invalid")
    assert_problem(asha.api.get("/auth/verify-email", params={"token": token}), 400, "token_invalid")
    for other in asha.tokens["access_token"], asha.tokens["refresh_token"], "x":
        assert_problem(second_step(asha.api, other, totp=app.code()), 400, "token_invalid")


@pytest.mark.parametrize("endpoint", ["check", "words", "words/add", "words/delete"])
def test_a_half_logged_in_caller_reaches_no_endpoint_of_editors(
    endpoint: str, asha: Person, app: App, settings: Any
) -> None:
    settings.LANGUAGETOOL_ANONYMOUS = True
    token = first_step(asha)
    form = {"text": "She go.", "language": "en-US", "word": "lakh"}
    method = "GET" if endpoint == "words" else "POST"
    tries: list[tuple[str, dict[str, str], dict[str, str]]] = [
        (f"/v2/{endpoint}", {}, {"Authorization": f"Bearer {token}"}),
        (f"/v2/{endpoint}/", {"apiKey": token}, {}),
        (f"/v2/{endpoint}", {"username": asha.email, "password": token}, {}),
        (f"/lt/{token}/v2/{endpoint}", {}, {}),
    ]
    for path, query, headers in tries:
        request = asha.api.build_request(method, path, params=form | query, headers=headers)
        response = asha.api.send(request)
        assert response.status_code == 403, path
        assert response.text.startswith("Error: "), path


def test_a_half_logged_in_caller_has_no_web_session(asha: Person, app: App) -> None:
    from tests.accounts.test_web_session import PAGE

    asha.api.cookies.set("sahi", first_step(asha))
    assert_problem(asha.api.get("/auth/profile", headers=PAGE), 401, "token_invalid")
    assert_problem(asha.api.post("/actions/explain", json={}, headers=PAGE), 401, "token_invalid")


ENDINGS: dict[str, Callable[[Person], Any]] = {
    "logged out everywhere": lambda asha: asha.post("/auth/logout-all"),
    "disabled": lambda asha: User.objects.update(is_active=False),
    "deleted": lambda asha: mongo.collection("accounts_user").delete_many({}),
    "turned off": lambda asha: User.objects.update(totp_secret=""),
}


@pytest.mark.parametrize("end", ENDINGS.values(), ids=ENDINGS)
def test_a_half_login_ends_with_the_tokens_of_the_account(end: Callable, asha: Person, app: App) -> None:
    token = first_step(asha)
    end(asha)
    assert_problem(second_step(asha.api, token, totp=app.code()), 400, "token_invalid")


def test_a_new_password_keeps_the_second_step_and_logs_nobody_in(
    asha: Person, app: App, mailbox: Mailbox
) -> None:
    assert asha.reset(asha.reset_token(mailbox), "quiet river boat").status_code == 200
    asha.password = "quiet river boat"
    assert second_step(asha.api, first_step(asha), totp=app.code()).status_code == 200


def test_an_account_without_a_second_step_has_no_second_factor(asha: Person) -> None:
    from accounts.tokens import MfaToken

    account = User.objects.get()
    token = MfaToken.issue(sub=str(account.pk), tv=account.token_version, tries=0, by=["password"])
    assert_problem(second_step(asha.api, token, totp="000000"), 400, "token_invalid")


def test_the_secret_is_stored_encrypted_for_this_account_only(asha: Person, app: App) -> None:
    stored: Any = mongo.collection("accounts_user").find_one()
    assert app.secret not in str(stored)
    other = mongo.collection("accounts_user").insert_one(
        stored | {"_id": stored["_id"].__class__(), "email": "ravi@example.org"}
    )
    assert other.acknowledged
    ravi = Person(asha.api, "ravi@example.org")
    assert_problem(second_step(ravi.api, first_step(ravi), totp=app.code()), 400, "mfa_invalid")


def test_a_rotated_key_still_decrypts_and_the_secret_moves_to_the_new_one(
    asha: Person, app: App, settings: Any
) -> None:
    before = User.objects.get().totp_secret
    token = first_step(asha)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of at least thirty-two bytes"
    assert second_step(asha.api, token, totp=app.code()).status_code == 200
    assert User.objects.get().totp_secret != before
    settings.SECRET_KEY_FALLBACKS = []
    assert asha.post("/auth/confirm", totp=app.code(steps=1)).status_code == 200


def test_an_app_is_told_what_every_app_understands(app: App) -> None:
    generator: Any = pyotp.parse_uri(app.uri)
    assert (generator.digits, generator.interval, generator.digest().name) == (6, 30, "sha1")
    assert (generator.issuer, generator.name) == ("SahiEnglish", "asha@example.org")
    assert len(generator.byte_secret()) == 20


def test_the_export_says_what_is_on_and_holds_no_secret(asha: Person, app: App) -> None:
    account = User.objects.get()
    export = asha.get("/auth/export")
    body = export.json()
    assert body["account"]["second_step_since"]
    assert body["account"]["recovery_codes_made_at"]
    assert {tuple(session["methods"]) for session in body["sessions"] if session["status"] == "live"} == {
        ("password", "totp")
    }
    for secret in (app.secret, account.totp_secret, account.recovery_codes[0], app.recovery_codes[0]):
        assert secret not in export.text


def test_a_deleted_account_leaves_nothing_of_it(asha: Person, app: App) -> None:
    token = first_step(asha)
    asha.post("/auth/confirm", totp=app.code())
    assert asha.delete("/auth/profile").status_code == 204
    assert_problem(second_step(asha.api, token, totp=app.code(steps=1)), 400, "token_invalid")
    for name in ("accounts_user", "accounts_session", "accounts_registration", "accounts_code"):
        assert mongo.collection(name).count_documents({}) == 0, name


def test_before_a_former_key_goes_every_secret_moves_to_the_new_one(
    asha: Person, app: App, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key of at least thirty-two bytes"
    for expected in ("1 secrets", "0 secrets"):
        call_command("reencrypt_secrets")
        assert expected in capsys.readouterr().out
    settings.SECRET_KEY_FALLBACKS = []
    asha.open_session()
    assert asha.post("/auth/confirm", totp=app.code()).status_code == 200
    settings.SECRET_KEY = "a third key, which nothing was encrypted under"
    with pytest.raises(CommandError, match="1 secrets fit no key"):
        call_command("reencrypt_secrets")
