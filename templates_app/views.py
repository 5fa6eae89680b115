"""`/templates/`: parse, one call, shape, respond."""

from typing import ClassVar

from bson import ObjectId
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response

from sahienglish.core import request_validation, thread_pool
from sahienglish.core.account_queue import AccountQueue
from sahienglish.core.async_views import AsyncViewSet
from sahienglish.core.errors import InvalidInput
from sahienglish.core.identity import account_of_async, caller
from sahienglish.core.permissions import LiveSession, SessionCheckedByView
from sahienglish.rate_limits.account_limits import AccountLimit
from templates_app import service, shapes
from templates_app.errors import DefaultTemplateReadOnly, TemplateLimitReached
from templates_app.serializers import Filters, TemplateTexts, Values

RENDERS = AccountLimit("renders", "RENDERS_PER_MINUTE", 60)
lists = AccountQueue(most_waiting=8)

MANY = 50
"""More templates than this are searched and shaped on a thread, so that a long list delays no other user."""


class Templates(AsyncViewSet):
    """Default templates and the caller's own."""

    scopes = ("templates",)
    account_limits: ClassVar = {"render": RENDERS}
    problems = {
        "list": (InvalidInput,),
        "create": (TemplateLimitReached,),
        "update": (DefaultTemplateReadOnly,),
        "partial_update": (DefaultTemplateReadOnly,),
        "destroy": (DefaultTemplateReadOnly,),
    }

    def get_permissions(self) -> list[BasePermission]:
        """Reads ask whether the session lives together with what they read."""
        reads = self.action in {"list", "retrieve", "render"}
        return [SessionCheckedByView() if reads else LiveSession()]

    @extend_schema(parameters=[Filters], responses=shapes.Template(many=True))
    async def list(self, request: Request) -> Response:
        """List default templates and your own, oldest first."""
        page = request_validation.query(Filters, request)
        identity = caller(request)
        async with lists.turn(await account_of_async(request)):
            found = await service.visible(identity=identity, is_default=page.pop("is_default", None))
            if len(found) > MANY:
                return Response(await thread_pool.run(shapes.page, found, **page))
            return Response(shapes.page(found, **page))

    @extend_schema(request=TemplateTexts, responses={201: shapes.Template})
    async def create(self, request: Request) -> Response:
        """Add a template of your own."""
        created = await service.create(
            identity=caller(request), **request_validation.body(TemplateTexts, request)
        )
        return Response(shapes.template(created), status=201)

    @extend_schema(responses=shapes.Template)
    async def retrieve(self, request: Request, template_id: str) -> Response:
        """Show a template."""
        found = await service.fetch(identity=caller(request), template_id=ObjectId(template_id))
        return Response(shapes.template(found))

    @extend_schema(request=TemplateTexts, responses=shapes.Template)
    async def update(self, request: Request, template_id: str) -> Response:
        """Replace the texts of your own template."""
        return await self._change(request, template_id, partial=False)

    @extend_schema(request=TemplateTexts, responses=shapes.Template)
    async def partial_update(self, request: Request, template_id: str) -> Response:
        """Change some texts of your own template."""
        return await self._change(request, template_id, partial=True)

    @extend_schema(responses={204: None})
    async def destroy(self, request: Request, template_id: str) -> Response:
        """Delete your own template."""
        await service.delete(user_id=caller(request).user_id, template_id=ObjectId(template_id))
        return Response(status=204)

    @extend_schema(request=Values, responses=shapes.Rendered)
    async def render(self, request: Request, template_id: str) -> Response:
        """Fill a template's placeholders; nothing is stored."""
        values = request_validation.body(Values, request)["values"]
        found = await service.fetch(identity=caller(request), template_id=ObjectId(template_id))
        return Response(shapes.rendered(found, values))

    async def _change(self, request: Request, template_id: str, *, partial: bool) -> Response:
        changed = await service.change(
            user_id=caller(request).user_id,
            template_id=ObjectId(template_id),
            texts=request_validation.body(TemplateTexts, request, partial=partial),
        )
        return Response(shapes.template(changed))
