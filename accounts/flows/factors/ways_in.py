"""Whether a user can still sign in."""

from bson import ObjectId
from django.contrib.auth.hashers import is_password_usable

from accounts import users
from accounts.mfa.passkeys import storage as passkeys
from accounts.oidc import identities


def has_way_in(user_id: ObjectId) -> bool:
    """Tell whether an account has a password, a passkey or a linked provider."""
    user = users.get(user_id)
    if user is not None and is_password_usable(user["password"]):
        return True
    return passkeys.exist(user_id) or identities.exist(user_id)
