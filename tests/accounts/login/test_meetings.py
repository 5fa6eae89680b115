"""Calls that meet while a password is hashed, which takes long: neither half-done nor undone."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from pytest_django import Settings

from accounts import hashing
from accounts.models import Session, User
from sahienglish.database import mongo
from tests.accounts.conftest import PASSWORD, Person, held_hashing

TEMPLATE = {"title": "Mine", "category": "General", "content": "Dear [Name]"}
NEW = "quiet river boat"


def test_a_login_that_meets_a_logout_everywhere_leaves_nothing_to_refresh(signed_in_asha: Person) -> None:
    with ThreadPoolExecutor(1) as pool, held_hashing() as wait_for:
        login = pool.submit(signed_in_asha.try_log_in, PASSWORD)
        wait_for()
        assert signed_in_asha.post("/auth/logout-all").status_code == 204
    assert login.result().json()["code"] == "invalid_credentials"
    assert not Session.objects.filter(status="live").exists()


def test_a_login_that_meets_the_end_of_the_account_leaves_no_session(signed_in_asha: Person) -> None:
    with ThreadPoolExecutor(2) as pool, held_hashing() as wait_for:
        deletion = pool.submit(signed_in_asha.delete, "/auth/profile", current_password=PASSWORD)
        wait_for()
        login = pool.submit(signed_in_asha.try_log_in, PASSWORD)
    assert deletion.result().status_code == 204
    assert login.result().status_code in {200, 400}
    assert not Session.objects.exists()


def test_a_deletion_that_comes_too_late_erases_nothing(signed_in_asha: Person) -> None:
    assert signed_in_asha.post("/templates/", **TEMPLATE).status_code == 201
    with ThreadPoolExecutor(1) as pool, held_hashing() as wait_for:
        deletion = pool.submit(signed_in_asha.delete, "/auth/profile", current_password=PASSWORD)
        wait_for()
        assert signed_in_asha.post("/auth/logout-all").status_code == 204
    assert (deletion.result().status_code, deletion.result().json()["code"]) == (401, "token_invalid")
    assert User.objects.exists()
    assert mongo.collection("templates").count_documents({"title": "Mine"}) == 1


def test_a_change_that_comes_too_late_says_that_the_token_has_ended(signed_in_asha: Person) -> None:
    body = {"old_password": PASSWORD, "new_password": NEW}
    with ThreadPoolExecutor(1) as pool, held_hashing() as wait_for:
        change = pool.submit(lambda: signed_in_asha.post("/auth/change-password", **body))
        wait_for()
        assert signed_in_asha.post("/auth/logout-all").status_code == 204
    assert (change.result().status_code, change.result().json()["code"]) == (401, "token_invalid")
    assert not Session.objects.filter(status="live").exists()


Call = Callable[[Person], httpx.Response]
CALLS: dict[str, tuple[dict[str, int], Call]] = {
    "login": ({"LOGIN_RATE_LIMIT_PER_MINUTE": 1}, lambda asha: asha.try_log_in(PASSWORD)),
    "register": (
        {"REGISTER_RATE_LIMIT_PER_HOUR": 1},
        lambda asha: asha.api.post(
            "/auth/register", json={"email": "ravi@example.org", "password": NEW, "full_name": "Ravi"}
        ),
    ),
    "forgotten": (
        {"FORGOT_PASSWORD_RATE_LIMIT_PER_15MIN": 1},
        lambda asha: asha.api.post("/auth/forgot-password", json={"email": asha.email}),
    ),
    "code": ({"VERIFY_OTP_RATE_LIMIT_PER_HOUR": 1}, lambda asha: asha.try_code("123456")),
    "change": (
        {"LOGIN_RATE_LIMIT_PER_MINUTE": 1},
        lambda asha: asha.post("/auth/change-password", old_password=PASSWORD, new_password=NEW),
    ),
}


@pytest.mark.parametrize(("limits", "call"), CALLS.values(), ids=CALLS)
def test_what_was_refused_for_too_much_work_does_not_count(
    limits: dict[str, int], call: Call, signed_in_asha: Person, settings: Settings
) -> None:
    room = settings.BLOCKING_THREADS * 3 // 4
    with ThreadPoolExecutor(room) as pool, held_hashing() as wait_for:
        for _ in range(room):
            pool.submit(hashing.make, "another one")
        wait_for(room)
        for name, value in limits.items():
            setattr(settings, name, value)
        for _ in range(3):
            refused = call(signed_in_asha)
            assert (refused.status_code, refused.json()["code"]) == (503, "overloaded")
    assert call(signed_in_asha).json().get("code") not in {"rate_limited", "overloaded"}
