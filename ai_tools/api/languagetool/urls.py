"""The paths of the protocol, and the same below `/lt/<key>` for clients that can send no key."""

from django.urls import include, path, re_path

from ai_tools.api.languagetool import views

endpoints = [
    re_path(r"^check/?\Z", views.Check.as_view()),
    re_path(r"^words/?\Z", views.Words.as_view()),
    re_path(r"^words/add/?\Z", views.AddWord.as_view()),
    re_path(r"^words/delete/?\Z", views.DeleteWord.as_view()),
    re_path(r"^languages/?\Z", views.Languages.as_view()),
    re_path(r"^maxtextlength/?\Z", views.MaxTextLength.as_view()),
    re_path(r"^healthcheck/?\Z", views.HealthCheck.as_view()),
    re_path(r"^info/?\Z", views.Info.as_view()),
    re_path(r"^configinfo/?\Z", views.ConfigInfo.as_view()),
]

urlpatterns = [
    path("v2/", include(endpoints)),
    path("lt/<key>/v2/", include(endpoints)),
    # LTeX+ turns the address of a server that ends in a slash into `//v2/check`.
    re_path("^[/]v2/", include(endpoints)),
    re_path("^lt/(?P<key>[^/]+)//v2/", include(endpoints)),
    re_path(r"^[/]?v2(?:/.*)?\Z", views.Nothing.as_view()),
    re_path(r"^[/]?lt(?:/(?P<key>.*))?\Z", views.Nothing.as_view()),
]
