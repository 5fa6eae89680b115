"""Linking providers to an account, signing in with them, and unlinking them."""

from typing import Any

import pytest

from accounts.models import AuditEvent, LinkedIdentity, Session, User
from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.plugins.oidc import App
from tests.support import authenticator
from tests.support.authenticator import second_step
from tests.support.crowd import together
from tests.support.page.passkey_device import Authenticator
from tests.support.passkeys import register
from tests.support.problems import assert_problem

pytestmark = pytest.mark.usefixtures("no_limits")


@pytest.fixture
def owner(signed_in_asha: Person) -> Person:
    signed_in_asha.confirm()
    return signed_in_asha


@pytest.fixture
def linked(app: App, owner: Person) -> Person:
    """Asha, whose account is linked to the provider."""
    assert owner.post("/auth/identities", link_token=link_token(app)).status_code == 201
    return owner


@pytest.fixture
def newcomer(app: App, api: Any) -> Person:
    """A user whose account was made by the provider, and has no password."""
    app.provider.user |= {"sub": "new", "email": "new@example.org"}
    tokens = app.sign_in()
    person = Person(api, "new@example.org", tokens=tokens.json())
    Session.objects.update(confirmed_at=Session.objects.get().created_at)
    return person


def link_token(app: App) -> str:
    response = app.exchange(app.come_back(intent="link")["code"])
    assert response.status_code == 200, response.text
    assert set(response.json()) == {"link_token"}
    return str(response.json()["link_token"])


def test_an_account_is_linked_after_signing_in_and_confirming(app: App, owner: Person, mailbox: Any) -> None:
    refused = app.sign_in()
    assert_problem(refused, 409, "account_exists")
    linked = owner.post("/auth/identities", link_token=refused.json()["link_token"])
    assert linked.status_code == 201
    assert (linked.json()["provider"], linked.json()["email"]) == ("acme", "asha@example.org")
    assert owner.get("/auth/identities").json() == [linked.json()]
    assert "with Acme" in mailbox.latest(owner.email).subject
    assert AuditEvent.objects.filter(kind="identity_linked").count() == 1
    assert app.sign_in().status_code == 200
    assert User.objects.count() == 1


def test_a_refused_login_can_be_linked_to_its_account_only(app: App, asha: Person, person: Any) -> None:
    token = app.sign_in().json()["link_token"]
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    assert_problem(other.post("/auth/identities", link_token=token), 400, "token_invalid")
    assert not LinkedIdentity.objects.exists()


def test_an_identity_with_another_address_is_linked_on_purpose(app: App, owner: Person) -> None:
    app.provider.user["email"] = "asha@work.example"
    assert owner.post("/auth/identities", link_token=link_token(app)).status_code == 201
    assert app.sign_in().status_code == 200
    assert User.objects.get().email == "asha@example.org"


def test_a_link_token_works_once_for_ten_minutes(app: App, owner: Person, time: FrozenClock) -> None:
    token = link_token(app)
    answers = together(*[lambda: owner.post("/auth/identities", link_token=token).status_code] * 20)
    assert sorted(answers) == [201] + [400] * 19
    late = link_token(app)
    time.advance(minutes=10)
    owner.confirm()
    assert_problem(owner.post("/auth/identities", link_token=late), 400, "token_invalid")


def test_one_identity_belongs_to_one_account(app: App, linked: Person, person: Any) -> None:
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    assert_problem(other.post("/auth/identities", link_token=link_token(app)), 409, "identity_taken")


def test_twenty_accounts_that_claim_one_identity_leave_it_with_one(app: App, person: Any) -> None:
    people = [person(f"p{number}@example.org") for number in range(20)]
    for each in people:
        each.open_session()
    Session.objects.update(confirmed_at=Session.objects.first().created_at)
    tokens = [link_token(app) for _ in people]
    calls = [
        lambda each=each, token=token: each.post("/auth/identities", link_token=token).status_code
        for each, token in zip(people, tokens, strict=True)
    ]
    assert sorted(together(*calls)) == [201] + [409] * 19
    assert LinkedIdentity.objects.count() == 1


