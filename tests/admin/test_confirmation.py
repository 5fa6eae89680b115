"""Actions of the admin that end or remove something ask before they run."""

from typing import Any

import pytest
from django.contrib import admin as django_admin
from django.contrib.admin.models import LogEntry

from accounts.api_keys import store
from accounts.mfa.passkeys import storage
from accounts.mfa.passkeys.verification import NewCredential
from accounts.models import ApiKey, AuditEvent, Passkey, User
from accounts.oidc import identities
from sahienglish.core import clock

USERS, PASSKEYS = "/admin/accounts/user/", "/admin/accounts/passkey/"
UNDONE_AS_EASILY = {"unlock", "enable", "duplicate", "retry"}
"""Actions that end nothing, or that another action undoes."""

ASKED_BY_DJANGO = {"delete_selected"}


def test_every_action_asks_unless_it_is_undone_as_easily(admin, root):
    request = admin.get("/admin/").wsgi_request
    found = {}
    registered: Any = django_admin.site._registry.values()
    for model_admin in registered:
        for name, (act, _, _) in model_admin.get_actions(request).items():
            found[name] = hasattr(act, "consequence") and act.in_list
    assert {"disable", "remove", "revoke"} < set(found)
    assert {name for name, asks in found.items() if not asks} == UNDONE_AS_EASILY | ASKED_BY_DJANGO


@pytest.fixture
def asha(person):
    """Asha, with two-step login, a passkey, an API key and a linked provider."""
    asha = person()
    User.objects.filter(pk=asha.pk).update(totp_secret="x", second_step_since=clock.now())
    credential = NewCredential("a-credential-id", b"a public key", 0, False, False)
    storage.add(asha.pk, name="Laptop", credential=credential, transports=[])
    identities.link(asha.pk, provider="acme", issuer="https://acme.example", subject="7", email=asha.email)
    version = asha.token_version
    store.create(user_id=asha.pk, token_version=version, name="Editor", scopes=["check"], expires_in_days=1)
    return User.objects.get(pk=asha.pk)


@pytest.mark.parametrize(
    ("path", "action", "shown"),
    [
        ("user", "verify", "log in without opening a link"),
        ("user", "send_code", "choose a new password"),
        ("user", "revoke_sessions", "logged out everywhere"),
        ("user", "remove_second_step", "A password is then enough"),
        ("user", "disable", "until the account is enabled again"),
        ("passkey", "remove", "no longer sign in with it"),
        ("linkedidentity", "remove", "no longer sign in with it"),
        ("apikey", "revoke", "cannot be restored"),
    ],
)
def test_the_list_asks_and_changes_nothing_until_the_form_is_sent(admin, asha, path, action, shown):
    models = {each._meta.model_name: each for each in django_admin.site._registry}
    chosen = User.objects.filter(pk=asha.pk) if path == "user" else models[path]._default_manager.all()
    before = list(chosen.values())
    address = f"/admin/accounts/{path}/"
    form = {"action": action, "_selected_action": [str(each.pk) for each in chosen], "reason": "Lost phone"}
    response = admin.post(f"{address}?q=", form)
    assert response.status_code == 200
    page = response.content.decode()
    assert shown in page
    assert asha.email in page
    assert f'href="{address}?q="' in page, "the way back"
    assert list(chosen.values()) == before
    assert not AuditEvent.objects.exists()
    assert admin.post(address, {**form, "confirmed": "1"}).status_code == 302
    assert AuditEvent.objects.get().user_id == asha.pk


@pytest.mark.parametrize(
    ("path", "action", "model"), [(USERS, "remove_second_step", User), (PASSKEYS, "remove", Passkey)]
)
def test_no_factor_is_removed_without_a_reason(admin, asha, path, action, model):
    entry = model.objects.get(email=asha.email) if model is User else model.objects.get()
    form = {"action": action, "_selected_action": [str(entry.pk)]}
    assert 'name="reason" maxlength="200" required' in admin.post(path, form).content.decode()
    page = admin.post(path, {**form, "confirmed": "1", "reason": "  "}, follow=True).content.decode()
    assert "Not done: a reason is needed." in page
    assert User.objects.get(pk=asha.pk).totp_secret
    assert Passkey.objects.exists()
    admin.post(path, {**form, "confirmed": "1", "reason": "Lost phone" + "!" * 300})
    words = LogEntry.objects.latest("action_time").change_message
    assert "Lost phone" in words
    assert words.count("!") == 190


def test_the_page_of_a_user_does_nothing_without_the_field_of_the_form(admin, asha):
    page = admin.post(f"{USERS}{asha.pk}/revoke-sessions/", {})
    assert page.status_code == 200
    assert f'href="{USERS}{asha.pk}/change/"' in page.content.decode()
    assert ApiKey.objects.exists()
    assert User.objects.get(pk=asha.pk).token_version == asha.token_version
