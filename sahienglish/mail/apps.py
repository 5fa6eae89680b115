"""The app that delivers mail."""

from django.apps import AppConfig


class MailConfig(AppConfig):
    """Run a deliverer beside the requests of every worker process."""

    name = "sahienglish.mail"
    label = "mail"
    default_auto_field = "django_mongodb_backend.fields.ObjectIdAutoField"
