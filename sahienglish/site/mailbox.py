"""`/dev/mailbox`: the e-mails that were not sent, for a developer on the same machine."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.request import split_domain_port
from django.views import View

from sahienglish import content_security
from sahienglish.core import problem_responses
from sahienglish.core.errors import NotFound
from sahienglish.core.ip_addresses import client_address
from sahienglish.mail import stored_messages
from sahienglish.service_urls import is_loopback
from sahienglish.site.pages import Page

LINK_TARGET = '<base target="_blank">'


def is_open(request: HttpRequest) -> bool:
    """Tell whether a request may read e-mails: in development, from this machine, without a mail server.

    The name of the host counts too: a tunnel to the outside also connects from loopback.
    """
    try:
        host, _ = split_domain_port(request.get_host())
    except DisallowedHost:
        # The page at `/app` asks, too, and opens under any name.
        return False
    return (
        not settings.PRODUCTION
        and not settings.SMTP_HOST
        and is_loopback(client_address(request))
        and is_loopback(host)
    )


class _OnlyWhenOpen(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_open(request):
            return problem_responses.response(NotFound())
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response


class Mailbox(_OnlyWhenOpen, Page):
    """The list of the stored e-mails, newest first, each with its HTML in a frame."""

    template_name = "sahienglish/mailbox.html"
    content_security_policy = f"{Page.content_security_policy}; frame-src 'self'"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(messages=stored_messages.newest(), **kwargs)


class MessageHTML(_OnlyWhenOpen):
    """The HTML of one e-mail: in a sandbox, without scripts, whose links open in a tab of their own."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, name: str) -> HttpResponse:
        message = stored_messages.find(name)
        if message is None:
            return problem_responses.response(NotFound())
        html = re.sub(r"(<head[^>]*>)", rf"\1{LINK_TARGET}", message.html, count=1)
        policy = content_security.of_page(
            img_src="'none'",
            form_action="'none'",
            frame_ancestors="'self'",
            sandbox="allow-popups allow-popups-to-escape-sandbox",
        )
        return HttpResponse(html, headers={"Content-Security-Policy": policy})
