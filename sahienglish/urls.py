"""Every path of the service; `common.middleware.canonical_path` settles trailing slashes beforehand."""

from django.contrib import admin
from django.urls import include, path

from sahienglish import health, metrics, pages
from sahienglish.schema.views import Docs, OpenAPI

# Looked through in this order: what is asked most comes first.
urlpatterns = [
    path("auth/", include("accounts.urls")),
    path("templates/", include("templates_app.urls")),
    path("", include("ai_tools.urls")),
    path("healthz", health.Alive.as_view()),
    path("readyz", health.Ready.as_view()),
    path("metrics", metrics.Metrics.as_view()),
    path("", pages.Landing.as_view(), name="landing"),
    path("errors", pages.Errors.as_view(), name="errors"),
    path("docs", Docs.as_view(), name="docs"),
    path("openapi.json", OpenAPI.as_view(), name="openapi"),
    path("", include("workbench.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "sahienglish.administration.errors.bad_request"
handler403 = "sahienglish.administration.errors.permission_denied"
handler404 = "sahienglish.administration.errors.not_found"
handler500 = "sahienglish.administration.errors.server_error"
