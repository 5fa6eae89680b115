"""The parts that all e-mails about an account share."""

from accounts.emails.messages import Occasion
from accounts.request_client import Client
from sahienglish.core import clock
from sahienglish.database.mongo import Document


def occasion(user: Document, client: Client) -> Occasion:
    """Return what a notice about `user` tells: the thing was done now, by `client`."""
    # Until the address is confirmed, the name may be a stranger's text.
    full_name = user["full_name"] if user["is_email_verified"] else ""
    return {
        "owner": user["_id"],
        "to": user["email"],
        "full_name": full_name,
        "device": client.device,
        "ip": client.ip,
        "at": clock.now(),
    }
