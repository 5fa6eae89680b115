"""What staff do for people, and what they never see."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from accounts import reset_codes, sessions
from accounts.flows import staff
from accounts.models import AuditEvent, Session, User
from sahienglish.core import clock
from sahienglish.mail import outbox
from sahienglish.mail.models import OutgoingMail

LIST = "/admin/accounts/user/"
PASSWORD = "a long enough passphrase"
LATER = clock.now() + timedelta(hours=3)


def waiting_mail(to, **fields):
    """Store a mail that is not due yet."""
    mail = {"to": to, "kind": "k", "subject": "s", "text": "t", "html": "", "message_id": "<1@example.org>"}
    state = {
        "status": "queued",
        "attempts": 1,
        "due_at": LATER,
        "queued_at": LATER,
        "claim": "",
        "action": "",
    }
    return outbox.collection().insert_one({**mail, **state, **fields}).inserted_id


def again(user):
    return User.objects.get(pk=user.pk)


def test_confirming_an_address(helper, person, choose):
    asha = person(is_email_verified=False)
    assert b"not confirmed" in helper.get(LIST).content
    choose(helper, LIST, "verify", asha)
    assert again(asha).is_email_verified


def test_unlocking(helper, person, choose, api):
    until = clock.now() + timedelta(minutes=30)
    asha = person(login_failures=5, login_locked_until=until, login_closed_until=until)
    form = {"username": asha.email, "password": PASSWORD}
    assert api.post("/auth/login", data=form).json()["code"] == "account_locked"
    assert asha.email in helper.get(f"{LIST}?locked=now").content.decode()
    choose(helper, LIST, "unlock", asha)
    assert asha.email not in helper.get(f"{LIST}?locked=now").content.decode()
    assert api.post("/auth/login", data=form).status_code == 200


def test_disabling_ends_everything_at_once_and_enabling_brings_no_session_back(helper, signed_in, choose):
    phone = signed_in()
    asha = User.objects.get(email="asha@example.org")
    choose(helper, LIST, "disable", asha)
    assert not again(asha).is_active
    assert again(asha).token_version == asha.token_version + 1
    assert phone.get("/auth/profile").status_code == 401
    choose(helper, LIST, "enable", asha)
    assert again(asha).is_active
    assert phone.get("/auth/profile").status_code == 401


def test_ending_all_sessions(helper, signed_in, choose):
    phones = [signed_in(), signed_in()]
    asha = User.objects.get(email="asha@example.org")
    choose(helper, LIST, "revoke_sessions", asha)
    assert {phone.get("/auth/profile").status_code for phone in phones} == {401}
    assert again(asha).token_version == asha.token_version + 1


def test_mailing_a_code_that_works(helper, person, choose, api, mailbox):
    asha = person()
    page = choose(helper, LIST, "send_code", asha)
    code = mailbox.latest(asha.email).action
    assert code not in page.content.decode()
    answer = api.post("/auth/verify-otp", json={"email": asha.email, "otp": code})
    assert answer.status_code == 200
    for _ in range(reset_codes.MAX_CODES_A_DAY):
        page = choose(helper, LIST, "send_code", asha)
    assert "Not done: asha@example.org" in page.content.decode()


def test_every_action_is_in_the_trail_and_in_the_history(helper, person, choose):
    asha = person()
    for action in ("verify", "unlock", "send_code", "revoke_sessions", "disable", "enable"):
        choose(helper, LIST, action, asha)
    kinds = set(AuditEvent.objects.filter(user_id=asha.pk).values_list("kind", flat=True))
    assert kinds == {
        "email_verified",
        "unlocked_by_staff",
        "code_requested",
        "sessions_revoked_by_staff",
        "disabled_by_staff",
        "enabled_by_staff",
    }
    history = helper.get(f"{LIST}{asha.pk}/history/").content.decode()
    for words in (
        "E-mail address confirmed.",
        "Unlocked.",
        "Code sent.",
        "Sessions revoked.",
        "Disabled.",
        "Enabled.",
    ):
        assert words in history


def kinds(user):
    """Return what the account's trail says, oldest first."""
    return list(AuditEvent.objects.filter(user_id=user.pk).order_by("pk").values_list("kind", flat=True))


