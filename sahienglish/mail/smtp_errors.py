"""What it means when a mail server does not take a mail."""

import re
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPResponseException

_ENHANCED_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")


def is_permanent(error: Exception) -> bool:
    """Tell whether the server refuses this mail for good (RFC 5321 §4.2.1: 5yz after RCPT or DATA).

    A refused sender or login is a mistake in the settings: it is tried again, so that the mail goes
    out once somebody has put it right.
    """
    return isinstance(error, SMTPRecipientsRefused | SMTPDataError) and 500 <= (status(error) or 0) < 600


def concerns_server(error: Exception) -> bool:
    """Tell whether the next mail would meet the same error: the server was not reached or not ready."""
    return isinstance(error, OSError) and not isinstance(error, SMTPRecipientsRefused | SMTPDataError)


def status(error: Exception) -> int | None:
    """Return the server's reply code, where it gave one."""
    return _reply(error)[0]


def reason(error: Exception) -> str:
    """Describe the error by its kind and the server's codes.

    The server's own words stay out: spam filters quote links from the mail.
    """
    code, words = _reply(error)
    enhanced = _ENHANCED_STATUS.search(words)
    codes = " ".join(filter(None, (str(code or ""), enhanced and enhanced.group())))
    return f"{type(error).__name__} {codes}".strip()


def _reply(error: Exception) -> tuple[int | None, str]:
    reply: tuple[int, bytes | str]
    if isinstance(error, SMTPRecipientsRefused):
        reply = next(iter(error.recipients.values()))
    elif isinstance(error, SMTPResponseException):
        reply = error.smtp_code, error.smtp_error
    else:
        return None, ""
    code, words = reply
    return code, words if isinstance(words, str) else words.decode("utf-8", "replace")
