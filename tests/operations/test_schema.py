"""`/openapi.json`: complete, with examples, and true to what the service does."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from django.core.management import call_command
from django.urls import URLResolver, get_resolver

from sahienglish.core import errors
from sahienglish.core.middleware import route_name

HERE = Path(__file__).parent
EVERYWHERE = {"405", "500", "503"}
WITH_TOKEN = {"401"}
WITH_BODY = {"400", "413", "415"}
PROBLEM = "application/problem+json"


@pytest.fixture
def document(api: httpx.Client) -> dict[str, Any]:
    answer = api.get("/openapi.json")
    assert answer.status_code == 200
    assert len(answer.content) <= 300_000
    described: dict[str, Any] = answer.json()
    for path in described["paths"].values():
        for operation in path.values():
            for status, response in operation["responses"].items():
                operation["responses"][status] = resolved(response, described)
    return described


def resolved(part: Any, document: dict[str, Any]) -> Any:
    """Return a part of the document with what it refers to in place of its references to shared parts."""
    if isinstance(part, list):
        return [resolved(each, document) for each in part]
    if not isinstance(part, dict):
        return part
    reference = part.get("$ref", "")
    if reference.startswith(("#/components/responses/", "#/components/examples/")):
        kind, name = reference.split("/")[-2:]
        return resolved(document["components"][kind][name], document)
    return {name: resolved(each, document) for name, each in part.items()}


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_it_is_generated_and_validated_without_a_warning(tmp_path):
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "openapi.yaml"))


def test_it_describes_every_path_of_the_api(document):
    described = set(document["paths"])
    served = {
        path
        for path in paths(get_resolver())
        if path.startswith(("/auth", "/actions", "/learning", "/templates"))
    }
    assert len(served) > 20
    assert served == described


def paths(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        path = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from paths(pattern, path)
        else:
            yield route_name(path)


def test_every_call_shows_what_it_takes_and_gives(document):
    without = [
        f"{name} {status} {media_type}"
        for name, operation in operations(document)
        for status, body in {"takes": operation.get("requestBody", {}), **operation["responses"]}.items()
        for media_type, content in body.get("content", {}).items()
        if not content.get("examples")
    ]
    assert without == []


def test_every_call_names_every_error_it_can_answer_with(document):
    for name, operation in operations(document):
        expected = EVERYWHERE | (WITH_TOKEN if operation.get("security") else set())
        expected |= WITH_BODY if "requestBody" in operation else set()
        expected |= {"404"} if "{" in name else set()
        assert expected <= set(operation["responses"]), name
        assert operation["description"], name


def test_ids_of_calls_are_words_and_each_has_its_own(document):
    ids = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(ids)) == len(ids)
    assert {"auth_login", "auth_sessions_list", "auth_sessions_delete", "templates_create"} <= set(ids)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", each) for each in ids)


def test_no_type_has_the_name_of_a_list_or_an_object_in_it(document):
    """Generators write both with the same letters, and in the Python client one then hides the other."""
    shapes = document["components"]["schemas"]
    hidden = [
        f"{name}.{member}"
        for name, shape in shapes.items()
        for member, described in shape.get("properties", {}).items()
        if described.get("type", "object") in ("array", "object")
        and member.replace("_", "").lower() == name.lower()
    ]
    assert len(shapes) > 50
    assert hidden == []


def test_names_of_shared_parts_can_be_names_of_types(document):
    names = [name for kind in document["components"].values() for name in kind]
    assert [name for name in names if not re.fullmatch(r"[A-Za-z][\w.-]*", name)] == []


def test_every_default_is_a_value_that_is_accepted(document):
    refused = [
        f"{name} {parameter['name']}"
        for name, operation in operations(document)
        for parameter in operation.get("parameters", [])
        for schema in [parameter.get("schema", {})]
        if len(str(schema.get("default", "default"))) < schema.get("minLength", 0)
    ]
    assert refused == []


def test_calls_without_a_token_say_that_they_need_none(document):
    described = {name: operation["security"] for name, operation in operations(document)}
    assert described["POST /auth/login"] == []
    assert described["GET /auth/sessions"] != []


def test_it_says_who_serves_it_and_what_its_parts_are(document):
    here, public = (server["url"] for server in document["servers"])
    assert here == "/"
    assert public.startswith("http")
    assert document["info"]["license"]["identifier"] == "MIT"
    described = {tag["name"] for tag in document["tags"] if tag["description"]}
    assert described >= {tag for _, operation in operations(document) for tag in operation["tags"]}


def test_every_problem_is_in_it_somewhere(document):
    shown = {
        code
        for _, operation in operations(document)
        for answer in operation["responses"].values()
        for code in answer.get("content", {}).get(PROBLEM, {}).get("examples", {})
    }
    codes = {problem.code for problem in errors.catalogue()}
    assert codes == set(document["components"]["schemas"]["CodeEnum"]["enum"])
    assert codes - shown <= {"permission_denied", "insufficient_scope"}


def test_a_client_can_get_a_token_from_what_it_says(document):
    scheme = document["components"]["securitySchemes"]["accessToken"]
    assert scheme["flows"]["password"]["tokenUrl"] == "/auth/login"


def test_it_says_which_calls_a_key_reaches(document):
    assert document["components"]["securitySchemes"]["apiKey"]["scheme"] == "bearer"
    reached = {
        name: scopes["apiKey"]
        for name, operation in operations(document)
        for scopes in operation.get("security", [])
        if "apiKey" in scopes
    }
    assert reached["POST /actions/fix-grammar"] == ["check", "actions"]
    assert reached["POST /actions/improve"] == ["actions"]
    assert reached["GET /learning/dictionary"] == ["learning"]
    assert reached["GET /templates/"] == ["templates"]
    assert not any("/auth/" in name for name in reached)


def test_a_fuzzer_finds_nothing(server, signed_in, settings, model_server, tmp_path, pytestconfig):
    """Every check of schemathesis, over the wire, with the cases of one seed."""
    settings.OPENAI_BASE_URL = model_server.url
    for name in (
        "AI_DAILY_REQUESTS_PER_USER",
        "TEMPLATES_PER_USER",
        "OFFLINE_CHECKS_PER_MINUTE",
        "WRITES_PER_MINUTE",
        "RENDERS_PER_MINUTE",
        "EXPORTS_PER_HOUR",
    ):
        setattr(settings, name, 100_000)
    member = signed_in("asha@example.org")
    environment = {
        # The fuzzer keeps its tables of Unicode there, which take it two seconds to make.
        "HYPOTHESIS_STORAGE_DIRECTORY": str(pytestconfig.cache.mkdir("hypothesis")),
        "ACCESS_TOKEN": bearer(member),
        "OTHER_ACCESS_TOKEN": bearer(signed_in("ravi@example.org")),
    }
    fuzzer = Path(sys.executable).with_name("schemathesis")
    configuration = ["--config-file", str(HERE / "schemathesis.toml")]
    ended = subprocess.run(
        [str(fuzzer), *configuration, "run", f"{server.url}/openapi.json", "--checks", "all", "--no-color"],
        check=False,
        cwd=tmp_path,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert member.get("/auth/profile").status_code == 200


def bearer(client: httpx.Client) -> str:
    return client.headers["Authorization"].removeprefix("Bearer ")


def check_example(example: Any, schema: dict[str, Any], document: dict[str, Any]) -> int:
    """Fail unless an example has the members of its schema; return how many objects were compared."""
    if name := schema.get("$ref", "").rpartition("/")[2]:
        schema = document["components"]["schemas"][name]
    if schema.get("type") == "array":
        return sum(check_example(each, schema["items"], document) for each in example)
    if not isinstance(example, dict) or "properties" not in schema:
        return 0
    assert set(schema.get("required", ())) <= example.keys() <= schema["properties"].keys(), example
    return 1 + sum(
        check_example(value, schema["properties"][name], document) for name, value in example.items()
    )


def test_every_example_of_a_response_has_the_shape_of_its_schema(document):
    compared = 0
    for _, operation in operations(document):
        for status, response in operation["responses"].items():
            content = response.get("content", {}).get("application/json", {})
            for example in content.get("examples", {}).values() if status.startswith("2") else ():
                compared += check_example(example["value"], content["schema"], document)
    assert compared > 20
