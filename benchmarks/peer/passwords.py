"""Passwords in the format that the product stores: bcrypt, cost 12, over SHA-256."""

import asyncio
import hashlib
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import bcrypt

PREFIX = "bcrypt_sha256$"
# Compared where there is no account, so that a stranger's address takes the same time.
NOBODY = PREFIX + bcrypt.hashpw(b"nobody", bcrypt.gensalt(12)).decode()

# bcrypt releases the GIL; more threads than this would take the time of every other request.
_hashing = ThreadPoolExecutor(1, thread_name_prefix="hashing")


async def matches(password: str, encoded: str) -> bool:
    """Compare on the hashing thread, while the event loop serves others."""
    return await asyncio.get_running_loop().run_in_executor(_hashing, _matches, password, encoded)


def _matches(password: str, encoded: str) -> bool:
    digest = hashlib.sha256(unicodedata.normalize("NFKC", password).encode()).hexdigest()
    return bcrypt.checkpw(digest.encode(), encoded.removeprefix(PREFIX).encode())
