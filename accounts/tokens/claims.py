"""Checks of the values of claims: the database must never see another kind of value."""

from typing import Any

from bson import ObjectId


def is_id(value: Any) -> bool:
    """Accept the id of a document."""
    return isinstance(value, str) and ObjectId.is_valid(value)


def is_id_or_missing(value: Any) -> bool:
    """Accept the id of a document, or nothing."""
    return value is None or is_id(value)


def is_number(value: Any) -> bool:
    """Accept what JSON and BSON both hold exactly; a bool is an int to Python only."""
    return type(value) is int and 0 <= value < 2**53


def is_word(value: Any) -> bool:
    """Accept a short text that is not empty."""
    return isinstance(value, str) and 0 < len(value) <= 254


def are_words(value: Any) -> bool:
    """Accept a short list of short texts."""
    return isinstance(value, list) and 0 < len(value) <= 4 and all(map(is_word, value))
