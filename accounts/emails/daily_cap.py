"""How many e-mails strangers can cause at one address within a day, over all kinds that they can cause."""

from django.conf import settings

from sahienglish.core.errors import RateLimited
from sahienglish.rate_limits.limits import Limit, hit

DAY_SECONDS = 24 * 60 * 60


def allows(*, to: str, confirmed: bool) -> bool:
    """Count an e-mail to an address; tells whether it may be sent.

    `confirmed` tells whether a user has confirmed the address: then more e-mails may go to it.
    """
    amount = settings.STRANGER_EMAILS_PER_DAY if confirmed else settings.UNCONFIRMED_EMAILS_PER_DAY
    try:
        hit((Limit("email", amount, DAY_SECONDS), f"address:{to}"))
    except RateLimited:
        return False
    return True
