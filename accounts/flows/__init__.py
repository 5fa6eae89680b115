"""What a user can do with an account, one thing a file."""
