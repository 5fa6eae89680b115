"""Passkeys (W3C Web Authentication Level 3): options for browsers, verification of responses, storage."""
