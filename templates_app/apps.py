"""The templates app."""

from django.apps import AppConfig


class TemplatesConfig(AppConfig):
    """Default templates and people's own."""

    name = "templates_app"
    verbose_name = "Templates"
