"""Static files, compressed by the service itself."""

import gzip
from functools import lru_cache
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")
SMALLEST = 1024
"""Files below this size do not become faster by compression."""

REMEMBERED_FILES = 256


class CompressingWhiteNoise(WhiteNoiseMiddleware):
    """WhiteNoise that compresses text if there is no compressed copy next to the file.

    An image has the copies. `make run` serves files straight from the packages, where nothing may be
    written, so each file is compressed once for each process and kept in memory.
    """

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse | FileResponse:  # type: ignore[override]
        response: FileResponse = WhiteNoiseMiddleware.serve(static_file, request)  # type: ignore[no-untyped-call]
        if not may_compress(request, response):
            return response
        content = _compressed(str(static_file.alternatives[-1][1]), str(response["ETag"]))
        response.close()
        headers = {name: value for name, value in response.items() if name != "Content-Length"}
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return HttpResponse(content, headers=headers)


def may_compress(request: HttpRequest, response: FileResponse) -> bool:
    """Tell whether the client reads gzip and the file becomes smaller by it."""
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.has_header("Content-Encoding")
        and response.get("Content-Type", "").startswith(COMPRESSIBLE)
        and int(response.get("Content-Length", "0")) >= SMALLEST
        and "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    )


@lru_cache(REMEMBERED_FILES)
def _compressed(path: str, etag: str) -> bytes:
    """Return a file's content compressed; a file that has changed has another `etag`."""
    with open(path, "rb") as file:  # noqa: PTH123 (as WhiteNoise does)
        return gzip.compress(file.read(), compresslevel=9, mtime=0)
