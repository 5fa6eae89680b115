from django.db import migrations

from learning import dictionary
from sahienglish.database import mongo


def join_words(apps, schema_editor):
    """Turn each list of words into lines, which every writing call reads faster."""
    profiles = mongo.collection("learning_profile")
    for stored in profiles.find({"words": {"$exists": True}}, ["words"]):
        update = {
            "$set": dictionary.fields(stored["words"]) | {"dictionary_version": 1},
            "$unset": {"words": ""},
        }
        profiles.update_one({"_id": stored["_id"]}, update)


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial")]

    operations = [migrations.RunPython(join_words, migrations.RunPython.noop)]
