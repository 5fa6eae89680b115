"""Users: their accounts, passwords, sessions and everything that protects them."""
