"""The two servers that are compared, each started as it is run, on the same settings."""

from collections.abc import Mapping
from pathlib import Path

from benchmarks.harness.processes import WebServer, free_port, python

OURS, PEER = "SahiEnglish", "FastAPI peer"

SECRET = "Kq3vN8xZ1rT6bY0wLh5cJd9sGf2mPa7eUi4oQ-benchmarks"
ENVIRONMENT = {
    "ENVIRONMENT": "production",
    "APP_URL": "https://api.example.org",
    "CORS_ALLOWED_ORIGINS": "https://app.example.org",
    "JWT_SECRET_KEY": SECRET,
    "SMTP_HOST": "127.0.0.1",
    "SMTP_SECURITY": "none",
    "SMTP_FROM_EMAIL": "no-reply@example.org",
    "DATABASE_NAME": "benchmark",
    "ACCESS_TOKEN_EXPIRE_MINUTES": "600",
    "LOGIN_RATE_LIMIT_PER_MINUTE": "10000",
    "WRITES_PER_MINUTE": "1000000",
    "RENDERS_PER_MINUTE": "1000000",
    "EXPORTS_PER_HOUR": "1000000",
    "LOGIN_RATE_LIMIT_PER_HOUR": "10000",
    "AI_DAILY_REQUESTS_PER_USER": "1000000000",
    "AI_DAILY_CHARACTERS_PER_USER": "1000000000",
}
"""Production's settings, with limits that a benchmark does not reach; every limit is still counted."""


def start(
    name: str, *, mongodb_url: str, folder: Path, workers: int = 1, settings: Mapping[str, str] | None = None
) -> WebServer:
    """Start one of the two, on a free port; `wait()` for it before use."""
    port = free_port()
    slug = "ours" if name == OURS else "peer"
    environment = {
        **ENVIRONMENT,
        "ENV_FILE": "/dev/null",
        "PORT": str(port),
        "WORKERS": str(workers),
        "VAR_DIR": str(folder / "var"),
        "MONGODB_URL": mongodb_url,
        **(settings or {}),
    }
    command = _serve() if name == OURS else _uvicorn(port, workers)
    return WebServer(name, command, port=port, log=folder / f"{slug}.log", environment=environment)


def _serve() -> list[str]:
    return python("manage.py", "serve", "--no-prepare")


def _uvicorn(port: int, workers: int) -> list[str]:
    """Return what `manage.py serve` does for ours: the same server, loop and parser, each request logged."""
    return python(
        "-m",
        "uvicorn",
        "benchmarks.peer.main:app",
        "--port",
        str(port),
        "--workers",
        str(workers),
        "--loop",
        "uvloop",
        "--http",
        "httptools",
        "--timeout-keep-alive",
        "75",
        "--no-proxy-headers",
    )
