"""Every setting that an operator can change: the only module that reads the environment.

`.env.example` explains each name. Names and defaults of the first block are those of the original API.
`django_settings.py` has the settings that are the same everywhere.
"""

import os
import warnings
from pathlib import Path
from urllib.parse import urlsplit

from sahienglish import signing_keys
from sahienglish.admin_site import theme
from sahienglish.core.logging import settings as log_settings
from sahienglish.django_settings import *  # noqa: F403
from sahienglish.environment import Environment, usable_cpus
from sahienglish.openapi import schema_settings
from sahienglish.service_urls import host_in_url, local_url, passkey_site

DAY_MINUTES = 24 * 60

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment(Path(os.environ.get("ENV_FILE") or BASE_DIR / ".env"), required="ENV_FILE" in os.environ)

# The original's settings

ENVIRONMENT = env.text("ENVIRONMENT", "development", choices=("development", "production"))
PRODUCTION = ENVIRONMENT == "production"
APP_NAME = env.text("APP_NAME", "SahiEnglish")
MONGODB_URL = env.url("MONGODB_URL", schemes=("mongodb", "mongodb+srv"))
DATABASE_NAME = env.database_name("DATABASE_NAME", "sahienglish")
MONGODB_MAX_IDLE_SECONDS = env.integer("MONGODB_MAX_IDLE_SECONDS", 240, most=86_400)
JWT_SECRET_KEY = env.text("JWT_SECRET_KEY")
JWT_ALGORITHM = env.text("JWT_ALGORITHM", "HS256", choices=("HS256", "HS384", "HS512"))
ACCESS_TOKEN_EXPIRE_MINUTES = env.integer("ACCESS_TOKEN_EXPIRE_MINUTES", 15, most=30 * DAY_MINUTES)
REFRESH_TOKEN_EXPIRE_DAYS = env.integer("REFRESH_TOKEN_EXPIRE_DAYS", 30, most=3650)
RESET_TOKEN_EXPIRE_MINUTES = env.integer("RESET_TOKEN_EXPIRE_MINUTES", 15, most=DAY_MINUTES)
SMTP_HOST = env.text("SMTP_HOST")
SMTP_PORT = env.integer("SMTP_PORT", 587, most=65535)
SMTP_USERNAME = env.text("SMTP_USERNAME")
SMTP_PASSWORD = env.text("SMTP_PASSWORD")
SMTP_FROM_EMAIL = env.text("SMTP_FROM_EMAIL", SMTP_USERNAME or "no-reply@sahienglish.localhost")
PASSWORD_MIN_LENGTH = env.integer("PASSWORD_MIN_LENGTH", 8, most=128)
MAX_LOGIN_ATTEMPTS = env.integer("MAX_LOGIN_ATTEMPTS", 5)
ACCOUNT_LOCKOUT_DURATION_MINUTES = env.integer("ACCOUNT_LOCKOUT_DURATION_MINUTES", 30, most=30 * DAY_MINUTES)
OTP_EXPIRE_MINUTES = env.integer("OTP_EXPIRE_MINUTES", 10, most=DAY_MINUTES)
OTP_MAX_ATTEMPTS = env.integer("OTP_MAX_ATTEMPTS", 5)
LOGIN_RATE_LIMIT_PER_MINUTE = env.integer("LOGIN_RATE_LIMIT_PER_MINUTE", 5)
LOGIN_RATE_LIMIT_PER_HOUR = env.integer("LOGIN_RATE_LIMIT_PER_HOUR", 20)
FORGOT_PASSWORD_RATE_LIMIT_PER_15MIN = env.integer("FORGOT_PASSWORD_RATE_LIMIT_PER_15MIN", 3)
FORGOT_PASSWORD_RATE_LIMIT_PER_HOUR = env.integer("FORGOT_PASSWORD_RATE_LIMIT_PER_HOUR", 10)
REGISTER_RATE_LIMIT_PER_HOUR = env.integer("REGISTER_RATE_LIMIT_PER_HOUR", 3)
VERIFY_OTP_RATE_LIMIT_PER_HOUR = env.integer("VERIFY_OTP_RATE_LIMIT_PER_HOUR", 10)
WRITES_PER_MINUTE = env.integer("WRITES_PER_MINUTE", 120)
EXPORTS_PER_HOUR = env.integer("EXPORTS_PER_HOUR", 10)
GEMINI_API_KEY = env.text("GEMINI_API_KEY")

# Serving

