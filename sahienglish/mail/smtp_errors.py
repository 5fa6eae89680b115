"""The meaning of the errors of mail servers."""

import re
from enum import Enum
from smtplib import (
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)

_ENHANCED_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_ABOUT_THE_SENDER = re.compile(
    r"\b(relay\w*|quota|limit\w*|too many|rate|authenti\w+|block ?list\w*|blacklist\w*|spf|dkim)\b",
    re.IGNORECASE,
)
"""What servers write if they reject every e-mail of this sender, for those that give no enhanced status."""

_SENDER_ADDRESS = frozenset({"5.1.7", "5.1.8"})
_CONTENT = frozenset({"5.2.3", "5.3.4"})
"""Too large for the mailbox, too large for the system (RFC 3463 §3.3 and §3.4)."""

_CONTENT_AFTER_DATA = frozenset({"5.7.0", "5.7.1"})
"""A policy: after the text, most often about the text; before it, about relaying."""

_MAILBOX = frozenset({"5.2.1", "5.2.2"})
"""Disabled or full, which may pass."""


class Verdict(Enum):
    """The fate of an e-mail that was not accepted: another attempt, or none."""

    FINAL = "final"
    """No attempt would change it: the address does not exist, or the server rejects the content."""

    LATER = "later"
    """This e-mail is tried again; others are not concerned."""

    SERVER = "server"
    """The server cannot be used, and the next e-mail would meet the same error."""

    QUOTA = "quota"
    """The server does not accept e-mail of this sender: a quota is used up, or relaying is denied."""


def verdict(error: Exception) -> Verdict:
    """Judge an error by RFC 5321 §4.2.1 and RFC 3463, and by what well-known servers answer.

    A rejected login or an unreachable server is a mistake in the settings or an outage: it passes.
    """
    if not isinstance(error, SMTPRecipientsRefused | SMTPDataError | SMTPSenderRefused):
        return Verdict.SERVER if isinstance(error, OSError) else Verdict.LATER
    code, words = _reply(error)
    if not 500 <= (code or 0) < 600:
        return Verdict.SERVER if isinstance(error, SMTPSenderRefused) else Verdict.LATER
    if isinstance(error, SMTPSenderRefused):
        return Verdict.QUOTA
    enhanced = _ENHANCED_STATUS.search(words)
    if enhanced is None:
        return Verdict.QUOTA if _ABOUT_THE_SENDER.search(words) else Verdict.FINAL
    return _by_enhanced_status(enhanced.group(), words, after_data=isinstance(error, SMTPDataError))


def _by_enhanced_status(enhanced: str, words: str, *, after_data: bool) -> Verdict:
    subject = enhanced.split(".")[1]
    if enhanced in _CONTENT or subject == "6" or (subject == "1" and enhanced not in _SENDER_ADDRESS):
        return Verdict.FINAL
    if after_data and enhanced in _CONTENT_AFTER_DATA and not _ABOUT_THE_SENDER.search(words):
        return Verdict.FINAL
    return Verdict.LATER if enhanced in _MAILBOX else Verdict.QUOTA


def reason(error: Exception) -> str:
    """Describe the error by its kind and the server's codes.

    The server's own words stay out: spam filters quote links from the e-mail.
    """
    code, words = _reply(error)
    enhanced = _ENHANCED_STATUS.search(words)
    codes = " ".join(filter(None, (str(code or ""), enhanced and enhanced.group())))
    return f"{type(error).__name__} {codes}".strip()


def status(error: Exception) -> int | None:
    """Return the server's reply code, if it gave one."""
    return _reply(error)[0]


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
