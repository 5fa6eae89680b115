"""How tests wait for what other threads and processes do."""

import time
from collections.abc import Callable

PATIENCE_SECONDS = 120
"""How long a busy machine may take for anything; nothing waits for it in vain."""


def wait_until(condition: Callable[[], object], *, within: float = PATIENCE_SECONDS) -> None:
    """Return as soon as `condition` holds; fail when it does not in so many seconds."""
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, f"it did not come about within {within} seconds"
        time.sleep(0.02)