HOST = env.text("HOST", "127.0.0.1")
PORT = env.integer("PORT", 8000, most=65535)
WORKERS = env.integer("WORKERS", usable_cpus(), most=256)
BLOCKING_THREADS = env.integer("BLOCKING_THREADS", 32, most=1024)
BLOCKING_QUEUE = env.integer("BLOCKING_QUEUE", 512, most=100_000)
SHUTDOWN_GRACE_SECONDS = env.integer("SHUTDOWN_GRACE_SECONDS", 35, least=0, most=3600)
MAX_BODY_BYTES = 1024 * 1024
LOCAL_URL = local_url(HOST, PORT)
# Passkeys work at localhost and not at 127.0.0.1.
APP_URL = env.url("APP_URL", passkey_site(LOCAL_URL)[1])
ALLOWED_HOSTS = env.words(
    "ALLOWED_HOSTS", (host_in_url(urlsplit(APP_URL).hostname or ""), "localhost", "127.0.0.1", "[::1]")
)
CORS_ALLOWED_ORIGINS = env.words("CORS_ALLOWED_ORIGINS")
CORS_ALLOW_ALL_ORIGINS = not PRODUCTION and not CORS_ALLOWED_ORIGINS
CORS_ALLOW_HEADERS = [
    "accept",
    "authorization",
    "content-type",
    "x-request-id",
    *(name.lower() for name in env.words("CORS_EXTRA_HEADERS")),
]
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
VAR_DIR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))

# Accounts

JWT_PREVIOUS_SECRET_KEYS = env.words("JWT_PREVIOUS_SECRET_KEYS")
VERIFY_TOKEN_EXPIRE_HOURS = env.integer("VERIFY_TOKEN_EXPIRE_HOURS", 24, most=365 * 24)
REFRESH_REUSE_GRACE_SECONDS = env.integer("REFRESH_REUSE_GRACE_SECONDS", 10, least=0, most=300)
RATE_LIMIT_STORAGE_URL = env.url("RATE_LIMIT_STORAGE_URL", schemes=("redis", "rediss"))
REQUIRE_STAFF_MFA = env.boolean("REQUIRE_STAFF_MFA", PRODUCTION)
UNCONFIRMED_DAYS = env.integer("UNCONFIRMED_DAYS", 7, most=365)
AUDIT_RETENTION_DAYS = env.integer("AUDIT_RETENTION_DAYS", 365, most=36_500)

WEBAUTHN_RP_ID = env.text("WEBAUTHN_RP_ID", passkey_site(APP_URL)[0])
WEBAUTHN_ORIGINS = env.words("WEBAUTHN_ORIGINS", (passkey_site(APP_URL)[1],))
PASSKEY_RATE_LIMIT_PER_MINUTE = env.integer("PASSKEY_RATE_LIMIT_PER_MINUTE", 60)
OIDC_PROVIDERS = env.groups("OIDC", ("ISSUER", "CLIENT_ID", "CLIENT_SECRET", "LABEL"))
OIDC_REDIRECT_URIS = env.words("OIDC_REDIRECT_URIS", (f"{APP_URL}/app/oidc",))
OIDC_RATE_LIMIT_PER_MINUTE = env.integer("OIDC_RATE_LIMIT_PER_MINUTE", 60)

if not JWT_SECRET_KEY and not PRODUCTION and env.folder("VAR_DIR", VAR_DIR):
    JWT_SECRET_KEY = signing_keys.of_development(VAR_DIR / "jwt_secret")

SECRET_KEY = signing_keys.of_django(JWT_SECRET_KEY)
SECRET_KEY_FALLBACKS = [signing_keys.of_django(secret) for secret in JWT_PREVIOUS_SECRET_KEYS]

# E-mail

SMTP_SECURITY = env.text("SMTP_SECURITY", "starttls", choices=("starttls", "ssl", "none"))
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if SMTP_HOST else "sahienglish.mail.files.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_HOST = SMTP_HOST
EMAIL_PORT = SMTP_PORT
EMAIL_HOST_USER = SMTP_USERNAME
EMAIL_HOST_PASSWORD = SMTP_PASSWORD
EMAIL_USE_TLS = SMTP_SECURITY == "starttls"
EMAIL_USE_SSL = SMTP_SECURITY == "ssl"
STRANGER_EMAILS_PER_DAY = env.integer("STRANGER_EMAILS_PER_DAY", 20)
UNCONFIRMED_EMAILS_PER_DAY = env.integer("UNCONFIRMED_EMAILS_PER_DAY", 10)
MAIL_DAILY_BUDGET = env.integer("MAIL_DAILY_BUDGET", 0, least=0)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = SMTP_FROM_EMAIL

# Writing tools

AI_PROVIDER = env.text("AI_PROVIDER", "auto")
if AI_PROVIDER not in {"auto", "gemini", "openai", "offline"} and "." not in AI_PROVIDER:
    env.mistake("AI_PROVIDER", "must be auto, gemini, openai, offline, or the dotted path of a class.")
