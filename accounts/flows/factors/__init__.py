"""The second step, passkeys and linked providers of an account: turned on, listed, removed."""
