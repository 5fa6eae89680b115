"""The HTML of the page at `/app`."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

from sahienglish import content_security
from sahienglish.site import mailbox
from workbench.build import address


@method_decorator(gzip_page, name="dispatch")
class Workbench(TemplateView):
    """The same few lines for every address below `/app` and every user: the script does the rest.

    The HTML must not depend on the cookie of the session, which a browser leaves out when the user comes
    from a link in an e-mail.
    """

    http_method_names = ["get", "head", "options"]
    template_name = "workbench/app.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        nonce = secrets.token_urlsafe(16)
        context = {
            "app_name": settings.APP_NAME,
            # CodeMirror writes its own style element and needs the nonce for it.
            "nonce": nonce,
            "mailbox": reverse("mailbox") if mailbox.is_open(request) else "",
            "style": address("app.css"),
            "script": address("main.js"),
            "core": address("core.js"),
        }
        response = self.render_to_response(context)
        response.headers["Content-Security-Policy"] = content_security.of_application(
            style_src=f"'self' 'nonce-{nonce}'",
            require_trusted_types_for="'script'",
            trusted_types="'none'",
        )
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-cache"
        return response