AI_PROVIDER_SETTINGS = env.prefixed("AI_PROVIDER_SETTING_")
GEMINI_MODEL = env.text("GEMINI_MODEL", "gemini-3.5-flash-lite")
GEMINI_BASE_URL = env.url("GEMINI_BASE_URL")
OPENAI_BASE_URL = env.url("OPENAI_BASE_URL")
OPENAI_API_KEY = env.text("OPENAI_API_KEY")
OPENAI_MODEL = env.text("OPENAI_MODEL")
AI_MAX_INPUT_CHARS = env.integer("AI_MAX_INPUT_CHARS", 10_000, most=200_000)
AI_TIMEOUT_SECONDS = env.seconds("AI_TIMEOUT_SECONDS", 30, least=0.1, most=3600)
AI_MAX_IN_FLIGHT = env.integer("AI_MAX_IN_FLIGHT", 2_000)
AI_MAX_IN_FLIGHT_PER_USER = env.integer("AI_MAX_IN_FLIGHT_PER_USER", 8)
AI_FREE_FAILURES_PER_DAY = env.integer("AI_FREE_FAILURES_PER_DAY", 20)
OFFLINE_CHECKS_PER_MINUTE = env.integer("OFFLINE_CHECKS_PER_MINUTE", 240)
AI_DAILY_REQUESTS_PER_USER = env.integer("AI_DAILY_REQUESTS_PER_USER", 200)
AI_DAILY_CHARACTERS_PER_USER = env.integer("AI_DAILY_CHARACTERS_PER_USER", 200_000)
LANGUAGETOOL_ANONYMOUS = env.boolean("LANGUAGETOOL_ANONYMOUS", not PRODUCTION)
LANGUAGETOOL_REQUESTS_PER_MINUTE = env.integer("LANGUAGETOOL_REQUESTS_PER_MINUTE", 120)
LANGUAGETOOL_ANONYMOUS_REQUESTS_PER_MINUTE = env.integer("LANGUAGETOOL_ANONYMOUS_REQUESTS_PER_MINUTE", 20)

# Templates

TEMPLATES_PER_USER = env.integer("TEMPLATES_PER_USER", 500)
RENDERS_PER_MINUTE = env.integer("RENDERS_PER_MINUTE", 240)

# Operations

METRICS_TOKEN = env.text("METRICS_TOKEN")
METRICS_DIR = VAR_DIR / "metrics" / str(PORT)
if METRICS_TOKEN:
    env.folder("VAR_DIR", METRICS_DIR)
LOG_LEVEL = env.text("LOG_LEVEL", "INFO", choices=("DEBUG", "INFO", "WARNING", "ERROR"))

env.refuse_mistakes()
UNKNOWN_SETTINGS = env.unknown()

# Django

DATABASES = {
    "default": {
        "ENGINE": "sahienglish.database.engine",
        "HOST": MONGODB_URL,
        "NAME": DATABASE_NAME,
        "OPTIONS": {
            "appName": "sahienglish",
            "maxPoolSize": BLOCKING_THREADS + 8,
            "maxIdleTimeMS": MONGODB_MAX_IDLE_SECONDS * 1000,
            "waitQueueTimeoutMS": 3_000,
            "serverSelectionTimeoutMS": 3_000,
            "connectTimeoutMS": 3_000,
            "socketTimeoutMS": 20_000,
        },
    }
}

UNFOLD = theme.settings(APP_NAME)

STATIC_ROOT = BASE_DIR / "static"
# An image has them collected and compressed; anywhere else they are served from the packages.
WHITENOISE_USE_FINDERS = not STATIC_ROOT.is_dir()
# In development a file may change under the running server (`make web-dev`).
WHITENOISE_AUTOREFRESH = not PRODUCTION
warnings.filterwarnings("ignore", "No directory at: ", UserWarning)
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = APP_URL.startswith("https://")
# Browsers reject a cookie of this name if a script or another host set it. Plain http is for loopback only.
DEVICE_COOKIE = "__Host-Http-sahi-device" if SESSION_COOKIE_SECURE else "sahi-device"
WEB_SESSION_COOKIE = "__Host-Http-sahi" if SESSION_COOKIE_SECURE else "sahi"
OIDC_COOKIE = "__Host-sahi-oidc" if SESSION_COOKIE_SECURE else "sahi-oidc"
CSRF_TRUSTED_ORIGINS = [APP_URL]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SPECTACULAR_SETTINGS = schema_settings.settings(
    title=APP_NAME,
    url=APP_URL,
    tags={
        "auth": "Accounts, sessions, second factors and API keys.",
        "actions": "The writing tools: fix grammar, translate, improve, humanize.",
        "templates": "Default templates and the user's own.",
        "learning": "Preferences, personal dictionary and progress.",
    },
)
LOGGING = log_settings.django_logging(level=LOG_LEVEL, as_json=PRODUCTION)
