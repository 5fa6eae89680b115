"""The admin's own login: held to the rules of the API."""

import pytest
from django.test import Client

from accounts import sessions
from accounts.flows import logout, staff
from accounts.models import AuditEvent, User
from sahienglish.core import clock

PASSWORD = "a long enough passphrase"
LOGIN = "/admin/login/?next=/admin/"


def log_in(email, password=PASSWORD, browser=None):
    return (browser or Client()).post(LOGIN, {"username": email, "password": password})


def test_a_staff_member_logs_in_with_any_spelling_of_the_address(root):
    browser = Client()
    assert log_in(" Root@Example.ORG", browser=browser).status_code == 302
    assert browser.get("/admin/").status_code == 200
    assert AuditEvent.objects.filter(user_id=root.pk, kind="logged_in").count() == 1


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/admin/login/", "/admin/"),
        ("/admin/login/?next=/admin/accounts/user/", "/admin/accounts/user/"),
        ("/admin/login/?next=https://evil.example/", "/admin/"),
    ],
)
def test_a_login_leads_to_the_page_that_was_asked_for(root, address, leads_to):
    browser = Client()
    for password in ("wrong", PASSWORD):
        answer = browser.post(address, {"username": "root@example.org", "password": password})
    assert answer.headers["location"] == leads_to


@pytest.mark.parametrize(
    "fields",
    [
        {"is_staff": False},
        {"is_staff": True, "is_active": False},
        {"is_staff": True, "is_email_verified": False},
    ],
)
def test_nobody_else_does(person, fields):
    person(**fields)
    answer = log_in("asha@example.org")
    assert answer.status_code == 200
    assert b"not a staff account" in answer.content


@pytest.mark.parametrize(
    ("email", "password"),
    [("", ""), ("nobody", "x"), ("root@example.org", "x" * 5000), ("\0", "\0"), ("a" * 400, "x")],
)
def test_junk_is_refused(root, email, password):
    assert log_in(email, password).status_code == 200


def test_too_many_failures_lock_the_account_here_as_in_the_api(root, settings, api):
    settings.LOGIN_RATE_LIMIT_PER_MINUTE = settings.LOGIN_RATE_LIMIT_PER_HOUR = 1000
    for _ in range(settings.MAX_LOGIN_ATTEMPTS):
        assert log_in("root@example.org", "wrong password").status_code == 200
    assert User.objects.filter(pk=root.pk, login_locked_until__gt=clock.now()).exists()
    assert log_in("root@example.org").status_code == 200
    answer = api.post("/auth/login", data={"username": "root@example.org", "password": PASSWORD})
    assert answer.json()["code"] == "account_locked"


def test_the_limits_of_the_api_hold(root, settings):
    statuses = [
        log_in("root@example.org", "wrong").status_code for _ in range(settings.LOGIN_RATE_LIMIT_PER_MINUTE)
    ]
    assert statuses == [200] * settings.LOGIN_RATE_LIMIT_PER_MINUTE
    User.objects.filter(pk=root.pk).update(login_locked_until=None, login_failures=0)
    assert log_in("root@example.org").status_code == 200


@pytest.mark.parametrize(
    "end",
    [
        lambda user: staff.disable(user_id=user.pk),
        lambda user: staff.revoke_sessions(user_id=user.pk),
        lambda user: logout.log_out_everywhere(user_id=user.pk, client=sessions_client()),
    ],
    ids=["disabled", "revoked", "logged out everywhere"],
)
def test_what_ends_tokens_ends_the_browser_session_too(root, admin, end):
    assert admin.get("/admin/").status_code == 200
    end(root)
    assert admin.get("/admin/").status_code == 302


def sessions_client():
    from accounts.request_client import Client as ApiClient

    return ApiClient(ip="127.0.0.1", device="tests")


def test_a_new_password_set_in_the_admin_ends_the_other_sessions(root, admin, signed_in):
    phone = signed_in("root@example.org")
    assert phone.get("/auth/profile").status_code == 200
    new = "another long passphrase"
    changed = admin.post(
        "/admin/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )
    assert changed.status_code == 302
    assert admin.get("/admin/").status_code == 200
    assert phone.get("/auth/profile").status_code == 401
    assert not sessions.collection().count_documents({"user_id": root.pk, "status": "live"})


def test_the_login_page_names_no_other_host(root):
    page = Client().get(LOGIN).content.decode()
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
