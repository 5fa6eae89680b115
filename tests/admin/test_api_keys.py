"""API keys and learners in the admin: seen without their secrets, and revoked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission

from accounts.api_keys import store
from accounts.api_keys.store import NewKey
from accounts.models import ApiKey, AuditEvent
from sahienglish.database import mongo

LIST = "/admin/accounts/apikey/"


@pytest.fixture
def key_of() -> Callable[[Any], NewKey]:
    """Create an API key for a user."""

    def create(user: Any) -> NewKey:
        return store.create(
            user_id=user.pk,
            token_version=user.token_version,
            name="Editor",
            scopes=["check"],
            expires_in_days=1,
        )

    return create


@pytest.fixture
def viewer(helper: Any, person: Any) -> Any:
    """A helper who may also see API keys."""
    from accounts.models import User

    user = User.objects.get(email="helper@example.org")
    user.user_permissions.add(Permission.objects.get(codename="view_apikey"))
    return helper


def test_a_key_is_shown_without_its_secret(admin, person, key_of):
    made = key_of(person())
    for page in (LIST, f"{LIST}{made.document['_id']}/change/"):
        shown = admin.get(page).content.decode()
        assert made.document["last_four"] in shown
        assert made.key not in shown
        assert made.document["digest"] not in shown


def test_revoking_a_key_ends_it_and_is_recorded(viewer, person, key_of, choose, api):
    asha = person()
    made = key_of(asha)
    headers = {"Authorization": f"Bearer {made.key}"}
    assert api.get("/actions", headers=headers).status_code == 200
    page = choose(viewer, LIST, "revoke", made.document["_id"])
    assert "Revoked: Editor" in page.content.decode()
    assert api.get("/actions", headers=headers).json()["code"] == "key_invalid"
    assert ApiKey.objects.count() == 0
    assert AuditEvent.objects.filter(kind="api_key_revoked_by_staff", user_id=asha.pk).exists()


def test_only_a_superuser_revokes_the_key_of_one(viewer, admin, root, key_of, choose):
    made = key_of(root)
    assert "Not done" in choose(viewer, LIST, "revoke", made.document["_id"]).content.decode()
    assert ApiKey.objects.count() == 1
    assert "Revoked" in choose(admin, LIST, "revoke", made.document["_id"]).content.decode()
    assert ApiKey.objects.count() == 0


def test_nobody_adds_or_changes_a_key(admin, person, key_of):
    made = key_of(person())
    assert admin.get(f"{LIST}add/").status_code == 403
    assert admin.post(f"{LIST}{made.document['_id']}/change/", {"name": "Mine"}).status_code == 403
    assert admin.post(f"{LIST}{made.document['_id']}/delete/", {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("query", ["digest__startswith=a", "user__password__startswith=b"])
def test_secrets_cannot_be_spelled_out_by_look_ups(admin, person, key_of, query):
    key_of(person())
    assert admin.get(f"{LIST}?{query}").status_code == 400


def test_learners_are_seen_without_their_words(admin, person):
    asha = person()
    profile = {"_id": asha.pk, "dialect": "en-IN", "dictionary": "Priya\nlakh"}
    mongo.collection("learning_profile").insert_one(profile)
    page = admin.get("/admin/learning/profile/").content.decode()
    assert "en-IN" in page
    assert "Priya" not in page
