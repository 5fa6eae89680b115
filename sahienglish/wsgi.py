"""The WSGI application: what a blocking server runs behind a proxy (docs/production.md)."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahienglish.settings")
django.setup(set_prefix=False)

from sahienglish import checks  # noqa: E402  (Django must be set up first)
from sahienglish.http_server.wsgi import Application  # noqa: E402

checks.refuse_mistakes()
application = Application()
