"""Records that belong to users: found by the e-mail address of the user, and listed with it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from unfold.views import ChangeList

from accounts import users
from accounts.models import User
from sahienglish.admin_site.models import ReadOnlyAdmin


class OwnedAdmin(ReadOnlyAdmin):
    """A base for records of users; the one field in `search_fields` names the user."""

    search_fields = ["user"]
    linked = ("user__id__exact",)
    search_help_text = "An e-mail address."

    def search(self, request: HttpRequest, queryset: QuerySet[Any], term: str) -> tuple[QuerySet[Any], bool]:
        if not term:
            return queryset, False
        owner = User.objects.filter(email=term.strip().lower()).first()
        (field,) = self.search_fields
        return (queryset.filter(**{field: owner.pk}) if owner else queryset.none()), False


class OwnerList(ChangeList):  # type: ignore[misc]
    """A page of records that hold only the id of their user: it looks up all addresses at once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        ids = list({entry.user_id for entry in self.result_list})
        addresses = {
            user["_id"]: user["email"] for user in users.collection().find({"_id": {"$in": ids}}, ["email"])
        }
        for entry in self.result_list:
            entry.owner = addresses.get(entry.user_id, "")


class OwnedByIdAdmin(OwnedAdmin):
    """A base for records whose user may be gone: they hold an id, and no foreign key."""

    search_fields = ["user_id"]
    linked = ("user_id__exact",)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[OwnerList]:
        return OwnerList
