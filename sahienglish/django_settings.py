"""How Django and its packages are put together: the settings that no operator changes.

`settings.py` adds those that the environment decides.
"""

from pathlib import Path

DEBUG = False

INSTALLED_APPS = [
    "sahienglish.apps.SahiEnglishConfig",
    # Before Django's own, whose command `createsuperuser` it replaces.
    "accounts",
    "unfold.apps.BasicAppConfig",
    "sahienglish.apps.MongoAdminConfig",
    "sahienglish.apps.MongoAuthConfig",
    "sahienglish.apps.MongoContentTypesConfig",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "corsheaders",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "sahienglish.operations",
    "sahienglish.mail",
    "ai_tools",
    "learning",
    "templates_app",
    "workbench",
]
MIGRATION_MODULES = {
    "admin": "sahienglish.mongo_migrations.admin",
    "auth": "sahienglish.mongo_migrations.auth",
    "contenttypes": "sahienglish.mongo_migrations.contenttypes",
}
DEFAULT_AUTO_FIELD = "django_mongodb_backend.fields.ObjectIdAutoField"
ROOT_URLCONF = "sahienglish.urls"
ASGI_APPLICATION = "sahienglish.asgi.application"
WSGI_APPLICATION = "sahienglish.wsgi.application"

API_MIDDLEWARE = [
    "sahienglish.core.middleware.request_context",
    "corsheaders.middleware.CorsMiddleware",
]
"""The middleware of API requests; each must run both blocking and on the event loop."""

MIDDLEWARE = [
    *API_MIDDLEWARE,
    "django.middleware.security.SecurityMiddleware",
    "sahienglish.site.static_files.CompressingWhiteNoise",
    "sahienglish.admin_site.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
"""The middleware of browsers with a Django session (`core/routing.py` tells which those are)."""

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).with_name("templates")],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Accounts and the admin

AUTH_USER_MODEL = "accounts.User"
ADMIN_SITE = "accounts.admin_login.site.StaffSite"
# Where a login leads that asked for no page, or for one of another site.
LOGIN_REDIRECT_URL = "admin:index"
AUTHENTICATION_BACKENDS = ["accounts.admin_login.backends.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.BCryptSHA256PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [{"NAME": "accounts.validators.AccountPasswords"}]
# The one setting of it that has an effect: keys and lifetimes are those of `accounts.tokens`.
SIMPLE_JWT = {"TOKEN_TYPE_CLAIM": "type"}
SESSION_COOKIE_AGE = 12 * 60 * 60

# Requests and responses

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.common.authentication.AccessTokenAuthentication",
        "accounts.api.common.authentication.ApiKeyAuthentication",
        "accounts.api.common.authentication.WebSessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["sahienglish.core.permissions.LiveSession"],
    "DEFAULT_THROTTLE_CLASSES": ["sahienglish.rate_limits.account_limits.AccountThrottle"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "sahienglish.core.json.FixedNegotiation",
    "DEFAULT_RENDERER_CLASSES": ["sahienglish.core.json.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["sahienglish.core.json.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "sahienglish.openapi.generation.ContractSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "sahienglish.core.problem_responses.exception_handler",
    "UNAUTHENTICATED_USER": None,
}
# Browsers are sent to these steps of a login, and no script has to read them (RFC 9700 §2.6).
CORS_URLS_REGEX = r"^(?!/auth/oidc/[^/]+/(?:start|callback)/?$)"
CORS_EXPOSE_HEADERS = ["retry-after", "x-request-id"]
SECURE_REFERRER_POLICY = "same-origin"
STATIC_URL = "/static/"
EMAIL_TIMEOUT = 15

# Languages and times

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
FORMAT_MODULE_PATH = "sahienglish.formats"
TEST_RUNNER = "sahienglish.operations.management.test_runner.Refusal"
