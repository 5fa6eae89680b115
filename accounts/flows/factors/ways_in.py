"""The ways into an account besides its password, and whether there is one left."""

from bson import ObjectId
from django.contrib.auth.hashers import is_password_usable

from accounts import users
from accounts.api_keys import store
from accounts.mfa.passkeys import storage as passkeys
from accounts.oidc import identities


def has_way_in(user_id: ObjectId) -> bool:
    """Tell whether an account has a password, a passkey or a linked provider."""
    user = users.get(user_id)
    if user is not None and is_password_usable(user["password"]):
        return True
    return passkeys.exist(user_id) or identities.exist(user_id)


def besides_password(user_id: ObjectId) -> str:
    """Return in words what works besides the password, such as `2 passkeys and 1 API key`; empty if nothing.

    For e-mails about a change that a user makes to shut someone out.
    """
    counts = {
        "passkey": len(passkeys.of_account(user_id)),
        "linked provider": len(identities.of_account(user_id)),
        "API key": len(store.live(users.require(user_id))),
    }
    named = [f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts.items() if count]
    return " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:])))
