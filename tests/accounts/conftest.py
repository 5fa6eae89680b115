"""People for the tests of accounts, and what they do over HTTP."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import httpx
import pytest

import tests.support.mongo_commands  # noqa: F401  (listens before the first client is opened)
from sahienglish.core import clock
from sahienglish.core.clock import FrozenClock
from tests.support.api_keys import CHECK, confirm
from tests.support.waiting import wait_until

PASSWORD = "correct horse battery"


@dataclass
class Person:
    """A user with an account, calling from one device."""

    api: httpx.Client
    email: str
    password: str = PASSWORD
    tokens: dict[str, Any] = field(default_factory=dict)

    def log_in(self, **headers: str) -> dict[str, Any]:
        answer = self.try_log_in(self.password, **headers)
        assert answer.status_code == 200, answer.text
        self.tokens = answer.json()
        return self.tokens

    def open_session(self) -> dict[str, Any]:
        """Log in past the API, where the login is not what is tested."""
        from accounts import sessions, users

        account = users.find(email=self.email)
        pair = sessions.open(
            user_id=account["_id"], token_version=account["token_version"], device="tests", ip="127.0.0.1"
        )
        self.tokens = dataclasses.asdict(pair)
        return self.tokens

    def try_log_in(self, password: str, **headers: str) -> httpx.Response:
        form = {"grant_type": "password", "username": self.email, "password": password}
        return self.api.post("/auth/login", data=form, headers=headers)

    def request_code(self, mailbox: Any) -> str:
        """Forget the password, and return the code from the mail."""
        assert self.api.post("/auth/forgot-password", json={"email": self.email}).status_code == 202
        return str(mailbox.latest(self.email).action)

    def try_code(self, code: str) -> httpx.Response:
        return self.api.post("/auth/verify-otp", json={"email": self.email, "otp": code})

    def reset_token(self, mailbox: Any) -> str:
        return str(self.try_code(self.request_code(mailbox)).json()["reset_token"])

    def reset(self, reset_token: str, new_password: str) -> httpx.Response:
        body = {"reset_token": reset_token, "new_password": new_password}
        return self.api.post("/auth/reset-password", json=body)

    def refresh(self, refresh_token: str | None = None) -> httpx.Response:
        body = {"refresh_token": refresh_token or self.tokens["refresh_token"]}
        return self.api.post("/auth/refresh", json=body)

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.tokens['access_token']}"}

    def get(self, path: str) -> httpx.Response:
        return self.api.get(path, headers=self.bearer)

    def post(self, path: str, **body: Any) -> httpx.Response:
        return self.api.post(path, headers=self.bearer, json=body)

    def patch(self, path: str, **body: Any) -> httpx.Response:
        return self.api.patch(path, headers=self.bearer, json=body)

    def delete(self, path: str, **body: Any) -> httpx.Response:
        return self.api.request("DELETE", path, headers=self.bearer, json=body)

    def confirm(self) -> None:
        """Prove again who it is, as changes of how to sign in need it."""
        answer = self.post("/auth/confirm", password=self.password)
        assert answer.status_code == 200, answer.text

    def is_signed_in(self) -> bool:
        """Tell whether the access token still opens a protected path."""
        return self.get("/auth/profile").status_code == 200


@pytest.fixture
def person(api: httpx.Client) -> Callable[..., Person]:
    """A factory of people with a verified account."""
    from accounts.models import User

    def make(email: str = "asha@example.org", *, full_name: str = "Asha Rao", **fields: Any) -> Person:
        password = fields.pop("password", PASSWORD)
        fields = {"full_name": full_name, "is_email_verified": True} | fields
        User.objects.create_user(email, password, **fields)
        return Person(api, email)

    return make


@pytest.fixture
def asha(person: Callable[..., Person]) -> Person:
    """A person with a verified account."""
    return person()


@pytest.fixture
def signed_in_asha(asha: Person) -> Person:
    """The same, logged in."""
    asha.open_session()
    return asha


@pytest.fixture
def time() -> Iterator[FrozenClock]:
    """The clock of the service, standing still until a test advances it."""
    with clock.frozen() as frozen:
        yield frozen


@pytest.fixture
def behind_proxy(settings: Any) -> None:
    """Trust the test client to say for whom it calls."""
    settings.TRUSTED_PROXIES = ["127.0.0.1"]


@pytest.fixture
def no_limits(settings: Any) -> None:
    """Lift the rate limits, where something else is tested by many calls."""
    for name in LIMITS:
        setattr(settings, name, 10_000)


LIMITS = (
    "LOGIN_RATE_LIMIT_PER_MINUTE",
    "LOGIN_RATE_LIMIT_PER_HOUR",
    "FORGOT_PASSWORD_RATE_LIMIT_PER_15MIN",
    "FORGOT_PASSWORD_RATE_LIMIT_PER_HOUR",
    "REGISTER_RATE_LIMIT_PER_HOUR",
    "VERIFY_OTP_RATE_LIMIT_PER_HOUR",
    "PASSKEY_RATE_LIMIT_PER_MINUTE",
    "OIDC_RATE_LIMIT_PER_MINUTE",
    "STRANGER_EMAILS_PER_DAY",
    "UNCONFIRMED_EMAILS_PER_DAY",
)


@contextmanager
def held_hashing() -> Iterator[Callable[..., None]]:
    """Let every password and code wait to be hashed while the block runs.

    Yields a call that returns when one, or so many, are waiting.
    """
    from accounts import hashing

    pool, released = hashing._pool(), Event()
    holding = pool.submit(released.wait)
    wait_until(holding.running)

    def wait_for(count: int = 1) -> None:
        wait_until(lambda: pool._work_queue.qsize() >= count)

    try:
        yield wait_for
    finally:
        released.set()
        holding.result()


@pytest.fixture
def confirmed(signed_in_asha: Person) -> Person:
    """Asha, who has just confirmed that it is she."""
    confirm(signed_in_asha)
    return signed_in_asha


@pytest.fixture
def works(api: httpx.Client, settings: Any) -> Callable[[str], bool]:
    """Tell whether a key opens `/v2/check`."""
    settings.LANGUAGETOOL_ANONYMOUS = False
    settings.LANGUAGETOOL_REQUESTS_PER_MINUTE = 10_000

    def ask(key: str) -> bool:
        answer = api.post("/v2/check", data=CHECK | {"apiKey": key})
        assert answer.status_code in {200, 403}
        return answer.status_code == 200

    return ask
