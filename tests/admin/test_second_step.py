"""Staff and the second step: the admin's login asks for it, and can demand that it is set up first."""

import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.models import AuditEvent, User
from sahienglish.core import clock
from tests.support.authenticator import App

PASSWORD = "a long enough passphrase"
LOGIN = "/admin/login/?next=/admin/"


@pytest.fixture
def browser():
    return Client()


@pytest.fixture(autouse=True)
def no_limits(settings):
    settings.LOGIN_RATE_LIMIT_PER_MINUTE = settings.LOGIN_RATE_LIMIT_PER_HOUR = 1000


def log_in(browser, code="", password=PASSWORD):
    fields = {"username": "root@example.org", "password": password, "code": code}
    return browser.post(LOGIN, fields)


def set_up(browser, code=None, password=PASSWORD):
    page = browser.get("/admin/second-step/").content.decode()
    token = re.search(r'name="enrol_token" value="(.+?)"', page)[1]
    app = App(re.search(r"\b([A-Z2-7]{32})\b", page)[1])
    fields = {"enrol_token": token, "password": password, "code": code or app.code()}
    return app, browser.post("/admin/second-step/", fields)


def test_staff_set_up_an_app_in_the_admin_and_stay_logged_in(root, admin):
    app, response = set_up(admin)
    page = response.content.decode()
    codes = re.findall(r"\b[a-z2-7]{6}(?:-[a-z2-7]{6}){3}\b", page)
    assert len(codes) == 10
    assert response.headers["cache-control"] == "no-store"
    assert admin.get("/admin/").status_code == 200
    root.refresh_from_db()
    assert root.totp_secret
    assert app.secret not in page


@pytest.mark.parametrize(("code", "password"), [("000000", PASSWORD), (None, "wrong")])
def test_a_wrong_code_or_password_sets_up_nothing(root, admin, code, password):
    _, response = set_up(admin, code, password)
    assert response.status_code == 200
    assert "enrol_token" in response.content.decode()
    root.refresh_from_db()
    assert not root.totp_secret


@pytest.mark.parametrize(
    "mistake", [{"code": "000000"}, {"password": "wrong"}, {"code": ""}], ids=["code", "password", "no code"]
)
def test_after_a_mistake_the_app_that_was_scanned_still_fits(root, admin, mistake):
    page = admin.get("/admin/second-step/").content.decode()
    app = App(re.search(r"\b([A-Z2-7]{32})\b", page)[1])
    for fields in (mistake, {}):
        token = re.search(r'name="enrol_token" value="(.+?)"', page)[1]
        right = {"enrol_token": token, "password": PASSWORD, "code": app.code()}
        page = admin.post("/admin/second-step/", right | fields).content.decode()
    root.refresh_from_db()
    assert root.totp_secret


def test_a_set_up_that_has_expired_begins_again(root, admin):
    page = admin.get("/admin/second-step/").content.decode()
    token = re.search(r'name="enrol_token" value="(.+?)"', page)[1]
    for stale in (token, "no token"):
        with clock.frozen() as time:
            time.advance(minutes=10)
            fields = {"enrol_token": stale, "password": PASSWORD, "code": "000000"}
            again = admin.post("/admin/second-step/", fields).content.decode()
        assert re.search(r'name="enrol_token" value="(.+?)"', again)[1] not in {token, stale}


def test_the_login_asks_for_the_code_after_the_right_password_only(root, admin, browser):
    app, _ = set_up(admin)
    with clock.frozen() as time:
        time.advance(minutes=2)
        assert b"and the code of your" not in log_in(browser, password="wrong").content
        assert b"and the code of your" in log_in(browser).content
        assert log_in(browser, "000000").status_code == 200
        assert browser.get("/admin/").status_code == 302
        assert log_in(browser, app.code()).status_code == 302
        assert browser.get("/admin/").status_code == 200
        assert log_in(Client(), app.code()).status_code == 200  # The code was used.


def test_a_recovery_code_logs_in_once(root, admin):
    _, response = set_up(admin)
    code = re.findall(r"[a-z2-7]{6}(?:-[a-z2-7]{6}){3}", response.content.decode())[0]
    assert log_in(Client(), code).status_code == 302
    assert log_in(Client(), code).status_code == 200
    assert AuditEvent.objects.filter(kind="recovery_code_used").count() == 1


def test_staff_without_a_second_factor_set_one_up_first_if_the_settings_say_so(root, browser, settings):
    settings.REQUIRE_STAFF_MFA = True
    assert log_in(browser).status_code == 302
    page = browser.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0] == "/admin/second-step/"
    assert browser.get("/admin/accounts/user/").status_code == 302
    assert browser.post("/admin/accounts/user/", {"action": "disable"}).status_code == 302
    set_up(browser)
    assert browser.get("/admin/").status_code == 200


