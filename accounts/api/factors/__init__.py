"""`/auth/factors`, `/auth/passkeys`, `/auth/confirm` and the second step of a login."""
