"""What a person can do with an account, one thing a file."""