def test_nobody_else_reaches_the_set_up(person, browser, browser_of):
    assert browser.get("/admin/second-step/").status_code == 302
    assert browser_of(person()).get("/admin/second-step/").status_code == 302


def test_the_set_up_cannot_replace_an_app(root, admin):
    set_up(admin)
    page = admin.get("/admin/second-step/").content.decode()
    assert "enrol_token" not in page
    assert "on already" in page


def test_an_operator_removes_the_second_step_and_the_user_is_told(root, admin, mailbox, capsys):
    set_up(admin)
    call_command("remove_factor", " Root@Example.ORG")
    root.refresh_from_db()
    assert (root.totp_secret, root.recovery_codes) == ("", [])
    assert AuditEvent.objects.filter(kind="second_step_removed_by_staff").count() == 1
    assert mailbox.latest(root.email).subject == "Two-step login is off for SahiEnglish"
    with pytest.raises(CommandError, match="not on"):
        call_command("remove_factor", root.email)
    with pytest.raises(CommandError, match="No account"):
        call_command("remove_factor", "nobody@example.org")


def test_staff_remove_the_second_step_with_a_reason(root, admin, person, browser_of, choose):
    asha = person()
    User.objects.filter(pk=asha.pk).update(totp_secret="x", second_step_since=clock.now())
    path = "/admin/accounts/user/"
    assert b"on since" in admin.get(f"{path}{asha.pk}/change/").content
    choose(admin, path, "remove_second_step", asha)
    asha.refresh_from_db()
    assert asha.totp_secret == "x"
    form = {"action": "remove_second_step", "_selected_action": [str(asha.pk)], "reason": "Lost phone"}
    admin.post(path, {**form, "confirmed": "1"})
    asha.refresh_from_db()
    assert asha.totp_secret == ""
    history = admin.get(f"{path}{asha.pk}/history/").content.decode()
    assert "Lost phone" in history


def test_createsuperuser_says_how_to_set_up_the_second_factor(capsys, monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", PASSWORD)
    call_command("createsuperuser", email="new@example.org", full_name="New Root", interactive=False)
    assert "/admin/second-step/" in capsys.readouterr().out
    assert User.objects.get(email="new@example.org").is_superuser


def change(browser, old, new="another long passphrase"):
    fields = {"old_password": old, "new_password1": new, "new_password2": new}
    return browser.post("/admin/password_change/", fields)


def test_a_new_password_is_e_mailed_and_recorded_and_guesses_of_the_old_one_are_limited(
    root, admin, mailbox, settings
):
    settings.LOGIN_RATE_LIMIT_PER_MINUTE = 3
    for _ in range(3):
        assert "not your current password" in change(admin, "wrong").content.decode()
    assert AuditEvent.objects.filter(kind="password_refused").count() == 3
    assert "Too many requests" in change(admin, PASSWORD).content.decode()
    settings.LOGIN_RATE_LIMIT_PER_MINUTE = 100
    assert change(admin, PASSWORD).status_code == 302
    assert admin.get("/admin/").status_code == 200
    assert mailbox.latest(root.email).subject == "Your SahiEnglish password was changed"


@pytest.mark.parametrize("new", ["short", "password1", "root@example.org"])
def test_a_weak_password_is_rejected_here_too(root, admin, new):
    assert change(admin, PASSWORD, new).status_code == 200
    assert User.objects.get().check_password(PASSWORD)


def test_every_hash_of_django_itself_passes_the_queue(root, monkeypatch):
    from accounts import hashing

    waited = []
    real = hashing._run

    def counted(work):
        waited.append(work)
        return real(work)

    monkeypatch.setattr(hashing, "_run", counted)
    root.set_password("another long passphrase")
    assert root.check_password("another long passphrase")
    assert len(waited) == 2


def test_the_page_of_a_user_shows_the_second_step_and_leads_to_everything_that_signs_in(root, admin, person):
    asha = person()
    page = admin.get(f"/admin/accounts/user/{asha.pk}/change/").content.decode()
    assert "Wrong codes in a row" in page
    for name, query in {
        "session": "user__id__exact",
        "passkey": "user_id__exact",
        "linkedidentity": "user_id__exact",
        "apikey": "user__id__exact",
    }.items():
        link = f"/admin/accounts/{name}/?{query}={asha.pk}"
        assert f'href="{link}"' in page
        assert admin.get(link).status_code == 200
