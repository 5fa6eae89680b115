"""A `ModelAdmin` that is careful with what the address bar asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from bson import ObjectId
from django.contrib.admin import ShowFacets
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import PermissionsMixin
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from unfold.admin import ModelAdmin as UnfoldModelAdmin
from unfold.decorators import action, display
from unfold.paginator import InfinitePaginator

LONGEST_SEARCH = 254
"""As long as an e-mail address may be."""

Method = TypeVar("Method", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Number:
    """One number on the admin's first page, and where it leads."""

    title: str
    value: int
    link: str


class ModelAdmin(UnfoldModelAdmin):  # type: ignore[misc]
    """The base of all models in the admin."""

    list_per_page = 50
    show_full_result_count = False
    linked: tuple[str, ...] = ()
    """Look-ups that pages of the admin link to, in addition to those of `list_filter`."""

    def numbers(self) -> Iterable[Number]:
        """Return what the first page tells about this model."""
        return ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Find nothing by a longer text than any search needs: databases limit the patterns they take."""
        if len(search_term) > LONGEST_SEARCH:
            return queryset.none(), False
        return self.search(request, queryset, search_term)

    def search(self, request: HttpRequest, queryset: QuerySet[Any], term: str) -> tuple[QuerySet[Any], bool]:
        """Return what a search finds, and whether it may hold duplicates."""
        found: tuple[QuerySet[Any], bool] = super().get_search_results(request, queryset, term)
        return found

    def lookup_allowed(self, lookup: str, value: Any, request: HttpRequest | None = None) -> bool:
        """Let a query ask what the page itself asks: `?password__startswith=…` would spell out secrets."""
        name, _, kind = lookup.partition("__")
        filtered = {getattr(each, "parameter_name", each) for each in self.list_filter}
        return lookup in self.linked or (name in filtered and kind in {"", "exact", "gte", "lt", "isnull"})

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Leave out chosen ids that are none."""
        chosen = [each for each in request.POST.getlist(ACTION_CHECKBOX_NAME) if self.is_id(each)]
        form = request.POST.copy()
        form.setlist(ACTION_CHECKBOX_NAME, chosen)
        request.POST = cast("Any", form)
        return cast("HttpResponse | None", super().response_action(request, queryset))

    def is_id(self, text: str) -> bool:
        """Tell whether a text can be the key of a document."""
        return ObjectId.is_valid(text)

    def in_question(self, chosen: Model) -> str:
        """Name an object on the page that asks before an action runs."""
        return str(chosen)

    def log(self, request: HttpRequest, chosen: Model, message: str) -> None:
        """Write into the admin's history who did what."""
        LogEntry.objects.log_actions(member(request).pk, [chosen], CHANGE, message)

    def log_for_all(self, request: HttpRequest, message: str) -> None:
        """Write something into the history that concerns a whole list rather than one object."""
        content_type = ContentType.objects.get_for_model(self.model, for_concrete_model=False)
        LogEntry.objects.create(
            user_id=member(request).pk,
            content_type_id=content_type.pk,
            object_repr=message[:200],
            action_flag=CHANGE,
            change_message=message,
        )


class LargeModelAdmin(ModelAdmin):
    """For collections of any size: newest first, and never counted."""

    paginator = InfinitePaginator
    ordering = ["-pk"]
    list_disable_select_all = True
    show_facets = ShowFacets.NEVER

    def get_paginator(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any
    ) -> "Paginator[Any]":
        """Count the entries of an object's history, which are few; the other lists are never counted."""
        if queryset.model is LogEntry:
            return Paginator(queryset, *args, **kwargs)
        return cast("Paginator[Any]", super().get_paginator(request, queryset, *args, **kwargs))


class ReadOnlyAdmin(LargeModelAdmin):
    """For records that staff may only read."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def member(request: HttpRequest) -> PermissionsMixin:
    """Return the staff member whose request it is."""
    return cast("PermissionsMixin", request.user)


def badge(description: str, colours: Mapping[str, str]) -> Callable[[Method], Method]:
    """Show a column's value as a badge in its colour; of a pair, the first decides."""
    return cast("Callable[[Method], Method]", display(description=description, label=colours))


def button(description: str, *, icon: str, permission: str) -> Callable[[Method], Method]:
    """Make a method a page that a button above the list leads to; a GET of it may change nothing."""
    return cast(
        "Callable[[Method], Method]", action(description=description, icon=icon, permissions=[permission])
    )
