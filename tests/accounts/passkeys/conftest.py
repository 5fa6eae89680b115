"""Asha and her passkey."""

import pytest

from tests.accounts.conftest import Person
from tests.support.authenticator import App, set_up
from tests.support.page.passkey_device import Authenticator
from tests.support.passkeys import register


@pytest.fixture
def owner(signed_in_asha: Person) -> Person:
    """Asha, who has just confirmed that it is still her."""
    signed_in_asha.confirm()
    return signed_in_asha


@pytest.fixture
def key(owner: Person) -> Authenticator:
    """An honest authenticator with a passkey of Asha's."""
    authenticator = Authenticator()
    assert register(owner, authenticator).status_code == 201
    return authenticator


@pytest.fixture
def app(owner: Person, key: Authenticator) -> App:
    """Asha's authenticator app, set up after the passkey."""
    return set_up(owner)
