"""Counting needs to listen before the first client of the database is opened."""

import tests.accounts.commands  # noqa: F401
