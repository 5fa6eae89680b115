"""How settings are read: the environment over `.env`, typed, with every mistake named at once."""

import os
import re
from collections.abc import Callable
from difflib import get_close_matches
from ipaddress import ip_network
from math import ceil
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from dotenv import dotenv_values
from environs import Env, EnvError
from marshmallow import ValidationError

T = TypeVar("T")

LONGEST_DATABASE_NAME = 63
"""In bytes; MongoDB's own limit."""


class Environment:
    """Read settings by name; a value left empty counts as not set.

    Mistakes are collected, so that `refuse_mistakes` can name them all.
    """

    def __init__(self, dotenv: Path, *, required: bool = False) -> None:
        self._env = Env()
        self._mistakes: list[str] = []
        self._known: set[str] = set()
        self._written: list[str] = []
        try:
            if dotenv.is_file():
                self._written = [name for name in dotenv_values(dotenv, interpolate=False) if name]
                self._env.read_env(str(dotenv), recurse=False)
            elif required and not dotenv.exists():
                self.mistake("ENV_FILE", f"{dotenv} does not exist.")
        except OSError as error:
            self.mistake(str(dotenv), f"cannot be read: {error.strerror}.")
        except UnicodeDecodeError:
            self.mistake(str(dotenv), "is not text in UTF-8.")

    def text(self, name: str, default: str = "", *, choices: tuple[str, ...] = ()) -> str:
        return self._read("str", name, default, one_of(choices) if choices else None)

    def integer(self, name: str, default: int, *, least: int = 1, most: int = 10**9) -> int:
        return self._read("int", name, default, between(least, most))

    def seconds(self, name: str, default: float, *, least: float, most: float) -> float:
        return self._read("float", name, default, between(least, most))

    def boolean(self, name: str, default: bool) -> bool:
        return self._read("bool", name, default)

    def words(self, name: str, default: tuple[str, ...] = ()) -> list[str]:
        """Read a comma-separated list."""
        listed: list[str] = self._read("list", name, list(default))
        return [word.strip() for word in listed if word.strip()]

    def networks(self, name: str) -> list[str]:
        """Read a comma-separated list of IP addresses and networks."""
        listed = self.words(name)
        for word in listed:
            try:
                ip_network(word)
            except ValueError:
                self.mistake(name, f'"{word}" is not an IP address or a network like 10.0.0.0/8.')
        return listed

    def url(self, name: str, default: str = "", *, schemes: tuple[str, ...] = ("https", "http")) -> str:
        return self._read("str", name, default, address(schemes)).rstrip("/")

    def database_name(self, name: str, default: str) -> str:
        return self._read("str", name, default, mongo_name)

    def groups(self, prefix: str, parts: tuple[str, ...]) -> dict[str, dict[str, str]]:
        """Read settings in whose names the operator's own word stands, as in `OIDC_GOOGLE_ISSUER`.

        Returns the parts of each word, in lower case; a part that is not set is empty.
        """
        pattern = re.compile(rf"{prefix}_([A-Z0-9]+(?:_[A-Z0-9]+)*?)_({'|'.join(parts)})")
        found: dict[str, dict[str, str]] = {}
        for name in sorted({*os.environ, *self._written}):
            if (match := pattern.fullmatch(name)) and (value := self.text(name)):
                group = found.setdefault(match[1].lower(), {part.lower(): "" for part in parts})
                group[match[2].lower()] = value.strip()
        return found

    def prefixed(self, prefix: str) -> dict[str, str]:
        """Read the settings whose names begin with `prefix`, by the rest of their names."""
        names = (name for name in sorted(os.environ) if name.startswith(prefix) and name != prefix)
        found = {name.removeprefix(prefix): self.text(name).strip() for name in names}
        return {name: value for name, value in found.items() if value}

    def folder(self, name: str, path: Path) -> bool:
        """Make the folder `path` that the setting `name` leads to; return whether it can be written."""
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.mistake(name, f"{path} cannot be made: {error.strerror}.")
            return False
        if not os.access(path, os.W_OK):
            self.mistake(name, f"{path} cannot be written.")
            return False
        return True

    def unknown(self) -> dict[str, str]:
        """Return the names in the file that no setting has, each with the setting that was probably meant."""
        settings = sorted(self._known)
        unknown = [name for name in self._written if name not in self._known]
        return {name: next(iter(get_close_matches(name, settings, n=1)), "") for name in unknown}

    def refuse_mistakes(self) -> None:
        """End the process with one line for each wrong setting, before anything has started."""
        if self._mistakes:
            raise SystemExit("SahiEnglish cannot start:\n" + "\n".join(f"  {m}" for m in self._mistakes))

    def mistake(self, name: str, reason: str) -> None:
        self._mistakes.append(f"{name}: {reason}")

    def _read(self, kind: str, name: str, default: T, check: Callable[[T], None] | None = None) -> T:
        self._known.add(name)
        if not (self._env.str(name, "") or "").strip():
            return default
        try:
            value: T = getattr(self._env, kind)(name, validate=check)
        except EnvError as error:
            self.mistake(name, _reason(error))
            return default
        return value


def _reason(error: EnvError) -> str:
    reason = str(error)
    return reason.partition("invalid:")[2].strip(" []\"'") or reason


def one_of(choices: tuple[str, ...]) -> Callable[[str], None]:
    """Return a check that a word is one of `choices`."""

    def check(value: str) -> None:
        if value not in choices:
            raise ValidationError(f"must be one of {', '.join(choices)}.")

    return check


def address(schemes: tuple[str, ...]) -> Callable[[str], None]:
    """Return a check that a text is a URL with a host and one of `schemes`."""

    def check(value: str) -> None:
        try:
            parts = urlsplit(value)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in schemes or not parts.netloc:
            raise ValidationError(
                f"must be an address that starts with {' or '.join(f'{s}://' for s in schemes)}."
            )

    return check


def mongo_name(value: str) -> None:
    """Check that MongoDB takes a text as the name of a database, on any system it runs on."""
    if re.search(r'[/\\. "$*<>:|?\0]', value) or len(value.encode()) > LONGEST_DATABASE_NAME:
        raise ValidationError(
            f'must have at most {LONGEST_DATABASE_NAME} bytes, without spaces and any of /\\."$*<>:|?'
        )


def between(least: float, most: float) -> Callable[[float], None]:
    """Return a check that a number lies in `least`..`most`."""

    def check(value: float) -> None:
        if not least <= value <= most:
            raise ValidationError(f"must be between {least:,} and {most:,}.")

    return check


def usable_cpus(limits: Path = Path("/sys/fs/cgroup")) -> int:
    """Return how many processors this process may use, which in a container may be fewer than there are.

    `limits` is the mount point of the control groups, version 2 or 1.
    """
    affinity = getattr(os, "sched_getaffinity", None)
    count = len(affinity(0)) if affinity else os.cpu_count() or 1
    try:
        if (combined := limits / "cpu.max").is_file():
            quota, period = combined.read_text().split()
        else:
            quota = (limits / "cpu" / "cpu.cfs_quota_us").read_text()
            period = (limits / "cpu" / "cpu.cfs_period_us").read_text()
        allowed = ceil(int(quota) / int(period))
    except (OSError, ValueError):  # No control groups, or no limit: "max".
        return count
    return min(count, allowed) if allowed > 0 else count
