"""What is stored of the second step: encrypted, exported without secrets, and deleted."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from sahienglish.database import mongo
from tests.accounts.conftest import Person
from tests.support.authenticator import App, first_step, second_step
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


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
