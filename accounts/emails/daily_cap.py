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
        hit((Limit("email", amount, DAY_SECONDS), f"address:{_mailbox(to)}"))
    except RateLimited:
        return False
    return True


def _mailbox(address: str) -> str:
    """Return the mailbox in which most mail servers put an address with a tag, such as `asha+news@…`.

    A stranger could otherwise fill it by one tag after another.
    """
    local_part, _, domain = address.rpartition("@")
    return f"{local_part.partition('+')[0]}@{domain}"
