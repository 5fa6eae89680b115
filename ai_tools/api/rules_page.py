"""The page for people with every rule of the offline checker."""

from itertools import groupby
from typing import Any

from ai_tools.errors import UnknownLanguage
from ai_tools.offline import catalogue
from ai_tools.text import languages
from ai_tools.tools import rules
from sahienglish.site import texts
from sahienglish.site.pages import Page


class RulesPage(Page):
    """List the rules by category in the language of `?language=`, else in that of the reader."""

    template_name = "ai_tools/rules.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            tag = languages.resolve(self.request.GET.get("language") or texts.language_of(self.request))
        except UnknownLanguage:
            tag = catalogue.ENGLISH
        language = catalogue.language_of(tag) or catalogue.ENGLISH
        grouped = groupby(rules.listed(language), key=lambda rule: rule["category"])
        return super().get_context_data(
            **texts.context_in(language),
            languages=texts.LANGUAGES,
            groups=[(f"category.{category}", list(found)) for category, found in grouped],
            **kwargs,
        )