def test_a_new_account_is_in_its_trail(admin):
    admin.post(f"{LIST}add/", {"email": "new@example.org", "full_name": "New Editor"})
    made = User.objects.get(email="new@example.org")
    assert kinds(made) == ["created_by_staff"]
    assert AuditEvent.objects.get(user_id=made.pk).device == "administration"


def test_rights_given_and_taken_are_in_the_trail_of_the_account(admin, person):
    asha, group = person(), Group.objects.get(name="Template editors")
    page = f"{LIST}{asha.pk}/change/"
    admin.post(page, {"full_name": "Asha Rao", "is_staff": "on"})
    admin.post(page, {"full_name": "Asha Rao", "is_staff": "on", "is_superuser": "on"})
    admin.post(page, {"full_name": "Asha Rao", "groups": [str(group.pk)]})
    assert list(again(asha).groups.all()) == [group]
    assert kinds(asha) == [
        "made_staff",
        "made_superuser",
        "no_longer_staff",
        "no_longer_superuser",
        "groups_changed_by_staff",
    ]
    admin.post(page, {"full_name": "Asha R.", "groups": [str(group.pk)]})
    assert again(asha).full_name == "Asha R."
    assert len(kinds(asha)) == 5, "a name is no right"


def test_the_rights_of_a_group_are_those_of_its_members(admin, person):
    asha, other = person(), person("other@example.org")
    group = Group.objects.create(name="Helpers")
    asha.groups.add(group)
    right = Permission.objects.get(codename="view_user")
    page = f"/admin/auth/group/{group.pk}/"
    admin.post(f"{page}change/", {"name": "Helpers", "permissions": [str(right.pk)]})
    admin.post(f"{page}change/", {"name": "Readers", "permissions": [str(right.pk)]})
    assert kinds(asha) == ["group_rights_changed"]
    admin.post(f"{page}delete/", {"post": "yes"})
    assert kinds(asha) == ["group_rights_changed", "groups_changed_by_staff"]
    assert kinds(other) == []


def test_several_groups_deleted_together_are_in_the_trail_too(admin, person, choose):
    asha, group = person(), Group.objects.create(name="Helpers")
    asha.groups.add(group)
    form = {"action": "delete_selected", "_selected_action": [str(group.pk)], "post": "yes"}
    assert admin.post("/admin/auth/group/", form).status_code == 302
    assert not Group.objects.filter(pk=group.pk).exists()
    assert kinds(asha) == ["groups_changed_by_staff"]


def test_superusers_are_out_of_reach_of_other_staff(helper, root, choose):
    for action in ("verify", "unlock", "send_code", "revoke_sessions", "disable"):
        page = choose(helper, LIST, action, root)
        assert "Not done: root@example.org" in page.content.decode()
    assert again(root).token_version == root.token_version
    assert again(root).is_active
    assert helper.post(f"{LIST}{root.pk}/change/", {"full_name": "Owned"}).status_code == 403


def test_nobody_disables_themselves(admin, root, person, choose):
    asha = person()
    page = choose(admin, LIST, "disable", root, asha).content.decode()
    assert again(root).is_active
    assert "Not done: root@example.org. You cannot disable your own account." in page.replace("&#x27;", "'")
    assert not again(asha).is_active


def test_only_superusers_give_rights(helper, admin, person):
    asha = person()
    form = {"full_name": "Asha", "is_staff": "on", "is_superuser": "on"}
    assert helper.post(f"{LIST}{asha.pk}/change/", form).status_code == 302
    assert (again(asha).full_name, again(asha).is_staff, again(asha).is_superuser) == ("Asha", False, False)
    assert admin.post(f"{LIST}{asha.pk}/change/", {"full_name": "Asha", "is_staff": "on"}).status_code == 302
    assert (again(asha).is_staff, again(asha).is_superuser) == (True, False)


