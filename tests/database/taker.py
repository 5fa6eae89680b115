"""A program that takes a lock and prints when it was had and when it was given back: URL."""

import sys
import time

import django
from django.conf import settings

if __name__ == "__main__":
    database = {"ENGINE": "sahienglish.database.engine", "HOST": sys.argv[1], "NAME": "trial"}
    settings.configure(USE_TZ=True, DATABASES={"default": database})
    django.setup()
    from sahienglish.database import locks

    with locks.held("turn"):
        print(time.time())
        time.sleep(0.2)
        print(time.time())
