"""The group of those who keep the default templates."""

from django.db import migrations

GROUP = "Template editors"


def make(apps, schema_editor):
    """Make the permissions too: Django itself adds them only after the last migration."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="templates_app", model="template"
    )
    permissions = [
        apps.get_model("auth", "Permission").objects.get_or_create(
            content_type=content_type, codename=f"{verb}_template", defaults={"name": f"Can {verb} template"}
        )[0]
        for verb in ("add", "change", "delete", "view")
    ]
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=GROUP)
    group.permissions.set(permissions)


def remove(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name=GROUP).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("templates_app", "0001_initial"),
        ("auth", "0001_initial"),
        ("contenttypes", "0001_initial"),
    ]

    operations = [migrations.RunPython(make, remove)]
