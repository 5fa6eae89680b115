"""Passkeys and linked providers in the admin: shown without a secret, removed with a reason."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from accounts import sessions
from accounts.mfa.passkeys import storage
from accounts.mfa.passkeys.verification import NewCredential
from accounts.models import AuditEvent, LinkedIdentity, Passkey
from accounts.oidc import identities
from tests.plugins.mailbox import Mailbox

PASSKEYS, IDENTITIES = "/admin/accounts/passkey/", "/admin/accounts/linkedidentity/"


@pytest.fixture
def ways_in(person: Any) -> Any:
    """Asha, with a passkey and a linked provider."""
    user = person()
    credential = NewCredential("a-credential-id", b"a public key", 0, False, False)
    storage.add(user.pk, name="Laptop", credential=credential, transports=[])
    identities.link(user.pk, provider="acme", issuer="https://acme.example", subject="7", email=user.email)
    return user


def remove(browser: Client, path: str, entry: Any, *, reason: str) -> str:
    form = {"action": "remove", "reason": reason, "index": "0", "_selected_action": [entry.pk]}
    form |= {"confirmed": "1"}
    response = browser.post(path, form, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_they_are_listed_by_owner_without_a_secret(admin: Client, ways_in: Any) -> None:
    for path, shown in ((PASSKEYS, "Laptop"), (IDENTITIES, "acme")):
        for page in (path, f"{path}?q=asha%40example.org"):
            text = admin.get(page).content.decode()
            assert shown in text
            assert "asha@example.org" in text
        assert shown not in admin.get(f"{path}?q=nobody%40example.org").content.decode()
    entry = admin.get(f"{PASSKEYS}{Passkey.objects.get().pk}/change/").content.decode()
    assert "Laptop" in entry
    assert "asha@example.org" in entry
    assert "a-credential-id" not in entry
    assert "a public key" not in entry


def test_a_passkey_is_removed_with_a_reason(admin: Client, ways_in: Any, mailbox: Mailbox) -> None:
    passkey = Passkey.objects.get()
    assert "a reason is needed" in remove(admin, PASSKEYS, passkey, reason=" ")
    assert Passkey.objects.exists()
    assert "Removed: Laptop" in remove(admin, PASSKEYS, passkey, reason="The laptop was stolen")
    assert not Passkey.objects.exists()
    assert "The laptop was stolen" in LogEntry.objects.latest("action_time").change_message
    assert AuditEvent.objects.filter(kind="passkey_removed_by_staff").count() == 1
    assert "passkey was removed" in mailbox.latest(ways_in.email).subject


def test_a_provider_is_unlinked_with_a_reason(admin: Client, ways_in: Any, mailbox: Mailbox) -> None:
    assert "Removed: acme" in remove(
        admin, IDENTITIES, LinkedIdentity.objects.get(), reason="Account taken over"
    )
    assert not LinkedIdentity.objects.exists()
    assert AuditEvent.objects.filter(kind="identity_unlinked_by_staff").count() == 1
    assert "unlinked" in mailbox.latest(ways_in.email).subject


def test_those_of_superusers_are_out_of_reach_of_other_staff(
    ways_in: Any, person: Any, browser_of: Any
) -> None:
    from django.contrib.auth.models import Permission

    staff = person("staff@example.org", is_staff=True)
    names = ["change_user", "view_passkey"]
    staff.user_permissions.set(Permission.objects.filter(codename__in=names))
    type(ways_in).objects.filter(pk=ways_in.pk).update(is_superuser=True)
    assert "Not done: Laptop" in remove(browser_of(staff), PASSKEYS, Passkey.objects.get(), reason="x")
    assert Passkey.objects.exists()


def test_a_session_shows_how_its_user_signed_in_and_confirmed(admin: Client, person: Any) -> None:
    user = person()
    pair = sessions.open(
        user_id=user.pk, token_version=0, device="Chrome", ip="127.0.0.1", methods=["password", "totp"]
    )
    sessions.confirm(session_id=pair.session_id, user_id=user.pk)
    page = admin.get(f"/admin/accounts/session/{pair.session_id}/change/").content.decode()
    assert "Password, totp (level 2)" in page
    assert "Last confirmed" in page or "last confirmed" in page
