"""Which rights the admin asks for: Django makes four for every model, and most of them open nothing here."""

import re
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest

QUESTION = re.compile(r"has_(?!module_)\w+_permission")


class Listener:
    """A staff member who has every right, and remembers which were asked for."""

    is_superuser = False

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def has_perm(self, name: str, obj: object = None) -> bool:
        self.asked.add(name)
        return True


def in_use(site: AdminSite) -> QuerySet[Permission]:
    """Return the rights that some page or action of `site` depends on."""
    asked = set().union(*(_asked(model_admin) for model_admin in site._registry.values()))
    known = Permission.objects.values_list("pk", "content_type__app_label", "codename")
    ids: list[Any] = [pk for pk, app, codename in known if f"{app}.{codename}" in asked]
    return Permission.objects.filter(pk__in=ids)


def _asked(model_admin: Any) -> set[str]:
    request: Any = HttpRequest()
    request.user = Listener()
    for name in filter(QUESTION.fullmatch, dir(model_admin)):
        getattr(model_admin, name)(request)
    asked: set[str] = request.user.asked
    return asked
