"""The loggers, their levels and their output."""

from typing import Any


def django_logging(*, level: str, as_json: bool) -> dict[str, Any]:
    """Return Django's `LOGGING`."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request_id": {"()": "sahienglish.core.logging.RequestIdFilter"},
            "unforeseen": {"()": "sahienglish.core.logging.UnforeseenFilter"},
        },
        "formatters": {
            "json": {"()": "sahienglish.core.logging.JSONFormatter"},
            "line": {"format": "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["request_id"],
                "formatter": "json" if as_json else "line",
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"level": "WARNING"},
            # Every response is in the access log already.
            "django.request": {"level": "ERROR", "filters": ["unforeseen"]},
            # Network scanners ask for other hosts; that is no error of this service.
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "pymongo": {"level": "WARNING"},
            "httpx2": {"level": "WARNING"},
        },
    }
