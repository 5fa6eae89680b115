"""A user's account."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django_mongodb_backend.fields import ArrayField

from accounts import email_addresses, hashing, passwords
from accounts.models.fields import AddressField
from sahienglish.core import clock
from sahienglish.core.errors import InvalidInput
from sahienglish.database.indexes import TTLIndex


class UserManager(BaseUserManager["User"]):
    """Makes accounts, and finds one by any spelling of its address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email_addresses.canonical(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account for the admin; the operator who runs the command vouches for the address."""
        powers = {"is_staff": True, "is_superuser": True, "is_email_verified": True}
        return self.create_user(email, password, **powers | fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        try:
            return self.get(email=email_addresses.canonical(username or ""))
        except InvalidInput as error:
            raise self.model.DoesNotExist from error


class User(AbstractBaseUser, PermissionsMixin):
    """An account; `email` is its login, in the canonical form of `accounts.email_addresses`.

    Every token carries `token_version`: raising it ends them all at once. The `login_…` fields
    belong to `accounts.guessing.lockout`, the `mfa_…` fields to `accounts.mfa.attempts`, `totp_…` and
    `recovery_codes…` to the modules of that package, `user_handle` to its passkeys.
    """

    _password: str | None
    _stored: dict[str, Any]
    """The fields as they were read or stored last."""

    email = AddressField("e-mail address", unique=True, max_length=254)
    pending_email = AddressField("new e-mail address", blank=True, default="", max_length=254)
    full_name = models.CharField(max_length=100)
    is_email_verified = models.BooleanField("confirmed e-mail address", default=False)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    token_version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    unconfirmed_until = models.DateTimeField(null=True, editable=False)
    password_conflict = models.BooleanField(default=False, editable=False)
    totp_secret = models.CharField(max_length=120, blank=True, default="", editable=False)
    totp_step = models.BigIntegerField(default=0, editable=False)
    second_step_since = models.DateTimeField(null=True, editable=False)
    recovery_codes = ArrayField(models.CharField(max_length=64), default=list, editable=False)
    recovery_codes_made_at = models.DateTimeField(null=True, editable=False)
    mfa_attempts = models.PositiveIntegerField(default=0, editable=False)
    mfa_failures = models.PositiveIntegerField(default=0, editable=False)
    mfa_locked_until = models.DateTimeField(null=True, editable=False)
    user_handle = models.CharField(max_length=43, blank=True, default="", editable=False)
    login_failures = models.PositiveIntegerField(default=0, editable=False)
    login_failed_at = models.DateTimeField(null=True, editable=False)
    login_failures_today = models.IntegerField(default=0, editable=False)
    login_day_began_at = models.DateTimeField(null=True, editable=False)
    login_locked_until = models.DateTimeField(null=True, editable=False)
    login_closed_until = models.DateTimeField(null=True, editable=False)
    login_clients = models.JSONField(default=dict, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    OWN_FIELDS = ("full_name",)
    """What users change without a confirmation, and staff in the admin."""

    PROFILE_FIELDS = ("email", "pending_email", *OWN_FIELDS, "is_email_verified", "created_at")
    """What users see of their account: fetched with the session, shown in the profile, exported."""

    class Meta:
        db_table = "accounts_user"
        ordering = ["email"]
        # The index of `unique=True` is partial, and equality look-ups do not use it.
        indexes = [
            models.Index(fields=["email"], name="accounts_user_email"),
            # Null once the address is confirmed, and for accounts that staff made: those stay.
            TTLIndex(fields=["unconfirmed_until"], name="accounts_user_unconfirmed"),
        ]

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name or self.email

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self._stored = {}

    @classmethod
    def from_db(cls, *arguments: Any, **options: Any) -> Self:
        user = super().from_db(*arguments, **options)
        user._stored = user._values()
        return user

    def refresh_from_db(
        self,
        using: str | None = None,
        fields: Iterable[str] | None = None,
        from_queryset: "models.QuerySet[User] | None" = None,
    ) -> None:
        names = None if fields is None else list(fields)
        super().refresh_from_db(using, names, from_queryset)
        self._stored |= self._values(names)

    def save(self, **options: Any) -> None:
        """Store a new account, or the fields of an existing one that were changed since it was read.

        While an operator types a password, its user may turn the second step on or delete the account:
        storing the rest as it was read would undo that. `accounts.validators` ends every token after a new
        password.
        """
        if self._state.adding:
            self._password = None  # No token was issued under an older password.
        elif options.get("update_fields") is None:
            options["update_fields"] = self._changed()
        super().save(**options)
        self._stored |= self._values(options.get("update_fields"))

    def set_password(self, raw_password: str | None) -> None:
        # As Django does, by the queue that keeps hashing from starving everything else.
        hashed = (
            make_password(None) if raw_password is None else hashing.make(passwords.normalise(raw_password))
        )
        self.password, self._password = hashed, raw_password

    def _changed(self) -> list[str]:
        """Return the fields that differ from what is stored, as far as that was read."""
        return [
            name
            for name, value in self._values().items()
            if name not in self._stored or self._stored[name] != value
        ]

    def _values(self, names: Iterable[str] | None = None) -> dict[str, Any]:
        held = vars(self)
        if names is None:
            names = [field.attname for field in self._meta.concrete_fields]
        return {name: deepcopy(held[name]) for name in names if name in held}

    def check_password(self, raw_password: str | None) -> bool:
        return raw_password is not None and hashing.matches(passwords.normalise(raw_password), self.password)

    def get_session_auth_hash(self) -> str:
        """End browser sessions of the admin together with every token."""
        return f"{super().get_session_auth_hash()}.{self.token_version}"

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for secret_hash in super().get_session_auth_fallback_hash():
            yield f"{secret_hash}.{self.token_version}"
