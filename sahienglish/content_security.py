"""The content security policies of pages. A page names only what it does differently."""

PAGE = {
    "default-src": "'none'",
    "style-src": "'unsafe-inline'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
"""Of a page without scripts, whose few styles stand in it."""

APPLICATION = PAGE | {
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self'",
    "connect-src": "'self'",
}
"""Of a page with scripts, all of which come from files of this server."""


def of_page(**deviations: str) -> str:
    """Return the policy of a page without scripts: `of_page(form_action="'none'")`."""
    return _stated(PAGE, deviations)


def of_application(**deviations: str) -> str:
    """Return the policy of a page with scripts: `of_application(img_src="'self' data:")`."""
    return _stated(APPLICATION, deviations)


def _stated(usual: dict[str, str], deviations: dict[str, str]) -> str:
    directives = usual | {name.replace("_", "-"): sources for name, sources in deviations.items()}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
