"""How stored names are shown to people."""


def in_words(name: object) -> str:
    """Write a stored name as people do: `password_changed` becomes “Password changed”."""
    return str(name or "").replace("_", " ").replace("email", "e-mail").capitalize()
