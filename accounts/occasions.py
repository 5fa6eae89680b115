"""What the mails about an account have in common."""

from accounts.clients import Client
from accounts.emails import Occasion
from accounts.users import Document
from sahienglish.common import clock


def occasion(user: Document, client: Client) -> Occasion:
    """Return what a notice about `user` tells: the thing was done now, by `client`."""
    return {
        "owner": user["_id"],
        "to": user["email"],
        "full_name": user["full_name"],
        "device": client.device,
        "ip": client.ip,
        "at": clock.now(),
    }
