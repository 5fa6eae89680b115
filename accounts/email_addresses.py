"""The one spelling of an e-mail address by which an account is stored and found."""

from email_validator import EmailNotValidError, validate_email

from sahienglish.core.errors import FieldError, InvalidInput

MAX_LENGTH = 254
"""RFC 5321 §4.5.3.1.3: a path has 256 octets, two of them the angle brackets."""


def canonical(text: str) -> str:
    """Return the address in lower case, its domain in ASCII (IDNA 2008).

    The part before the @ must be ASCII: the long s, the Kelvin sign or the dotless i fold onto
    ASCII letters, so that one user's address could pass for another's. Raises `InvalidInput`.
    """
    try:
        address = validate_email(
            text.strip(" "), check_deliverability=False, allow_smtputf8=False, strict=True
        )
    except EmailNotValidError as error:
        raise _invalid() from error
    spelling = (address.ascii_email or "").lower()
    if not 0 < len(spelling) <= MAX_LENGTH:
        raise _invalid()
    return spelling


def _invalid() -> InvalidInput:
    return InvalidInput(errors=[FieldError("email", "invalid", "This is not an e-mail address.")])
