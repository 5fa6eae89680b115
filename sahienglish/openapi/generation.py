"""How a view becomes a part of `/openapi.json`: its responses, and every problem it can respond with."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent, build_media_type_object
from drf_spectacular.utils import Direction, OpenApiParameter

from sahienglish.core.logging import request_ids
from sahienglish.openapi import extensions, problems  # noqa: F401  (extensions register themselves)

JSON = "application/json"
REQUEST_ID = OpenApiParameter(
    request_ids.HEADER,
    location=OpenApiParameter.HEADER,
    description="Your id for this request: 1 to 64 letters, digits, `.`, `_` or `-`; another is replaced.",
)


class ContractSchema(AutoSchema):
    """Describe a view together with its problems.

    A view names what it raises beyond the general errors in `problems`, a tuple of `Problem` classes,
    or a dict of them by action or method.
    """

    def get_tags(self) -> list[str]:
        return [self.path.strip("/").split("/")[0]]

    def get_summary(self) -> str:
        """Return the first line of the docstring that describes the call."""
        return self.get_description().strip().partition("\n")[0].rstrip(".")

    def get_operation_id(self) -> str:
        """Name the call by its path and what it does there, as in `auth_sessions_delete` or `auth_login`."""
        words = [word.replace("-", "_") for word in self._tokenize_path()]
        shows_one = self.path.endswith("}") or not self._is_list_view()
        # If the path can be read, too, a POST adds to the list that is read there.
        can_be_read = "get" in (getattr(self.view, "action_map", None) or dir(self.view))
        verb = {
            "GET": "get" if shows_one else "list",
            "POST": "create" if can_be_read else "",
            "PUT": "replace",
            "PATCH": "update",
            "DELETE": "delete",
        }[self.method]
        return "_".join(filter(None, [*words, verb]))

    def get_override_parameters(self) -> list[Any]:
        return [*super().get_override_parameters(), REQUEST_ID]

    def get_request_serializer(self) -> Any:
        """Return the shape of the body; a DELETE has one only where `extend_schema` says so."""
        return None if self.method == "DELETE" else super().get_request_serializer()

    def _get_request_body(self, direction: Direction = "request") -> dict[str, Any] | None:
        """Describe the body; that of a DELETE drf-spectacular leaves out."""
        if self.method != "DELETE" or not (shape := self.get_request_serializer()):
            body: dict[str, Any] | None = super()._get_request_body(direction)  # type: ignore[no-untyped-call]
            return body
        schema, _ = self._get_request_for_media_type(shape)  # type: ignore[no-untyped-call]
        examples = self._get_examples(shape, direction, JSON)  # type: ignore[no-untyped-call]
        return {"required": True, "content": {JSON: build_media_type_object(schema, examples)}}

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)  # type: ignore[arg-type]
        for body in bodies.values():
            body.setdefault("headers", {})[request_ids.HEADER] = problems.REQUEST_ID
        return bodies | self._problem_bodies()

    def _problem_bodies(self) -> dict[str, Any]:
        component = ResolvedComponent("Problem", ResolvedComponent.SCHEMA, problems.component(), "Problem")
        self.registry.register_on_missing(component)
        takes_body = self.method in {"POST", "PUT", "PATCH"} or (
            self.method == "DELETE" and self.get_request_serializer()
        )
        return problems.responses(
            [
                *problems.named_by(self.view, self.method),
                *problems.general(self.view, self.method, self.path, takes_body=bool(takes_body)),
            ],
            component.ref,
        )
