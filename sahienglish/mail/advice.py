"""Advice for operators if the mail server cannot be used."""

import smtplib
import socket
import ssl

from django.conf import settings

GMAIL = (
    "Gmail takes no ordinary password here: turn on 2-Step Verification, make an app password at "
    "https://myaccount.google.com/apppasswords, and set SMTP_PASSWORD to its 16 letters and "
    "SMTP_USERNAME to the whole address."
)
PORTS = "Usual pairs are port 587 with SMTP_SECURITY=starttls and port 465 with SMTP_SECURITY=ssl."

_ADVICE: tuple[tuple[type[Exception], str], ...] = (
    (smtplib.SMTPAuthenticationError, f"Check SMTP_USERNAME and SMTP_PASSWORD. {GMAIL}"),
    (
        smtplib.SMTPNotSupportedError,
        (
            f"{{server}} does not offer what SMTP_SECURITY={{security}} or a login needs. {PORTS} "
            "A server on this machine may want SMTP_SECURITY=none and an empty SMTP_USERNAME."
        ),
    ),
    (
        smtplib.SMTPSenderRefused,
        (
            "Set SMTP_FROM_EMAIL to an address that SMTP_USERNAME may send from. If the server asks for "
            "STARTTLS or a login first, set SMTP_SECURITY=starttls, SMTP_USERNAME and SMTP_PASSWORD."
        ),
    ),
    (smtplib.SMTPRecipientsRefused, "The settings work; the server does not take mail to this address."),
    (smtplib.SMTPDataError, "The settings work; the server does not take this message."),
    (smtplib.SMTPServerDisconnected, f"{{server}} hung up or said nothing. {PORTS}"),
    (
        ssl.SSLCertVerificationError,
        "The certificate of {server} is not trusted or is for another name: set SMTP_HOST to the name in it.",
    ),
    (ssl.SSLError, f"{{server}} does not speak TLS as SMTP_SECURITY={{security}} expects. {PORTS}"),
    (socket.gaierror, "No machine is called {server}: check SMTP_HOST."),
    (ConnectionRefusedError, f"Nothing listens on {{server}}: check SMTP_HOST and SMTP_PORT. {PORTS}"),
    (
        TimeoutError,
        (
            "{server} does not answer within {timeout} seconds: check SMTP_HOST and SMTP_PORT, and whether "
            f"a firewall or the hosting provider blocks outgoing mail. {PORTS}"
        ),
    ),
)


def advice(error: Exception) -> str:
    """Return what to check or change, by the kind of error."""
    text = next((text for kind, text in _ADVICE if isinstance(error, kind)), "Check the SMTP_ settings.")
    return text.format(
        server=f"{settings.SMTP_HOST}:{settings.SMTP_PORT}",
        security=settings.SMTP_SECURITY,
        timeout=settings.EMAIL_TIMEOUT,
    )
