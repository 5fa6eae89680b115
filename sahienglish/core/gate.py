"""One bounded counter for calls, threads, characters and other things of which a process has a maximum."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from threading import Lock

from sahienglish.core.errors import Problem


class Gate:
    """Let in up to `most` at once and reject the rest at once, without a queue; safe between threads.

    `full` makes the problem that a rejected caller gets.
    """

    def __init__(self, most: Callable[[], int], *, full: Callable[[], Problem]) -> None:
        # The limit is asked for each time, because settings change in tests.
        self._most, self._full = most, full
        self._lock = Lock()
        self.inside = 0

    def enter(self, size: int = 1) -> None:
        """Take `size` places, or raise the problem. A single caller may be larger than the gate."""
        with self._lock:
            if self.inside and self.inside + size > self._most():
                raise self._full()
            if self._most() <= 0:
                raise self._full()
            self.inside += size

    def leave(self, size: int = 1) -> None:
        """Give `size` places back."""
        with self._lock:
            self.inside -= size

    @contextmanager
    def passing(self, size: int = 1) -> Iterator[None]:
        """Hold `size` places while the block runs."""
        self.enter(size)
        try:
            yield
        finally:
            self.leave(size)


class GatePerKey:
    """A gate for each key, such as an account; a key is forgotten when its last caller leaves."""

    def __init__(self, most: Callable[[], int], *, full: Callable[[], Problem]) -> None:
        self._most, self._full = most, full
        self._gates: dict[Hashable, Gate] = {}
        self._lock = Lock()

    @contextmanager
    def passing(self, key: Hashable) -> Iterator[None]:
        """Hold a place of `key` while the block runs."""
        with self._lock:
            gate = self._gates.setdefault(key, Gate(self._most, full=self._full))
            gate.enter()
        try:
            yield
        finally:
            with self._lock:
                gate.leave()
                if not gate.inside:
                    self._gates.pop(key, None)
