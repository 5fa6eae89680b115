"""Sessions, events and stored e-mails in the admin: read, never changed, without a secret."""

import re
from typing import Any

import pytest
from django.test import Client

from accounts import sessions
from accounts.flows import staff
from accounts.models import AuditEvent, Session, User
from sahienglish.core import clock
from sahienglish.mail import outbox
from sahienglish.mail.models import OutgoingMail
from tests.support.admin_pages import USERS
from tests.support.stored_mail import LATER, waiting_mail


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
    choose(admin, USERS, "send_code", asha)
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
        USERS,
        f"{USERS}{asha.pk}/change/",
        f"{USERS}{asha.pk}/history/",
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


def test_the_admin_writes_e_mail_as_everywhere(admin, person):
    asha = person(pending_email="new@example.org")
    paths = [
        USERS,
        f"{USERS}add/",
        f"{USERS}{asha.pk}/change/",
        f"{USERS}{asha.pk}/disable/",
        f"{USERS}?q=none",
    ]
    pages = [(admin, path) for path in [*paths, "/admin/", "/admin/accounts/linkedidentity/"]]
    for browser, path in [*pages, (Client(), "/admin/login/")]:
        html = browser.get(path).content.decode()
        text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
        assert "SahiEnglish" in text, path
        assert re.findall(r".{0,50}\bemails?\b.{0,30}", text, re.IGNORECASE) == [], path
