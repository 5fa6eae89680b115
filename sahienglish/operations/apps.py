"""The operations app: health, metrics, and the commands that operators run."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Commands and endpoints for operators."""

    name = "sahienglish.operations"
