"""The paths below `/learning/`."""

from django.urls import path

from learning import views

urlpatterns = [
    path("preferences", views.Preferences.as_view()),
    path("dictionary", views.Dictionary.as_view()),
    path("dictionary/<path:word>", views.OneWord.as_view()),
    path("progress", views.Progress.as_view()),
]
