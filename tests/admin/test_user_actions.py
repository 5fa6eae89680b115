"""What staff do for users, from the list of users."""

from datetime import timedelta

from accounts import reset_codes
from accounts.models import AuditEvent, User
from sahienglish.core import clock
from tests.support.admin_pages import USERS, again

PASSWORD = "a long enough passphrase"


def test_confirming_an_address(helper, person, choose):
    asha = person(is_email_verified=False)
    assert b"not confirmed" in helper.get(USERS).content
    choose(helper, USERS, "verify", asha)
    assert again(asha).is_email_verified


def test_unlocking(helper, person, choose, api):
    until = clock.now() + timedelta(minutes=30)
    asha = person(login_failures=5, login_locked_until=until, login_closed_until=until)
    form = {"username": asha.email, "password": PASSWORD}
    assert api.post("/auth/login", data=form).json()["code"] == "account_locked"
    assert asha.email in helper.get(f"{USERS}?locked=now").content.decode()
    choose(helper, USERS, "unlock", asha)
    assert asha.email not in helper.get(f"{USERS}?locked=now").content.decode()
    assert api.post("/auth/login", data=form).status_code == 200


def test_disabling_ends_everything_at_once_and_enabling_brings_no_session_back(helper, signed_in, choose):
    phone = signed_in()
    asha = User.objects.get(email="asha@example.org")
    choose(helper, USERS, "disable", asha)
    assert not again(asha).is_active
    assert again(asha).token_version == asha.token_version + 1
    assert phone.get("/auth/profile").status_code == 401
    choose(helper, USERS, "enable", asha)
    assert again(asha).is_active
    assert phone.get("/auth/profile").status_code == 401


def test_ending_all_sessions(helper, signed_in, choose):
    phones = [signed_in(), signed_in()]
    asha = User.objects.get(email="asha@example.org")
    choose(helper, USERS, "revoke_sessions", asha)
    assert {phone.get("/auth/profile").status_code for phone in phones} == {401}
    assert again(asha).token_version == asha.token_version + 1


def test_mailing_a_code_that_works(helper, person, choose, api, mailbox):
    asha = person()
    page = choose(helper, USERS, "send_code", asha)
    code = mailbox.latest(asha.email).action
    assert code not in page.content.decode()
    answer = api.post("/auth/verify-otp", json={"email": asha.email, "otp": code})
    assert answer.status_code == 200
    for _ in range(reset_codes.MAX_CODES_A_DAY):
        page = choose(helper, USERS, "send_code", asha)
    assert "Not done: asha@example.org" in page.content.decode()


def test_every_action_is_in_the_audit_log_and_in_the_history(helper, person, choose):
    asha = person()
    for action in ("verify", "unlock", "send_code", "revoke_sessions", "disable", "enable"):
        choose(helper, USERS, action, asha)
    kinds = set(AuditEvent.objects.filter(user_id=asha.pk).values_list("kind", flat=True))
    assert kinds == {
        "email_verified",
        "unlocked_by_staff",
        "code_requested",
        "sessions_revoked_by_staff",
        "disabled_by_staff",
        "enabled_by_staff",
    }
    history = helper.get(f"{USERS}{asha.pk}/history/").content.decode()
    for words in (
        "E-mail address confirmed.",
        "Unlocked.",
        "Code sent.",
        "Sessions revoked.",
        "Disabled.",
        "Enabled.",
    ):
        assert words in history


def test_superusers_are_out_of_reach_of_other_staff(helper, root, choose):
    for action in ("verify", "unlock", "send_code", "revoke_sessions", "disable"):
        page = choose(helper, USERS, action, root)
        assert "Not done: root@example.org" in page.content.decode()
    assert again(root).token_version == root.token_version
    assert again(root).is_active
    assert helper.post(f"{USERS}{root.pk}/change/", {"full_name": "Owned"}).status_code == 403


def test_nobody_disables_themselves(admin, root, person, choose):
    asha = person()
    page = choose(admin, USERS, "disable", root, asha).content.decode()
    assert again(root).is_active
    assert "Not done: root@example.org. You cannot disable your own account." in page.replace("&#x27;", "'")
    assert not again(asha).is_active


def test_disabling_asks_first(helper, person):
    asha = person()
    form = {"action": "disable", "_selected_action": [str(asha.pk)]}
    page = helper.post(USERS, form)
    assert page.status_code == 200
    assert "cannot log in until the account is enabled again" in page.content.decode()
    assert asha.email in page.content.decode()
    assert again(asha).is_active
    helper.post(USERS, {**form, "confirmed": "1"})
    assert not again(asha).is_active
