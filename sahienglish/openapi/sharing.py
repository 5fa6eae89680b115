"""The parts that many operations of the schema share: error responses, headers, parameters."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import orjson

from sahienglish.core.logging import request_ids
from sahienglish.core.problem_responses import CONTENT_TYPE

PARAMETER = "RequestId"
LONGEST_NAME = 80


def share(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Move repeated parts into `components`; a postprocessing hook of drf-spectacular."""
    components = result["components"]
    share_examples(result, components.setdefault("examples", {}))
    share_responses(result, components.setdefault("responses", {}))
    for operation in operations(result):
        for position, parameter in enumerate(operation.get("parameters", ())):
            if parameter.get("name") == request_ids.HEADER:
                components.setdefault("parameters", {})[PARAMETER] = parameter
                operation["parameters"][position] = {"$ref": f"#/components/parameters/{PARAMETER}"}
    return result


def describe_security(result: dict[str, Any], **kwargs: Any) -> dict[str, Any]:
    """Say of operations without a token that they need none: a missing `security` could be a mistake."""
    for operation in operations(result):
        operation.setdefault("security", [])
        operation["security"] = [scheme for scheme in operation["security"] if scheme]
    return result


def operations(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every operation of every path."""
    for path in result["paths"].values():
        yield from path.values()


def share_examples(result: dict[str, Any], shared: dict[str, Any]) -> None:
    """Name each example of a problem by its code."""
    for operation in operations(result):
        for response in operation["responses"].values():
            for code, example in (
                response.get("content", {}).get(CONTENT_TYPE, {}).get("examples", {}).items()
            ):
                shared[code] = dict(example)
                example.clear()
                example["$ref"] = f"#/components/examples/{code}"


def share_responses(result: dict[str, Any], shared: dict[str, Any]) -> None:
    """Name each error response that stands more than once by its status and codes."""
    counts: Counter[bytes] = Counter()
    for operation in operations(result):
        counts.update(orjson.dumps(each) for each in operation["responses"].values() if _is_problem(each))
    for operation in operations(result):
        for status, response in operation["responses"].items():
            if _is_problem(response) and counts[orjson.dumps(response)] > 1:
                codes = "-".join(response["content"][CONTENT_TYPE]["examples"])
                # Generators make the name of a type of it, which cannot begin with a digit.
                name = f"Problem-{status}-{codes}"[:LONGEST_NAME]
                while name in shared and shared[name] != response:
                    name += "-"
                shared[name] = response
                operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}


def _is_problem(response: dict[str, Any]) -> bool:
    return CONTENT_TYPE in response.get("content", {})
