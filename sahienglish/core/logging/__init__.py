"""How the log is written: JSON lines in production, one readable line in development."""

import logging
from datetime import UTC, datetime

import orjson

from sahienglish.core.logging import request_ids

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "request_id", "request"}


class RequestIdFilter(logging.Filter):
    """Give every record the id of the request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_ids.current()
        return True


class UnforeseenFilter(logging.Filter):
    """Let pass what an exception caused: a 503 that was sent on purpose is no error."""

    def filter(self, record: logging.LogRecord) -> bool:
        return bool(record.exc_info)


class JSONFormatter(logging.Formatter):
    """Write a record as one JSON object; what was passed as `extra` becomes members."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", "-"),
        }
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(line, default=str).decode()
