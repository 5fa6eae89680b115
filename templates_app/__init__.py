"""Text templates: the default ones for all users, and each user's own."""
