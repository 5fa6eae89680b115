"""The grammar rules, one module per kind of mistake; each has a `find` that yields findings."""
