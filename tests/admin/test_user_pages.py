"""Users in the admin: found, made, and helped from their own pages."""

import pytest

from accounts.models import AuditEvent, User
from sahienglish.mail import outbox
from tests.support.admin_pages import USERS, again


def test_a_form_writes_only_what_it_changed(admin, person):
    asha = person(login_failures=3)
    User.objects.filter(pk=asha.pk).update(login_failures=4, token_version=7)
    fields = {"email": "owned@example.org", "password": "x", "token_version": "0", "login_failures": "0"}
    assert admin.post(f"{USERS}{asha.pk}/change/", {"full_name": "Asha", **fields}).status_code == 302
    after = again(asha)
    assert (after.email, after.login_failures, after.token_version) == ("asha@example.org", 4, 7)
    assert after.password == asha.password


def test_a_new_account_has_no_password_until_its_owner_sets_one(admin, choose, api):
    form = {"email": " New.Editor@Example.org ", "full_name": "New Editor"}
    assert admin.post(f"{USERS}add/", form).status_code == 302
    made = User.objects.get(email="new.editor@example.org")
    assert not made.has_usable_password()
    assert not made.is_email_verified
    choose(admin, USERS, "send_code", made)
    assert outbox.collection().count_documents({"to": made.email, "kind": "reset_code"}) == 1
    assert admin.post(f"{USERS}add/", form).status_code == 200
    assert User.objects.filter(email=made.email).count() == 1


@pytest.mark.parametrize(
    ("term", "found"),
    [
        ("asha", True),
        ("ASHA@ex", True),
        ("rao", True),
        ("example.org", False),
        (".*", False),
        ("(", False),
        ("$", False),
        (" ", True),
    ],
)
def test_people_are_found_by_the_beginning_of_an_address_or_a_part_of_a_name(helper, person, term, found):
    person()
    page = helper.get(USERS, {"q": term}).content.decode()
    assert ("asha@example.org" in page) is found


@pytest.mark.parametrize(
    ("name", "audited"),
    [
        ("verify", "email_verified"),
        ("unlock", "unlocked_by_staff"),
        ("send-code", "code_requested"),
        ("revoke-sessions", "sessions_revoked_by_staff"),
        ("disable", "disabled_by_staff"),
    ],
)
def test_the_page_of_a_user_does_what_the_list_does_and_asks_first(helper, person, name, audited):
    asha = person(is_email_verified=False)
    address = f"{USERS}{asha.pk}/{name}/"
    page = helper.get(f"{USERS}{asha.pk}/change/").content.decode()
    assert address in page
    assert f"{USERS}{asha.pk}/enable/" not in page
    assert "csrfmiddlewaretoken" in helper.get(address).content.decode()
    assert not AuditEvent.objects.exists()
    answer = helper.post(address, {"confirmed": "1"})
    assert (answer.status_code, answer["location"]) == (302, f"{USERS}{asha.pk}/change/")
    assert AuditEvent.objects.get().kind == audited


def test_the_page_of_a_user_enables_again(helper, person):
    asha = person(is_active=False)
    assert f"{USERS}{asha.pk}/disable/" not in helper.get(f"{USERS}{asha.pk}/change/").content.decode()
    helper.post(f"{USERS}{asha.pk}/enable/", {"confirmed": "1"})
    assert again(asha).is_active


def test_the_page_of_a_user_offers_nothing_out_of_reach(helper, editor, person, root):
    assert f"{USERS}{root.pk}/disable/" not in helper.get(f"{USERS}{root.pk}/change/").content.decode()
    for method in (helper.get, helper.post):
        assert method(f"{USERS}{root.pk}/disable/").status_code == 403
    asha = person()
    for browser in (editor,):
        assert browser.post(f"{USERS}{asha.pk}/disable/", {"confirmed": "1"}).status_code == 403
    for missing in ("0" * 24, "x"):
        assert helper.post(f"{USERS}{missing}/disable/", {"confirmed": "1"}).status_code == 404
    assert again(root).is_active
    assert again(asha).is_active
