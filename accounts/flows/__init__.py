"""The actions of a user on an account, one per file."""
