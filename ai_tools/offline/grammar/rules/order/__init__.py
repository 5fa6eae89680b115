"""Pronouns and the order of words."""
