"""A profile, a session, a template and an edit have one shape wherever they are stated."""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from bson import ObjectId

from accounts import identity
from accounts.api.api_keys import ApiKeyEntry
from accounts.api.factors.passkeys import PasskeyEntry
from accounts.api.identities import IdentityEntry
from accounts.api.profile import Profile, ProfileChange
from accounts.api.sessions import SessionEntry
from accounts.api_keys import store
from accounts.flows import export_account
from accounts.models import ApiKey, LinkedIdentity, Passkey, Session, User
from ai_tools.api import results
from ai_tools.text.edits import Edit, Notice
from learning import models as learning_models
from learning.profile import PREFERENCES
from learning.shapes import Preferences
from templates_app import shapes
from templates_app.models import Template
from templates_app.serializers import TemplateTexts
from templates_app.service import TEXTS


def stored(model: Any) -> set[str]:
    """The names under which a model is stored."""
    return {"_id" if field.primary_key else field.column for field in model._meta.concrete_fields}


def shown(shape: type[Any]) -> set[str]:
    """The stored names of the fields that a shape shows."""
    return {"_id" if name == "id" else name for name in shape().fields}


def test_a_profile_is_stated_by_the_model():
    assert set(User.PROFILE_FIELDS) <= stored(User)
    assert set(Profile().fields) == {"id", *User.PROFILE_FIELDS}
    assert set(ProfileChange().fields) == {*User.OWN_FIELDS, "email", "current_password"}
    assert set(User.PROFILE_FIELDS) <= set(export_account.ACCOUNT)
    assert set(User.PROFILE_FIELDS) <= set(identity.USER_FIELDS)


def test_a_session_shows_what_is_stored_and_what_is_exported():
    assert shown(SessionEntry) - {"current"} <= set(export_account.SESSION) <= stored(Session)


def test_an_api_key_shows_what_is_fetched_and_exported():
    assert shown(ApiKeyEntry) == set(store.SHOWN) <= stored(ApiKey)


def test_a_passkey_and_an_identity_show_what_is_stored_and_exported():
    assert shown(PasskeyEntry) - {"_id"} == set(export_account.PASSKEY) <= stored(Passkey)
    assert shown(IdentityEntry) - {"_id"} <= set(export_account.IDENTITY) <= stored(LinkedIdentity)


def test_everything_that_is_exported_of_an_account_is_stored():
    assert set(export_account.ACCOUNT) <= stored(User)


def test_a_template_has_one_shape():
    document = {"_id": ObjectId(), "title": "", "category": "", "content": "", "updatedAt": datetime.now(UTC)}
    assert shapes.template(document).keys() == shapes.Template().fields.keys()
    assert set(TemplateTexts().fields) == set(TEXTS) <= stored(Template)


def test_a_preference_is_stated_by_the_profile():
    assert set(Preferences().fields) == set(PREFERENCES) <= stored(learning_models.Profile)


def test_an_edit_and_a_notice_have_one_shape():
    assert set(results.Edit().fields) == {field.name for field in fields(Edit)}
    assert set(results.Notice().fields) == {field.name for field in fields(Notice)}
