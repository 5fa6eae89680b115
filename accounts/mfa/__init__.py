"""Factors besides the password: what each one stores, and how it is checked."""
