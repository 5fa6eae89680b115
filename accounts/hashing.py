"""Password hashing on one low-priority thread per process, so that logins do not starve everything else."""

import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from threading import local
from typing import TypeVar

from django.conf import settings
from django.contrib.auth.hashers import is_password_usable, make_password, verify_password

from sahienglish.core.errors import Overloaded
from sahienglish.core.gate import Gate

NICENESS = 10
RETRY_AFTER_SECONDS = 5
UNUSABLE = "!"
"""A hash that no password matches, and that takes as long to check as any other."""

T = TypeVar("T")


def make(secret: str) -> str:
    """Return a salted hash of a password or a code. Raises `Overloaded`."""
    return _run(lambda: make_password(secret))


def matches(secret: str, encoded: str | None) -> bool:
    """Tell whether `secret` has the hash `encoded`, in the same time when there is none."""
    return check(secret, encoded)[0]


def check(secret: str, encoded: str | None) -> tuple[bool, bool]:
    """Tell whether `secret` has the hash `encoded`, and whether that hash is of an older strength.

    Raises `Overloaded`, as all of these do.
    """
    return _run(lambda: verify_password(secret, encoded or UNUSABLE))


def has_password(encoded: str) -> bool:
    """Tell whether an account has a password at all."""
    return is_password_usable(encoded)


@contextmanager
def place(*, otherwise: Callable[[], None] | None = None) -> Iterator[None]:
    """Hold a place in the queue for what is hashed in the block.

    For who counts a try before hashing: where there is no place, `otherwise` takes that back, and
    `Overloaded` is raised.
    """
    if getattr(_this_thread, "has_place", False):
        yield
        return
    queue = _queue()
    try:
        queue.enter()
    except Overloaded:
        if otherwise:
            otherwise()
        raise
    _this_thread.has_place = True
    try:
        yield
    finally:
        _this_thread.has_place = False
        queue.leave()


_this_thread = local()


def _run(work: Callable[[], T]) -> T:
    with place():
        return _pool().submit(work).result()


@cache
def _queue() -> Gate:
    """Let at most three of four request threads wait for a hash; the others keep serving."""
    most = max(1, settings.BLOCKING_THREADS * 3 // 4)
    full = partial(Overloaded, "Too many logins at once.", retry_after=RETRY_AFTER_SECONDS)
    return Gate(lambda: most, full=full)


@cache
def _pool() -> ThreadPoolExecutor:
    """Return this process's hashing thread; bcrypt releases the GIL while it works."""
    return ThreadPoolExecutor(1, thread_name_prefix="hashing", initializer=_yield_to_others)


def _yield_to_others() -> None:
    # Elsewhere than on Linux a priority belongs to the whole process.
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, 0, NICENESS)
