"""Errors as `application/problem+json` (RFC 9457)."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse


class Problem(Exception):
    """An error that the client sees."""

    def __init__(
        self, status: int, code: str, title: str, *, headers: Mapping[str, str] | None = None, oauth: str = ""
    ) -> None:
        super().__init__(title)
        self.status, self.code, self.title, self.headers, self.oauth = status, code, title, headers, oauth


def token_invalid(code: str = "token_invalid") -> Problem:
    return Problem(401, code, "The token is not valid", headers={"WWW-Authenticate": "Bearer"})


def grant_invalid(code: str, title: str) -> Problem:
    return Problem(400, code, title, oauth="invalid_grant")


def rate_limited(retry_after: int, code: str = "rate_limited") -> Problem:
    return Problem(429, code, "Too many requests", headers={"Retry-After": str(retry_after)})


def install(app: FastAPI) -> None:
    """Answer every error with a problem object."""

    @app.exception_handler(Problem)
    async def answer_problem(request: Request, problem: Problem) -> JSONResponse:
        return _answer(request, problem)

    @app.exception_handler(RequestValidationError)
    async def answer_invalid_input(request: Request, error: RequestValidationError) -> JSONResponse:
        return _answer(request, Problem(400, "invalid_input", "The input is not valid"))


def _answer(request: Request, problem: Problem) -> JSONResponse:
    body = {
        "type": f"/errors#{problem.code}",
        "title": problem.title,
        "status": problem.status,
        "detail": problem.title,
        "code": problem.code,
        "request_id": request.scope["request_id"],
    }
    if problem.oauth:
        body |= {"error": problem.oauth, "error_description": problem.title}
    return JSONResponse(body, problem.status, headers=problem.headers, media_type="application/problem+json")
