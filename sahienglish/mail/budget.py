"""How many e-mails the service may send within 24 hours, as the contract with the mail server says."""

import logging
from datetime import timedelta

from django.conf import settings

from sahienglish.core import clock
from sahienglish.mail import outbox
from sahienglish.mail.models import OutgoingMail

DAY = timedelta(days=1)
WARNING_SHARE = 0.8

logger = logging.getLogger(__name__)


def sent_last_day() -> int:
    """Count what was sent within the last 24 hours."""
    recent = {"status": OutgoingMail.Status.SENT.value, "finished_at": {"$gt": clock.now() - DAY}}
    return outbox.collection().count_documents(recent)


def allows(sent: int) -> bool:
    """Tell whether one more may be sent; stored e-mails wait until then."""
    return not settings.MAIL_DAILY_BUDGET or sent < settings.MAIL_DAILY_BUDGET


def warn_at(sent: int) -> None:
    """Warn when most of the budget is spent, and when all of it is."""
    budget = settings.MAIL_DAILY_BUDGET
    if budget and sent in {int(budget * WARNING_SHARE), budget}:
        logger.warning("%s of the %s e-mails of MAIL_DAILY_BUDGET were sent within 24 hours", sent, budget)
