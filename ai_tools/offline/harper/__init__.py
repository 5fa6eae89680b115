"""Harper: its linters, and which of its rules are trusted where."""