def test_a_second_step_is_asked_of_a_login_with_a_provider_too(
    app: App, linked: Person, time: FrozenClock
) -> None:
    phone = authenticator.set_up(linked)
    time.advance(minutes=1)
    before = Session.objects.count()
    refused = app.sign_in()
    assert_problem(refused, 403, "mfa_required")
    assert Session.objects.count() == before
    tokens = second_step(app.api, refused.json()["mfa_token"], totp=phone.code())
    assert tokens.status_code == 200, tokens.text
    session = Session.objects.order_by("-created_at").first()
    assert (session.aal, session.methods) == (2, ["provider", "totp"])


def test_a_login_with_a_provider_alone_is_one_factor(app: App, linked: Person) -> None:
    app.sign_in()
    session = Session.objects.order_by("-created_at").first()
    assert (session.aal, session.methods, session.confirmed_at) == (1, ["provider"], None)


def test_the_page_gets_its_cookie_and_no_token(app: App, linked: Person) -> None:
    page = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "same-origin"}
    body = {"code": app.come_back()["code"], "code_verifier": app.verifier}
    response = app.api.post("/auth/oidc/token", json=body, headers=page)
    assert set(response.json()) == {"token_type", "expires_in"}
    assert app.api.get("/auth/profile", headers=page).status_code == 200
    foreign = {"X-Sahi-Web": "1", "Sec-Fetch-Site": "cross-site"}
    assert_problem(app.api.post("/auth/oidc/token", json=body, headers=foreign), 403, "foreign_origin")


def test_an_identity_is_unlinked(app: App, linked: Person, mailbox: Any) -> None:
    identity = linked.get("/auth/identities").json()[0]
    assert linked.delete(f"/auth/identities/{identity['id']}").status_code == 204
    assert linked.get("/auth/identities").json() == []
    assert "unlinked" in mailbox.latest(linked.email).subject
    assert_problem(app.sign_in(), 409, "account_exists")
    assert_problem(linked.delete(f"/auth/identities/{identity['id']}"), 404, "not_found")


def test_identities_of_others_are_not_found(linked: Person, person: Any) -> None:
    other = person("other@example.org")
    other.open_session()
    other.confirm()
    theirs = linked.get("/auth/identities").json()[0]["id"]
    assert_problem(other.delete(f"/auth/identities/{theirs}"), 404, "not_found")
    assert other.get("/auth/identities").json() == []


def test_changes_of_identities_need_a_confirmation(app: App, linked: Person, time: FrozenClock) -> None:
    time.advance(minutes=6)
    identity = linked.get("/auth/identities").json()[0]["id"]
    for response in (
        linked.post("/auth/identities", link_token="x"),
        linked.delete(f"/auth/identities/{identity}"),
    ):
        assert_problem(response, 403, "confirmation_required")


def test_the_last_way_in_stays(newcomer: Person) -> None:
    identity = newcomer.get("/auth/identities").json()[0]["id"]
    assert_problem(newcomer.delete(f"/auth/identities/{identity}"), 409, "last_way_in")
    assert newcomer.get("/auth/identities").json()[0]["id"] == identity


def test_two_removals_of_the_last_two_ways_in_leave_one(newcomer: Person) -> None:
    assert register(newcomer, Authenticator()).status_code == 201
    for _ in range(5):
        passkeys = [f"/auth/passkeys/{each['id']}" for each in newcomer.get("/auth/passkeys").json()]
        identities = [f"/auth/identities/{each['id']}" for each in newcomer.get("/auth/identities").json()]
        together(*[lambda path=path: newcomer.delete(path) for path in passkeys + identities])
        left = newcomer.get("/auth/passkeys").json() + newcomer.get("/auth/identities").json()
        assert left


def test_an_account_without_a_password_sets_one_by_reset(newcomer: Person, mailbox: Any) -> None:
    assert newcomer.try_log_in("").status_code == 400
    token = newcomer.reset_token(mailbox)
    assert newcomer.reset(token, "quiet river boat").status_code == 200
    newcomer.password = "quiet river boat"
    newcomer.log_in()
    newcomer.confirm()
    identity = newcomer.get("/auth/identities").json()[0]["id"]
    assert newcomer.delete(f"/auth/identities/{identity}").status_code == 204


def test_an_export_names_identities_and_a_deletion_removes_them(app: App, linked: Person) -> None:
    exported = linked.get("/auth/export").json()["identities"]
    assert [(each["provider"], each["subject"]) for each in exported] == [("acme", app.provider.user["sub"])]
    assert linked.delete("/auth/profile").status_code == 204
    assert not LinkedIdentity.objects.exists()
