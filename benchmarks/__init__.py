"""Measure SahiEnglish against a FastAPI server with the same API: `make bench`, or `python -m benchmarks`."""
