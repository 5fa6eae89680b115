"""API keys: credentials for programs, each limited to a few scopes and revocable on its own."""
