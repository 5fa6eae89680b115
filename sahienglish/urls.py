"""Every path of the service; `core.routing` accepts each with and without a trailing slash."""

from django.contrib import admin
from django.urls import include, path

from sahienglish.openapi.views import Docs, OpenAPI
from sahienglish.operations import health, metrics
from sahienglish.site import mailbox, pages

# Searched in this order: the paths that are called most come first.
urlpatterns = [
    path("auth/", include("accounts.api.urls")),
    path("templates/", include("templates_app.urls")),
    path("learning/", include("learning.urls")),
    path("", include("ai_tools.api.urls")),
    path("healthz", health.Alive.as_view()),
    path("readyz", health.Ready.as_view()),
    path("metrics", metrics.Metrics.as_view()),
    path("", pages.Landing.as_view(), name="landing"),
    path("errors", pages.Errors.as_view(), name="errors"),
    path("docs", Docs.as_view(), name="docs"),
    path("openapi.json", OpenAPI.as_view(), name="openapi"),
    path("", include("workbench.urls")),
    path("dev/mailbox", mailbox.Mailbox.as_view(), name="mailbox"),
    path("dev/mailbox/<str:name>", mailbox.MessageHTML.as_view()),
    path("admin/", admin.site.urls),
]

handler400 = "sahienglish.admin_site.errors.bad_request"
handler403 = "sahienglish.admin_site.errors.permission_denied"
handler404 = "sahienglish.site.not_found.not_found"
handler500 = "sahienglish.admin_site.errors.server_error"
