"""The admin's site, and what every model in it has in common."""
