"""Editors and helpers at work in the admin."""

from datetime import timedelta

import pytest

from accounts.models import User
from sahienglish.common import clock

PASSWORD = "a long enough passphrase"


@pytest.fixture
def staff(browser):
    """The browser of a staff member who has just logged in."""
    User.objects.create_superuser(email="root@example.org", password=PASSWORD, full_name="Rani Root")
    browser.open("/admin/")
    browser.fill("[name=username]", "root@example.org")
    browser.fill("[name=password]", PASSWORD)
    browser.click("[type=submit]")
    browser.find("h1, h2, a", "Default templates")
    return browser


def test_an_editor_adds_a_default_template_and_everybody_has_it(staff, signed_in):
    staff.open("/admin/templates_app/template/")
    staff.click("a[href$='/template/add/']")
    staff.fill("[name=title]", "Reminder")
    staff.fill("[name=category]", "Business")
    staff.fill("[name=content]", "Dear [Name],\nplease see {link}.")
    staff.click("[name=_save]")
    staff.find("#result_list", "Name, link")
    [template] = signed_in().get("/templates/").json()
    assert template["content"] == "Dear [Name],\nplease see {link}."
    staff.click("#result_list a", "Reminder")
    staff.find("mark", "[Name]")
    assert staff.hosts() == {staff.base.removeprefix("http://")}
    assert staff.mistakes() == []


def test_a_helper_unlocks_somebody(staff, api):
    User.objects.create_user(
        email="asha@example.org",
        password=PASSWORD,
        full_name="Asha Rao",
        is_email_verified=True,
        login_locked_until=clock.now() + timedelta(minutes=30),
    )
    form = {"username": "asha@example.org", "password": PASSWORD}
    assert api.post("/auth/login", data=form).json()["code"] == "account_locked"
    staff.open("/admin/accounts/user/?locked=now")
    staff.find("#result_list", "asha@example.org")
    staff.click("#result_list tbody input[type=checkbox]")
    staff.find("select[name=action]").send_keys("Unlock")
    staff.click("button[type=submit]", "Run")
    staff.find("body", "Unlocked: asha@example.org.")
    assert api.post("/auth/login", data=form).status_code == 200
