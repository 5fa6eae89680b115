"""The templates app."""

from django.apps import AppConfig

from sahienglish.database import personal_data
from sahienglish.operations import preparation


class TemplatesConfig(AppConfig):
    """Default templates and users' own."""

    name = "templates_app"
    verbose_name = "Templates"

    def ready(self) -> None:
        personal_data.declare("templates", collection="templates", owner_field="userId")
        preparation.register("seed_templates")
