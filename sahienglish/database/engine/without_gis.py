"""MongoDB's Django engine without its geographic fields, which nothing here uses.

To offer them, the engine looks for the libraries GDAL and GEOS under a dozen names, three times over, and
each look starts a linker and a compiler. That took a quarter of the start of every process.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

from django.core.exceptions import ImproperlyConfigured

GEOGRAPHIC = {"django.contrib.gis.gdal", "django.contrib.gis.geos"}


class NoGeography:
    """An import finder that answers for the geographic modules as Django does without the libraries."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if name in GEOGRAPHIC:
            raise ImproperlyConfigured(f"{name} is not used here.")


@contextmanager
def without_gis() -> Iterator[None]:
    """Import what the block imports as if GDAL and GEOS were not installed."""
    sys.meta_path.insert(0, NoGeography)
    try:
        yield
    finally:
        sys.meta_path.remove(NoGeography)
