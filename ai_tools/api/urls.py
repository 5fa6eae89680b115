"""The paths under `/actions`, and those of LanguageTool clients."""

from django.urls import include, path

from ai_tools.api import views

urlpatterns = [
    path("actions", views.Tools.as_view()),
    path("actions/languages", views.Languages.as_view()),
    path("actions/usage", views.Usage.as_view()),
    path("actions/fix-grammar", views.FixGrammar.as_view()),
    path("actions/translate", views.Translate.as_view()),
    path("actions/improve", views.Improve.as_view()),
    path("actions/humanize", views.Humanize.as_view()),
    path("", include("ai_tools.api.languagetool.urls")),
]
