#!/usr/bin/env python
"""Run a management command of SahiEnglish."""

import os
import sys

from django.core.management import execute_from_command_line

from sahienglish.database import connection_errors


def main() -> None:
    """Run the command; a database that cannot be used is said in words, except with `--traceback`."""
    try:
        execute_from_command_line(sys.argv)
    except Exception as error:
        words = "" if "--traceback" in sys.argv else connection_errors.behind(error)
        if not words:
            raise
        sys.exit(f"CommandError: {words}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sahienglish.settings")
    main()
