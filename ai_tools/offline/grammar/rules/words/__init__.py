"""Prepositions, word families, capitals and spacing."""
