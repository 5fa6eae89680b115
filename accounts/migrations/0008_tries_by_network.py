from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_tries_by_device'),
    ]

    operations = [
        migrations.AddField(
            model_name='code',
            name='long_expires_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='code',
            name='long_hash',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name='code',
            name='wrong_today',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='strangerattempts',
            name='login_clients',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='strangerattempts',
            name='login_closed_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='login_clients',
            field=models.JSONField(default=dict, editable=False),
        ),
        migrations.AddField(
            model_name='user',
            name='login_closed_until',
            field=models.DateTimeField(editable=False, null=True),
        ),
    ]
