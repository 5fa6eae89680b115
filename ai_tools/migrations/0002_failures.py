from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("ai_tools", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="dailyusage",
            name="failures",
            field=models.IntegerField(default=0),
        ),
    ]