def test_a_form_writes_only_what_it_changed(admin, person):
    asha = person(login_failures=3)
    User.objects.filter(pk=asha.pk).update(login_failures=4, token_version=7)
    fields = {"email": "owned@example.org", "password": "x", "token_version": "0", "login_failures": "0"}
    assert admin.post(f"{LIST}{asha.pk}/change/", {"full_name": "Asha", **fields}).status_code == 302
    after = again(asha)
    assert (after.email, after.login_failures, after.token_version) == ("asha@example.org", 4, 7)
    assert after.password == asha.password


def test_a_new_account_has_no_password_until_its_owner_sets_one(admin, choose, api):
    form = {"email": " New.Editor@Example.org ", "full_name": "New Editor"}
    assert admin.post(f"{LIST}add/", form).status_code == 302
    made = User.objects.get(email="new.editor@example.org")
    assert not made.has_usable_password()
    assert not made.is_email_verified
    choose(admin, LIST, "send_code", made)
    assert outbox.collection().count_documents({"to": made.email, "kind": "reset_code"}) == 1
    assert admin.post(f"{LIST}add/", form).status_code == 200
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
    page = helper.get(LIST, {"q": term}).content.decode()
    assert ("asha@example.org" in page) is found


def test_sessions_and_events_are_found_by_their_owner(helper, signed_in):
    signed_in()
    signed_in("ravi@example.org")
    asha = User.objects.get(email="asha@example.org")
    staff.unlock(user_id=asha.pk)
    for path in ("/admin/accounts/session/", "/admin/accounts/auditevent/"):
        for query in ("q=Asha@example.org", f"user__id__exact={asha.pk}", f"user_id__exact={asha.pk}"):
            page = helper.get(f"{path}?{query}")
            if page.status_code == 200:
                assert "asha@example.org" in page.content.decode()
                assert "ravi@example.org" not in page.content.decode()
        assert "asha@example.org" not in helper.get(f"{path}?q=nobody@example.org").content.decode()


@pytest.mark.parametrize(
    "path", ["/admin/accounts/session/", "/admin/accounts/auditevent/", "/admin/mail/outgoingmail/"]
)
def test_what_happened_cannot_be_changed(admin, signed_in, path):
    signed_in()
    staff.unlock(user_id=User.objects.get(email="asha@example.org").pk)
    waiting_mail("asha@example.org")
    models: dict[str, Any] = {"session": Session, "auditevent": AuditEvent, "outgoingmail": OutgoingMail}
    model = models[path.split("/")[3]]
    one = f"{path}{model.objects.first().pk}"
    assert admin.get(f"{one}/change/").status_code == 200
    assert admin.get(f"{path}add/").status_code == 403
    assert admin.post(f"{one}/change/", {}).status_code == 403
    assert admin.post(f"{one}/delete/", {"post": "yes"}).status_code == 403


def test_no_page_shows_a_secret(admin, signed_in, choose, mailbox):
    signed_in()
    asha = User.objects.get(email="asha@example.org")
    choose(admin, LIST, "send_code", asha)
    [session] = sessions.collection().find()
    sessions.collection().update_one({}, {"$set": {"confirmed_at": clock.now()}})
    mail = waiting_mail("asha@example.org", text="Open the door", action="https://door.example/")
    code = mailbox.latest(asha.email).action
    secrets = [
        asha.password,
        asha.password.split("$")[-1],
        session["jti"],
        code,
        "Open the door",
        "door.example",
    ]
    event = AuditEvent.objects.get()
    pages = [
        "/admin/",
        LIST,
        f"{LIST}{asha.pk}/change/",
        f"{LIST}{asha.pk}/history/",
        "/admin/accounts/session/",
        f"/admin/accounts/session/{session['_id']}/change/",
        "/admin/accounts/auditevent/",
        f"/admin/accounts/auditevent/{event.pk}/change/",
        "/admin/mail/outgoingmail/",
        f"/admin/mail/outgoingmail/{mail}/change/",
    ]
    for path in pages:
        answer = admin.get(path)
        assert answer.status_code == 200, path
        page = answer.content.decode()
        assert not [secret for secret in secrets if secret in page], path
        assert "+00:00" not in page, f"{path} shows a date as Python does"


