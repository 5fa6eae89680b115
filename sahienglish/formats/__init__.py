"""How dates are written, in place of the formats of Django's own locales."""
