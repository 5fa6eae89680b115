"""What `manage.py test` does here: it would find no test and call that a success."""

from typing import Any

from django.core.management import CommandError


class Refusal:
    """Name the runner that the tests are written for."""

    def __init__(self, **options: Any) -> None:
        pass

    def run_tests(self, test_labels: list[str]) -> int:
        raise CommandError("The tests run with pytest: `make test`, or `python -m pytest`.")
