from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """The web page at `/app`."""

    name = "workbench"
