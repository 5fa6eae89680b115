"""The collections of templates; `templates` may be there before, with the documents of the original API."""

import django_mongodb_backend.fields
import sahienglish.database.indexes
import templates_app.models
from django.db import migrations, models


class CreateOrAdopt(migrations.CreateModel):
    """Create a collection with its indexes, or add the indexes to one that the database has already."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        model = to_state.apps.get_model(app_label, self.name)
        if model._meta.db_table not in schema_editor.get_database().list_collection_names():
            return super().database_forwards(app_label, schema_editor, from_state, to_state)
        for index in model._meta.indexes:
            schema_editor.add_index(model, index)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Reservations',
            fields=[
                ('user_id', django_mongodb_backend.fields.ObjectIdField(primary_key=True, serialize=False)),
                ('used_at', models.DateTimeField()),
            ],
            options={
                'db_table': 'template_reservations',
                'indexes': [sahienglish.database.indexes.TTLIndex(expire_after_seconds=3600, fields=['used_at'], name='reservations_ttl')],
            },
        ),
        CreateOrAdopt(
            name='Template',
            fields=[
                ('id', django_mongodb_backend.fields.ObjectIdAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('category', models.CharField(max_length=80)),
                ('content', models.TextField(max_length=10000, validators=[templates_app.models.fits])),
                ('is_default', models.BooleanField(db_column='isDefault', default=False, editable=False)),
                ('user_id', django_mongodb_backend.fields.ObjectIdField(blank=True, db_column='userId', editable=False, null=True)),
            ],
            options={
                'db_table': 'templates',
                'ordering': ['pk'],
                'indexes': [models.Index(fields=['is_default'], name='templates_default'), models.Index(fields=['user_id', 'is_default'], name='templates_own')],
            },
        ),
    ]
