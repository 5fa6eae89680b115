"""The WSGI application: every path but `/actions`, for a blocking server behind a proxy that splits paths."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahienglish.settings")
django.setup(set_prefix=False)

from sahienglish import checks  # noqa: E402  (Django must be set up first)
from sahienglish.serving.wsgi import Application  # noqa: E402

checks.refuse_mistakes()
application = Application()
