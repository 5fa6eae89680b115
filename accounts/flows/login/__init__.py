"""Logging in, in three steps that every way in passes: password, second factor, completion."""
