"""The mark `program`: tests with a real browser, editor, sign-in provider or language model.

They take a large part of the time of all tests; `make test-quick` leaves them out.
"""

import pytest

FIXTURES = {"driver", "issuer", "llama", "node", "office"}
"""Each starts such a program, or says that it is missing."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "program: needs a browser, an editor or another program of others")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses one of the programs, before pytest chooses by marks."""
    for item in items:
        if isinstance(item, pytest.Function) and FIXTURES.intersection(item.fixturenames):
            item.add_marker("program")
