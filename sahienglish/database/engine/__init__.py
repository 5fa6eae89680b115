"""The Django database engine, named in `DATABASES["default"]["ENGINE"]`."""
