"""Learners in the admin: their preferences, and how large their dictionaries are; never the words."""

from collections.abc import Iterable

from django.contrib import admin
from django.urls import reverse

from learning import dictionary, profile
from learning.models import Profile
from sahienglish.admin_site.models import Number, ReadOnlyAdmin
from sahienglish.database import mongo


@admin.register(Profile)
class ProfileAdmin(ReadOnlyAdmin):
    """Who set preferences or has a personal dictionary."""

    list_display = ["user_id", "dialect", "explanation_language", "tone", "track_progress", "known_words"]
    list_filter = ["dialect", "track_progress"]
    fields = list_display

    def numbers(self) -> Iterable[Number]:
        total = mongo.collection(profile.COLLECTION).estimated_document_count()
        yield Number("Learners", total, reverse("admin:learning_profile_changelist"))

    @admin.display(description="words in the dictionary")
    def known_words(self, learner: Profile) -> int:
        found = mongo.collection(profile.COLLECTION).find_one({"_id": learner.pk}, ["dictionary"]) or {}
        return len(dictionary.words_of(found))
