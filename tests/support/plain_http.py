"""What httpx needs for plain HTTP: no certificates."""

import ssl

NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""As `verify`, spares a client the reading of every certificate authority, which takes 30 ms."""
