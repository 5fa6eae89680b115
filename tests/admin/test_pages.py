"""Every page of the admin: who may open it, and that junk in its address breaks nothing."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from bson import ObjectId
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.formats import date_format

from accounts.flows import staff
from accounts.models import AuditEvent
from sahienglish.core import clock
from sahienglish.database import mongo

LISTS = [
    "/admin/accounts/user/",
    "/admin/accounts/session/",
    "/admin/accounts/auditevent/",
    "/admin/auth/group/",
    "/admin/accounts/apikey/",
    "/admin/learning/profile/",
    "/admin/mail/outgoingmail/",
    "/admin/templates_app/template/",
]
JUNK_QUERIES = [
    "userId=zzz",
    "user_id=zzz",
    "user_id__exact=zzz",
    "user__id__exact=zzz",
    "user__password__startswith=b",
    "id=zzz",
    "id__exact=zzz",
    "pk=zzz",
    "o=abc",
    "o=99",
    "o=-1.2.-3",
    "p=zzz",
    "p=-1",
    "p=0",
    "p=7",
    "p=99999999999999999999999",
    "q=(a%2B)%2B%24",
    "q=%00",
    "q=" + "a" * 5_000,
    "q=" + "(" * 1_001,
    "q=%ff",
    "all=",
    "e=1",
    "category=%00",
    "kind=zzz",
    "locked=zzz",
    "is_active__exact=zzz",
    "is_active__exact=1",
    "status__exact=zzz",
    "status__regex=(",
    "created_at__gte=zzz",
    "created_at__gte=2026-01-01&created_at__lt=2027-01-01",
    "created_at__year=zzz",
    "at__gte=zzz",
    "at__gte=2026-01-01+00:00:00%2B00:00",
    "password__startswith=b",
    "title__regex=(",
    "$where=1",
    "_popup=1",
    "_to_field=zzz",
    "_facets=True",
]
JUNK_IDS = [
    "xyz",
    "0" * 24,
    "%00",
    "_",
    "a/b",
    "..%2F",
    "None",
    "5",
    "$ne",
    "%7B%22$gt%22:%22%22%7D",
    "x" * 3000,
]


@pytest.fixture
def rows(signed_in, root):
    """Something in every list."""
    from accounts.models import User

    signed_in()
    staff.unlock(user_id=User.objects.get(email="asha@example.org").pk)
    later = clock.now() + timedelta(hours=3)
    mongo.collection("mail_outgoingmail").insert_one(
        {"to": "a@example.org", "status": "queued", "due_at": later, "queued_at": later}
    )
    mongo.collection("templates").insert_one(
        {"title": "T", "category": "C", "content": "x", "isDefault": True}
    )


@pytest.mark.parametrize("path", LISTS)
def test_every_list_opens_sorts_and_pages(admin, rows, path):
    assert admin.get(path).status_code == 200
    for column in range(1, 8):
        assert admin.get(f"{path}?o=-{column}").status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_no_query_breaks_a_list(admin, rows, path):
    for query in JUNK_QUERIES:
        answer = admin.get(f"{path}?{query}")
        assert answer.status_code in {200, 302, 400}, query


@pytest.mark.parametrize("path", LISTS)
def test_no_id_breaks_a_page(admin, rows, path):
    for name in JUNK_IDS:
        assert admin.get(f"{path}{name}/change/").status_code in {302, 400, 403, 404}, name
    for page in ("delete", "history"):
        assert admin.get(f"{path}xyz/{page}/").status_code in {302, 400, 403, 404}, page
    assert admin.post(f"{path}xyz/change/", {}).status_code in {302, 400, 403, 404}


@pytest.mark.parametrize("path", LISTS)
def test_no_choice_breaks_an_action(admin, rows, path):
    for action in ("delete_selected", "duplicate", "disable", "retry", "zzz", ""):
        form = {"action": action, "_selected_action": ["xyz", "\0", str(ObjectId())]}
        assert admin.post(path, form).status_code in {200, 302, 400, 403}, action


def test_secrets_cannot_be_spelled_out_by_look_ups(admin, rows):
    for path, query in [
        ("/admin/accounts/user/", "password__startswith=b"),
        ("/admin/accounts/session/", "jti__startswith=a"),
        ("/admin/accounts/session/", "user__password__startswith=b"),
        ("/admin/mail/outgoingmail/", "text__contains=1"),
        ("/admin/mail/outgoingmail/", "action__contains=1"),
    ]:
        assert admin.get(f"{path}?{query}").status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/admin/search/",
        "/admin/search/?s=a&page=zzz",
        "/admin/nothing/",
        "/admin/jsi18n/",
        "/admin/r/1/zzz/",
        f"/admin/r/{'0' * 24}/{'0' * 24}/",
    ],
)
def test_other_paths_of_the_site(admin, path):
    assert admin.get(path).status_code in {200, 404}


def test_an_error_is_a_page_for_people_that_names_the_request(editor):
    refused = {"/admin/accounts/user/": 403, "/admin/nothing/": 404, f"{LISTS[-1]}?a__b=1": 400}
    for path, status in refused.items():
        answer = editor.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (status, "text/html; charset=utf-8")
        assert answer["X-Request-ID"] in answer.content.decode()
        assert ">SahiEnglish</a>" in answer.content.decode(), "the link to the front page has a name"


@pytest.mark.parametrize("path", ["/admin/", *LISTS])
def test_nobody_opens_a_page_without_logging_in(path):
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")


def test_template_editors_have_four_rights_and_see_nothing_else(editor):
    group = Group.objects.get(name="Template editors")
    assert {permission.codename for permission in group.permissions.all()} == {
        "add_template",
        "change_template",
        "delete_template",
        "view_template",
    }
    statuses = {path: editor.get(path).status_code for path in LISTS}
    assert statuses == {path: 200 if "template" in path else 403 for path in LISTS}
    overview = editor.get("/admin/").content.decode()
    assert "Default templates" in overview
    assert "Accounts" not in overview


def test_a_group_takes_permissions(admin):
    from django.contrib.auth.models import Permission

    chosen = Permission.objects.filter(codename__in=["view_user", "change_user"])
    form = {"name": "Helpers", "permissions": [str(permission.pk) for permission in chosen]}
    assert admin.post("/admin/auth/group/add/", form).status_code == 302
    group = Group.objects.get(name="Helpers")
    assert group.permissions.count() == 2
    for junk in ("zzz", "\0", str(ObjectId())):
        assert (
            admin.post("/admin/auth/group/add/", {"name": "Junk", "permissions": [junk]}).status_code == 200
        )
    assert b"Helpers" in admin.get(f"/admin/auth/group/{group.pk}/change/").content


def test_what_a_page_calls_things(admin, rows, root):
    """Addresses keep their spelling, columns have names for people, and the search box has one too."""
    page = admin.get(f"/admin/accounts/user/{root.pk}/change/").content.decode()
    assert "Root@example.org" not in page
    sessions, events = (
        admin.get(f"/admin/accounts/{name}/").content.decode() for name in ("session", "auditevent")
    )
    for page in (sessions, events):
        assert "IP address" in page
        assert not re.search(r">\s*(Ip|At)\s*<", page)
        assert 'aria-label="An e-mail address."' in page
    event = AuditEvent.objects.first()
    page = admin.get(f"/admin/accounts/auditevent/{event.pk}/change/").content.decode()
    assert "IP address" in page
    assert not re.search(r">\s*(Ip|At)\s*<", page)
    mails = admin.get("/admin/mail/outgoingmail/").content.decode()
    assert re.search(r'id="searchbar"\s+aria-label="Search"', mails)


def test_an_empty_list_advises_only_what_can_be_done(admin, helper):
    assert "Add template" in admin.get("/admin/templates_app/template/").content.decode()
    for browser in (admin, helper):
        page = browser.get("/admin/mail/outgoingmail/").content.decode()
        assert "There is nothing here yet." in page
        assert "Create a new item" not in page
    assert "Reset filters" in admin.get("/admin/mail/outgoingmail/?q=nobody").content.decode()


def test_only_rights_that_open_something_can_be_given(admin):
    form = admin.get("/admin/auth/group/add/").context["adminform"].form
    offered = {
        f"{right.content_type.app_label}.{right.codename}" for right in form.fields["permissions"].queryset
    }
    assert offered == {
        "accounts.add_user",
        "accounts.change_user",
        "accounts.view_user",
        "accounts.view_session",
        "accounts.view_apikey",
        "accounts.view_passkey",
        "accounts.view_linkedidentity",
        "accounts.view_auditevent",
        "auth.view_group",
        "learning.view_profile",
        "mail.change_outgoingmail",
        "mail.view_outgoingmail",
        "templates_app.add_template",
        "templates_app.change_template",
        "templates_app.delete_template",
        "templates_app.view_template",
    }


def test_only_superusers_change_what_a_group_may_do(person, browser_of):
    from django.contrib.auth.models import Permission

    helper = person(is_staff=True)
    names = ["add_group", "change_group", "delete_group", "view_group"]
    helper.user_permissions.set(Permission.objects.filter(codename__in=names))
    group = Group.objects.get(name="Template editors")
    browser, page = browser_of(helper), f"/admin/auth/group/{group.pk}"
    assert browser.get(f"{page}/change/").status_code == 200
    assert browser.post(f"{page}/change/", {"name": "Mine"}).status_code == 403
    assert browser.post(f"{page}/delete/", {"post": "yes"}).status_code == 403
    assert browser.get("/admin/auth/group/add/").status_code == 403


def test_the_overview_counts_what_there_is(admin, rows):
    numbers = {number.title: number.value for number in admin.get("/admin/").context["numbers"]}
    assert numbers == {
        "Accounts": 2,
        "Default templates": 1,
        "E-mails given up": 0,
        "E-mails waiting": 1,
        "Learners": 0,
        "Sessions": 1,
    }


def test_every_changing_request_needs_the_csrf_token(root):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(root)
    for path in (
        "/admin/templates_app/template/add/",
        "/admin/templates_app/template/import_file/",
        "/admin/accounts/user/",
    ):
        assert strict.post(path, {"action": "disable"}).status_code == 403


def test_dates_have_seconds_and_a_zone(admin, person):
    asha = person(
        created_at=datetime(2026, 11, 28, 9, 5, 7, tzinfo=UTC),
        login_locked_until=datetime(2099, 1, 2, 3, 4, 5, tzinfo=UTC),
    )
    assert "28 Nov 2026, 09:05:07 UTC" in admin.get("/admin/accounts/user/").content.decode()
    page = admin.get(f"/admin/accounts/user/{asha.pk}/change/").content.decode()
    assert "28 Nov 2026, 09:05:07 UTC" in page
    assert "2 Jan 2099, 03:04:05 UTC" in page
    staff.unlock(user_id=asha.pk)
    event = AuditEvent.objects.get()
    page = admin.get(f"/admin/accounts/auditevent/{event.pk}/change/").content.decode()
    assert date_format(event.at, "DATETIME_FORMAT") in page
    assert "Unlocked by staff, 20" in page, "the title in words"
