"""`manage.py seed_templates`: add the default templates."""

from pathlib import Path
from typing import Any

from django.core.management import BaseCommand, CommandError, CommandParser

from templates_app import defaults, template_files


class Command(BaseCommand):
    """Add default templates; running it again changes nothing."""

    help = "Add the default templates that were never added before. What editors changed stays."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--file",
            type=Path,
            default=defaults.SHIPPED,
            help="a JSON list of objects with title, category and content, in place of the shipped ones",
        )
        parser.add_argument(
            "--overwrite", action="store_true", help="bring changed and deleted ones back to the file's text"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        try:
            outcome = defaults.seed(template_files.read(file.read_bytes()), overwrite=options["overwrite"])
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except template_files.ImportRejected as error:
            raise CommandError("\n".join(f"{file}: {mistake}" for mistake in error.mistakes)) from error
        if options["verbosity"]:
            self.stdout.write(f"Default templates: {outcome}.")
