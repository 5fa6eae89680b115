"""How the admin looks."""

from typing import Any

# The accent of the product's pages (`workbench/frontend/src/styles/tokens.css`) and shades of it.
COLORS = {
    "primary": {
        "50": "oklch(97% .02 164)",
        "100": "oklch(94% .04 164)",
        "200": "oklch(89% .07 164)",
        "300": "oklch(83% .1 164)",
        "400": "oklch(78% .12 164)",
        "500": "oklch(62% .12 164)",
        "600": "oklch(48% .1 164)",
        "700": "oklch(42% .085 164)",
        "800": "oklch(36% .07 164)",
        "900": "oklch(30% .06 164)",
        "950": "oklch(22% .04 164)",
    }
}


def settings(title: str) -> dict[str, Any]:
    """Return the settings of the package `unfold`."""
    return {
        "SITE_TITLE": title,
        "SITE_HEADER": title,
        "SITE_SUBHEADER": "Administration",
        "SITE_SYMBOL": "edit_note",
        "COLORS": COLORS,
        "STYLES": ["/static/sahienglish/admin.css"],
        "SCRIPTS": ["/static/sahienglish/admin.js"],
        "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": "/static/sahienglish/icon.svg"}],
    }
