"""The ASGI application: what `manage.py serve` and any other ASGI server run."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahienglish.settings")
django.setup(set_prefix=False)

from sahienglish import checks  # noqa: E402  (Django must be set up first)
from sahienglish.http_server.application import Application  # noqa: E402

checks.refuse_mistakes()
application = Application()
