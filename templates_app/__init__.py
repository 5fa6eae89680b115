"""Text templates: the default ones for everybody, and each person's own."""
