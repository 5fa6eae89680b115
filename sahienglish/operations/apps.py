"""The operations app: health, metrics, and the commands that operators run."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Commands and endpoints for operators."""

    name = "sahienglish.operations"

    def ready(self) -> None:
        from sahienglish.operations import health, readiness

        readiness.register("database", health.database)
        readiness.register("rate_limits", health.rate_limits)
