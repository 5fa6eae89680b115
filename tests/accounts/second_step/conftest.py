"""Asha and her authenticator app."""

import pytest

from sahienglish.core.clock import FrozenClock
from tests.accounts.conftest import Person
from tests.support.authenticator import App, set_up


@pytest.fixture
def app(signed_in_asha: Person, time: FrozenClock) -> App:
    """Asha's authenticator app, set up a minute ago."""
    app = set_up(signed_in_asha)
    time.advance(minutes=1)
    return app
