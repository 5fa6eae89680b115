"""A forgotten password: the code, the right it is exchanged for, the new password."""

from accounts import audit, email_addresses, hashing, passwords, registrations, reset_codes, sessions, users
from accounts.api_keys import places, store
from accounts.audit import Kind
from accounts.emails import decoy_email, messages
from accounts.emails.occasion import occasion
from accounts.errors import CodeInvalid
from accounts.flows.factors.ways_in import besides_password
from accounts.guessing import known_devices, limits
from accounts.request_client import Client
from accounts.sessions import Reason
from accounts.tokens import ResetToken
from sahienglish.core.errors import Presented, RateLimited, TokenInvalid


def request_code(*, email: str, client: Client) -> None:
    """Send a code to the address's account; the client sees no difference, and waits as long."""
    email = email_addresses.canonical(email)
    try:
        give_back = limits.hit_forgot_password(client=client)
    except RateLimited:
        # The code that another request had sent is in the user's mailbox: nothing more is needed.
        if reset_codes.is_live(email=email):
            return
        raise
    user = users.find(email=email)
    with hashing.place(otherwise=give_back):
        code = reset_codes.issue(email=email, user=user)
    audit.record(Kind.CODE_REQUESTED, user_id=user["_id"] if user else None, client=client)
    if user is None or code is None:
        decoy_email.mail()
        return
    messages.reset_code(**code, **occasion(user, client))


def exchange_code(*, email: str, code: str, client: Client) -> str:
    """Return a reset token for the address's code. Raises `CodeInvalid` for every reason alike."""
    email = email_addresses.canonical(email)
    device = known_devices.recognise(client.hint, email=email)
    give_back = limits.hit_verify_otp(client=client, email=email, device=device)
    try:
        with hashing.place(otherwise=give_back):
            proof = reset_codes.exchange(email=email, code=code, ip=client.ip, device=device)
    except CodeInvalid:
        audit.record(Kind.CODE_REFUSED, user_id=None, client=client)
        raise
    limits.succeed(give_back, client=client)
    audit.record(Kind.CODE_ACCEPTED, user_id=proof.user_id, client=client)
    return ResetToken.issue(sub=str(proof.user_id), tv=proof.token_version, email=proof.email)


def reset_password(*, reset_token: str, new_password: str, client: Client) -> None:
    """Set the password once, end every session, revoke API keys, lift the lock; no session is opened.

    The code came to the address, so the address counts as confirmed. Raises `TokenInvalid`.
    """
    token = ResetToken.read(reset_token)
    unchanged = {"token_version": token.token_version, "email": token.email}
    user = users.get(token.user_id)
    if user is None or any(user[field] != value for field, value in unchanged.items()):
        raise TokenInvalid(presented=Presented.AS_INPUT)
    password = passwords.normalise(new_password)
    passwords.validate(password, email=user["email"], full_name=user["full_name"], field="new_password")
    password_hash = hashing.make(password)
    also = users.CONFIRMED | places.NO_KEYS | registrations.without_uncertain_name(user)
    if not users.replace_password(user, password_hash=password_hash, also=also, **unchanged):
        raise TokenInvalid(presented=Presented.AS_INPUT)
    sessions.revoke_all(user_id=user["_id"], reason=Reason.PASSWORD_RESET)
    store.forget_all(user_id=user["_id"])
    registrations.forget(user_id=user["_id"])
    audit.record(Kind.PASSWORD_RESET, user_id=user["_id"], client=client)
    messages.password_reset_done(still_works=besides_password(user["_id"]), **occasion(user, client))
