"""Paths under `/templates/`; a path that does not end in an id does not exist."""

from django.urls import path, re_path

from templates_app.views import Templates

ONE = r"(?P<template_id>[0-9a-fA-F]{24})"

urlpatterns = [
    path("", Templates.as_view({"get": "list", "post": "create"}), name="templates"),
    re_path(
        rf"^{ONE}\Z",
        Templates.as_view(
            {"get": "retrieve", "put": "update", "patch": "partial_update", "delete": "destroy"}
        ),
        name="template",
    ),
    re_path(rf"^{ONE}/render\Z", Templates.as_view({"post": "render"}), name="template-render"),
]
