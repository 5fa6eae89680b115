"""A lock between processes that the system frees when its holder dies, however it dies."""

import os
import sys
import time
from pathlib import Path

POLL_SECONDS = 0.02

if sys.platform == "win32":
    import msvcrt

    _READERS = 256

    def _try_lock(descriptor: int, *, shared: bool) -> bool:
        """Lock one free byte of the range to share it, all of them to own it: Windows has no `flock`."""
        spans = [(offset, 1) for offset in range(_READERS)] if shared else [(0, _READERS)]
        for offset, length in spans:
            os.lseek(descriptor, offset, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, length)
            except OSError:
                continue
            return True
        return False
else:
    import fcntl

    def _try_lock(descriptor: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FileLock:
    """An advisory lock on `path`, exclusive or shared, held until `release` or the end of the process."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def acquire(self, *, shared: bool = False, wait: float = 0) -> bool:
        """Take the lock within `wait` seconds; return whether it is held."""
        deadline = time.monotonic() + wait
        while not _try_lock(self._descriptor, shared=shared):
            if time.monotonic() >= deadline:
                return False
            time.sleep(POLL_SECONDS)
        return True

    def release(self) -> None:
        """Give the lock back, unless a child process inherited `fileno` and still lives."""
        os.close(self._descriptor)

    def sign(self) -> None:
        """Write this process's id into the file, for `signature`."""
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, str(os.getpid()).encode(), 0)

    def signature(self) -> int:
        """Return the id of the process that signed last; it holds the lock if any process does."""
        return int(os.pread(self._descriptor, 20, 0))

    def fileno(self) -> int:
        return self._descriptor


def is_held(path: Path) -> bool:
    """Say whether some process holds the lock on `path` exclusively."""
    lock = FileLock(path)
    try:
        return not lock.acquire(shared=True)
    finally:
        lock.release()
