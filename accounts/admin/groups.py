"""Groups: what staff members may do."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.models import Group
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.flows import staff
from sahienglish.admin_site import rights
from sahienglish.admin_site.models import ModelAdmin, member

admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(DjangoGroupAdmin, ModelAdmin):  # type: ignore[misc]
    """Django's groups, for superusers only: staff who change a group could give themselves rights."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(member(request).is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(member(request).is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return bool(member(request).is_superuser)

    def formfield_for_manytomany(
        self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any
    ) -> Any:
        """Offer the rights that open something."""
        if db_field.name == "permissions":
            kwargs["queryset"] = rights.in_use(admin.site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if change and "permissions" in form.changed_data:
            staff.note_group_rights(group=form.instance)

    def delete_model(self, request: HttpRequest, obj: Group) -> None:
        staff.delete_group(group=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Group]) -> None:
        for group in queryset:
            staff.delete_group(group=group)
