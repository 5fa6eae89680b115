"""E-mail that is stored first and delivered in the background, so that no request waits for a mail server."""
