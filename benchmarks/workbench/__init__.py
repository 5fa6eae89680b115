"""The page at `/app` in a real browser."""
