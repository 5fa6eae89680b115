"""How many calls a worker process has in flight, in all and for each account."""

from collections.abc import Iterator
from contextlib import contextmanager

from bson import ObjectId
from django.conf import settings

from ai_tools.errors import TooManyCalls, Unavailable
from sahienglish.core.gate import Gate, GatePerKey

RETRY_AFTER_SECONDS = 2

of_process = Gate(
    lambda: settings.AI_MAX_IN_FLIGHT,
    full=lambda: Unavailable("Too many texts are being worked on.", retry_after=RETRY_AFTER_SECONDS),
)
of_accounts = GatePerKey(
    lambda: settings.AI_MAX_IN_FLIGHT_PER_USER,
    full=lambda: TooManyCalls(
        "Wait until one of your earlier requests has finished.", retry_after=RETRY_AFTER_SECONDS
    ),
)


@contextmanager
def one_more(user_id: ObjectId) -> Iterator[None]:
    """Hold a place while the block runs. Raises `TooManyCalls` and `Unavailable`."""
    with of_accounts.passing(user_id), of_process.passing():
        yield
