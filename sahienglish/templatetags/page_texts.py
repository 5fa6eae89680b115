"""The tag `{% text %}` for templates of pages in several languages."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from sahienglish.site import texts

register = template.Library()


@register.simple_tag(takes_context=True)
def text(context: template.Context, key: str, **values: Any) -> SafeString:
    """Return a text in the language of the page, with `values` in place of its placeholders.

    A value is written in its own direction: an e-mail address stays whole in an Arabic sentence.
    """
    isolated = {name: format_html("<bdi>{}</bdi>", value) for name, value in values.items()}
    # The texts are the service's own; what comes from elsewhere has been escaped.
    return SafeString(texts.texts(context["language"])[key].format(**isolated))
