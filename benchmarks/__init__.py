"""Measure SahiEnglish against a FastAPI server that does the same: `make bench`, or `python -m benchmarks`."""
