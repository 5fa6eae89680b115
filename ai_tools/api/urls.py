"""The paths under `/actions`, the page of rules, and the paths of LanguageTool clients."""

from collections.abc import Iterable

from django.urls import URLPattern, include, path

from ai_tools.api import rules_page, views
from ai_tools.tools.definitions import TOOLS, Tool


def of_tools(tools: Iterable[Tool]) -> list[URLPattern]:
    """Return a path for each tool."""
    return [
        path(
            f"actions/{tool.name}",
            views.WritingTools.as_view({"post": "write"}, tool=tool, scopes=tool.scopes),
        )
        for tool in tools
    ]


urlpatterns = [
    path("actions", views.Tools.as_view()),
    path("actions/languages", views.Languages.as_view()),
    path("actions/rules", views.Rules.as_view()),
    path("actions/usage", views.Usage.as_view()),
    path("actions/explain", views.Explain.as_view()),
    *of_tools(TOOLS),
    path("rules", rules_page.RulesPage.as_view()),
    path("", include("ai_tools.api.languagetool.urls")),
]
