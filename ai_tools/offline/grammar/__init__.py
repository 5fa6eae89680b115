"""Grammar mistakes found by looking at sentences: word classes, noun phrases and clauses."""

from ai_tools.offline.grammar.checker import find

__all__ = ["find"]
