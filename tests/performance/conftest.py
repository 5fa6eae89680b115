"""Counting needs to listen before the first client of the database is opened."""

import tests.support.mongo_commands  # noqa: F401
