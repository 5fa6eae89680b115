"""Signing in with another provider (OpenID Connect Core 1.0): protocol and linked identities."""