def test_a_waiting_mail_is_tried_again_at_once_and_no_other(admin, choose):
    for status, claim in (("queued", ""), ("queued", "held"), ("sent", ""), ("failed", "")):
        waiting_mail(f"{status}{claim}@example.org", status=status, claim=claim)
    page = choose(admin, "/admin/mail/outgoingmail/", "retry", *OutgoingMail.objects.all()).content.decode()
    assert "E-mails that are tried again now: 1." in page
    moved = [mail["to"] for mail in outbox.collection().find({"due_at": {"$lt": LATER}})]
    assert moved == ["queued@example.org"]


def test_who_may_only_look_cannot_retry(helper, choose):
    waiting_mail("a@example.org")
    choose(helper, "/admin/mail/outgoingmail/", "retry", OutgoingMail.objects.first())
    assert outbox.collection().count_documents({"due_at": LATER}) == 1


def test_disabling_asks_first(helper, person):
    asha = person()
    form = {"action": "disable", "_selected_action": [str(asha.pk)]}
    page = helper.post(LIST, form)
    assert page.status_code == 200
    assert "cannot log in until the account is enabled again" in page.content.decode()
    assert asha.email in page.content.decode()
    assert again(asha).is_active
    helper.post(LIST, {**form, "confirmed": "1"})
    assert not again(asha).is_active


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
    address = f"{LIST}{asha.pk}/{name}/"
    page = helper.get(f"{LIST}{asha.pk}/change/").content.decode()
    assert address in page
    assert f"{LIST}{asha.pk}/enable/" not in page
    assert "csrfmiddlewaretoken" in helper.get(address).content.decode()
    assert not AuditEvent.objects.exists()
    answer = helper.post(address, {"confirmed": "1"})
    assert (answer.status_code, answer["location"]) == (302, f"{LIST}{asha.pk}/change/")
    assert AuditEvent.objects.get().kind == audited


def test_the_page_of_a_user_enables_again(helper, person):
    asha = person(is_active=False)
    assert f"{LIST}{asha.pk}/disable/" not in helper.get(f"{LIST}{asha.pk}/change/").content.decode()
    helper.post(f"{LIST}{asha.pk}/enable/", {"confirmed": "1"})
    assert again(asha).is_active


def test_the_page_of_a_user_offers_nothing_out_of_reach(helper, editor, person, root):
    assert f"{LIST}{root.pk}/disable/" not in helper.get(f"{LIST}{root.pk}/change/").content.decode()
    for method in (helper.get, helper.post):
        assert method(f"{LIST}{root.pk}/disable/").status_code == 403
    asha = person()
    for browser in (editor,):
        assert browser.post(f"{LIST}{asha.pk}/disable/", {"confirmed": "1"}).status_code == 403
    for missing in ("0" * 24, "x"):
        assert helper.post(f"{LIST}{missing}/disable/", {"confirmed": "1"}).status_code == 404
    assert again(root).is_active
    assert again(asha).is_active


def test_the_admin_writes_e_mail_as_everywhere(admin, person):
    asha = person(pending_email="new@example.org")
    paths = [LIST, f"{LIST}add/", f"{LIST}{asha.pk}/change/", f"{LIST}{asha.pk}/disable/", f"{LIST}?q=none"]
    pages = [(admin, path) for path in [*paths, "/admin/", "/admin/accounts/linkedidentity/"]]
    for browser, path in [*pages, (Client(), "/admin/login/")]:
        html = browser.get(path).content.decode()
        text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
        assert "SahiEnglish" in text, path
        assert re.findall(r".{0,50}\bemails?\b.{0,30}", text, re.IGNORECASE) == [], path
