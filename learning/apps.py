"""The learning app."""

from django.apps import AppConfig

from sahienglish.database import personal_data


class LearningConfig(AppConfig):
    """Preferences, personal dictionaries and progress."""

    name = "learning"
    verbose_name = "Learning"

    def ready(self) -> None:
        from learning import dictionary, profile, progress

        personal_data.declare(
            "learning", collection=profile.COLLECTION, owner_field="_id", shape=dictionary.exported
        )
        personal_data.declare("progress", collection=progress.COLLECTION, owner_field="user_id")
