"""Editors and helpers at work in the admin."""

from datetime import timedelta

import httpx
import pytest
from django.conf import settings
from django.test import Client
from selenium.webdriver.common.by import By

from accounts.models import User
from sahienglish.core import clock
from sahienglish.database import mongo
from tests.support.page.accessibility import barriers, screen

PASSWORD = "a long enough passphrase"


@pytest.fixture
def root():
    return User.objects.create_superuser(email="root@example.org", password=PASSWORD, full_name="Rani Root")


@pytest.fixture
def staff(browser, root):
    """The browser of a staff member who has just logged in, past the form."""
    client = Client()
    client.force_login(root)
    name = settings.SESSION_COOKIE_NAME
    browser.driver.add_cookie({"name": name, "value": client.cookies[name].value, "path": "/"})
    return browser


def test_a_superuser_logs_in_with_the_form(browser, root):
    browser.open("/admin/")
    browser.fill("[name=username]", root.email)
    browser.fill("[name=password]", PASSWORD)
    browser.click("[type=submit]")
    browser.find("h1, h2, a", "Default templates")
    assert browser.mistakes() == []


def test_an_editor_adds_a_default_template_and_everybody_has_it(staff, signed_in):
    staff.open("/admin/templates_app/template/")
    staff.click("a[href$='/template/add/']")
    staff.fill("[name=title]", "Reminder")
    staff.fill("[name=category]", "Business")
    staff.fill("[name=content]", "Dear [Name],\nplease see {link} and [this](address).")
    # Before it is stored.
    staff.find("#template-preview mark", "{link}")
    assert len(staff.driver.find_elements(By.CSS_SELECTOR, "#template-preview mark")) == 2
    staff.fill("[name=content]", "Dear [Name],\nplease see {link}.")
    staff.click("[name=_save]")
    staff.find("#result_list", "Name, link")
    [template] = signed_in().get("/templates/").json()
    assert template["content"] == "Dear [Name],\nplease see {link}."
    staff.click("#result_list a", "Reminder")
    staff.find("mark", "[Name]")
    assert staff.hosts() == {staff.base.removeprefix("http://")}
    assert staff.mistakes() == []


def test_no_page_is_wider_than_the_window(staff):
    User.objects.create_user(email="asha@example.org", full_name="Asha Rao")
    title = "A title of some length, as those of letters often are"
    texts = {"title": title, "category": "Business letters", "content": "[Name] " * 40}
    mongo.collection("templates").insert_one({**texts, "isDefault": True, "userId": None})
    for path in ("accounts/user", "auth/group", "templates_app/template"):
        staff.open(f"/admin/{path}/")
        assert (path, staff.too_wide()) == (path, [])
        staff.click("#result_list tbody a")
        staff.find("[name=_save]")
        assert (path, staff.too_wide()) == (path, [])


def test_no_page_of_the_admin_is_cut_or_has_barriers_on_a_phone_or_in_the_dark(staff):
    email = "asha.with.a.long.name@department.example.org"
    later = clock.now() + timedelta(hours=1)
    asha = User.objects.create_user(email=email, full_name="Asha Rao", login_locked_until=later)
    users = "/admin/accounts/user/"
    paths = [
        users,
        f"{users}{asha.pk}/change/",
        f"{users}{asha.pk}/disable/",
        "/admin/templates_app/template/add/",
    ]
    found = []
    for width, scheme in ((390, "light"), (390, "dark"), (1400, "dark")):
        with screen(staff.driver, width=width, scheme=scheme):
            for path in paths:
                staff.open(path)
                wrong = [*barriers(staff.driver), *staff.too_wide()]
                found += [f"{path} {width} {scheme}: {each}" for each in wrong]
                assert staff.driver.execute_script(
                    "return document.documentElement.scrollWidth <= innerWidth"
                )
            dark = staff.driver.execute_script("return document.documentElement.classList.contains('dark')")
            assert dark is (scheme == "dark")
    assert found == []


def test_the_date_of_a_template_stays_on_one_line(staff):
    names = "".join(f"[A placeholder with number {number}] " for number in range(30))
    texts = {"title": "A title of some length " * 8, "category": "Business letters", "content": names}
    mongo.collection("templates").insert_one({**texts, "isDefault": True, "userId": None})
    staff.open("/admin/templates_app/template/")
    date = staff.find("#result_list td.field-made_at span")
    assert date.size["height"] < 1.5 * float(date.value_of_css_property("line-height").removesuffix("px"))


def test_every_admin_page_has_an_icon(staff):
    for path in ("/admin/", "/admin/login/", "/admin/nothing/"):
        staff.open(path)
        icon = staff.driver.find_element(By.CSS_SELECTOR, "link[rel=icon]").get_attribute("href")
        answer = httpx.get(str(icon))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")


def test_a_helper_unlocks_somebody(staff, api):
    until = clock.now() + timedelta(minutes=30)
    User.objects.create_user(
        email="asha@example.org",
        password=PASSWORD,
        full_name="Asha Rao",
        is_email_verified=True,
        login_locked_until=until,
        login_closed_until=until,
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
