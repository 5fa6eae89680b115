"""The admin shows an account as locked, whichever of its locks holds."""

from datetime import timedelta

import pytest
from django.conf import settings

from accounts.models import User
from sahienglish.core import clock

LIST = "/admin/accounts/user/"
PASSWORD = "a long enough passphrase"
OFFICE, CAFE, HOME = "198.51.100.7", "192.0.2.7", "203.0.113.7"


@pytest.fixture(autouse=True)
def behind_proxy(settings):
    """The service behind a proxy, which names the client's address, and without limits of requests."""
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    settings.LOGIN_RATE_LIMIT_PER_MINUTE = settings.LOGIN_RATE_LIMIT_PER_HOUR = 1000


def log_in(api, client, password):
    form = {"username": "asha@example.org", "password": password}
    return api.post("/auth/login", data=form, headers={"X-Forwarded-For": client})


def shown(browser):
    """Return the list of locked accounts, if Asha is in it."""
    page = browser.get(f"{LIST}?locked=now").content.decode()
    return page if "asha@example.org" in page else ""


def test_one_network_stays_locked_after_a_login_from_another(helper, person, api):
    asha = person()
    assert shown(helper) == ""
    for _ in range(settings.MAX_LOGIN_ATTEMPTS):
        log_in(api, CAFE, "wrong")
    assert log_in(api, OFFICE, PASSWORD).status_code == 200
    assert log_in(api, CAFE, PASSWORD).json()["code"] == "account_locked"
    assert "until 20" in shown(helper)
    field = helper.get(f"{LIST}{asha.pk}/change/").content.decode()
    assert f"{clock.now():%Y}, " in field.partition("Locked until")[2][:400]
    with clock.frozen() as time:
        time.advance(minutes=settings.ACCOUNT_LOCKOUT_DURATION_MINUTES + 1)
        assert shown(helper) == ""


def test_unlocking_opens_every_network(helper, person, api, choose):
    asha = person()
    for client in (CAFE, HOME):
        for _ in range(settings.MAX_LOGIN_ATTEMPTS):
            log_in(api, client, "wrong")
    assert log_in(api, OFFICE, PASSWORD).status_code == 200
    choose(helper, LIST, "unlock", asha)
    assert shown(helper) == ""
    assert log_in(api, CAFE, PASSWORD).status_code == 200


@pytest.mark.parametrize("field", ["login_locked_until", "login_closed_until", "mfa_locked_until"])
def test_each_lock_counts_until_it_ends(helper, person, field):
    now = clock.now()
    asha = person(**{field: now + timedelta(minutes=5)})
    assert ("codes until 20" in shown(helper)) is field.startswith("mfa")
    assert "until 20" in shown(helper)
    User.objects.filter(pk=asha.pk).update(**{field: now - timedelta(minutes=5)})
    assert shown(helper) == ""


def test_an_account_that_accepts_recovery_codes_only_counts_as_locked(helper, person):
    asha = person(mfa_failures=100)
    assert "recovery code only" in shown(helper)
    assert "a recovery code is used" in helper.get(f"{LIST}{asha.pk}/change/").content.decode()
    User.objects.filter(pk=asha.pk).update(mfa_failures=99)
    assert shown(helper) == ""
