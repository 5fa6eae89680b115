"""Default templates in the admin. Users' own templates are never shown."""

from collections.abc import Iterable
from typing import Any, cast

import orjson
from bson import ObjectId
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from sahienglish.admin_site.models import ModelAdmin, Number, button
from templates_app import defaults, placeholders
from templates_app.forms import ImportForm, TemplateForm
from templates_app.models import Template
from templates_app.template_files import ImportRejected

PLAIN, PLACEHOLDER = "span", "mark"
FIRST_ID, LAST_ID = ObjectId("0" * 24), ObjectId("f" * 24)
CHANGELIST = "admin:templates_app_template_changelist"


class CategoryFilter(admin.SimpleListFilter):
    """The categories of default templates, without those of users' own."""

    title = parameter_name = "category"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name) for name in defaults.categories()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Template]) -> QuerySet[Template]:
        return queryset.filter(category=self.value()) if self.value() else queryset


@admin.register(Template)
class TemplateAdmin(ModelAdmin):
    """The templates that every user has."""

    form = TemplateForm

    class Media:
        js = ["templates_app/preview.js"]

    list_display = ["name", "category", "names", "made_at"]
    list_filter = [CategoryFilter]
    search_fields = ["title", "category", "content"]
    fields = ["title", "category", "content", "preview"]
    readonly_fields = ["preview"]
    ordering = ["title"]
    actions = ["duplicate"]
    actions_list = ["export_file", "import_file"]

    def numbers(self) -> Iterable[Number]:
        yield Number(
            "Default templates", Template.objects.filter(is_default=True).count(), reverse(CHANGELIST)
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Template]:
        """Return the default templates, as the API does without those whose id was made by hand."""
        shown = super().get_queryset(request).filter(is_default=True, pk__gte=FIRST_ID, pk__lte=LAST_ID)
        return cast("QuerySet[Template]", shown)

    @admin.display(description="title", ordering="title")
    def name(self, template: Template) -> str:
        return str(template)

    @admin.display(description="placeholders")
    def names(self, template: Template) -> str:
        return ", ".join(placeholders.find(template.content)) or "none"

    @admin.display(description="created", ordering="pk")
    def made_at(self, template: Template) -> SafeString:
        made = date_format(template.pk.generation_time, "DATETIME_FORMAT")
        return format_html('<span class="whitespace-nowrap">{}</span>', made)

    @admin.display(description="preview")
    def preview(self, template: Template) -> SafeString:
        """Show the text with its placeholders marked; a script keeps it as it is written."""
        parts = placeholders.split(template.content)
        html = ((PLACEHOLDER if is_placeholder else PLAIN, text) for text, is_placeholder in parts)
        return format_html(
            '<div id="template-preview" style="white-space: pre-wrap">{}</div>',
            format_html_join("", "<{0}>{1}</{0}>", html),
        )

    def save_model(self, request: HttpRequest, obj: Template, form: TemplateForm, change: bool) -> None:
        """Store the texts; a template that has been deleted in the meantime is not restored."""
        if change:
            texts = {name: getattr(obj, name) for name in TemplateForm.Meta.fields}
            if not defaults.edit(template_id=obj.pk, texts=texts):
                raise Http404
        else:
            obj.is_default = True
            super().save_model(request, obj, form, change)

    @admin.action(description="Duplicate", permissions=["add"])
    def duplicate(self, request: HttpRequest, chosen: QuerySet[Template]) -> None:
        duplicated = 0
        try:
            for template in chosen:
                if defaults.duplicate(template_id=template.pk):
                    self.log(request, template, "Duplicated.")
                    duplicated += 1
        except ImportRejected as error:
            self.message_user(request, str(error), messages.ERROR)
        self.message_user(request, f"{duplicated} duplicated.", messages.SUCCESS)

    @button("Export", icon="download", permission="view")
    def export_file(self, request: HttpRequest) -> HttpResponse:
        """Send every default template as one JSON file."""
        return HttpResponse(
            orjson.dumps(defaults.export(), option=orjson.OPT_INDENT_2),
            content_type="application/json",
            headers={"Content-Disposition": 'attachment; filename="default_templates.json"'},
        )

    @button("Import", icon="upload", permission="add")
    def import_file(self, request: HttpRequest) -> HttpResponse:
        """Ask for a JSON file and add its templates."""
        form = ImportForm(request.POST or None, request.FILES or None)
        outcome = self._import(request, form) if form.is_valid() else None
        if outcome is None:
            context = {"title": "Import default templates", "form": form, "opts": self.opts}
            return render(
                request, "templates_app/import.html", {**self.admin_site.each_context(request), **context}
            )
        self.log_for_all(request, f"Import of default templates: {outcome}.")
        self.message_user(request, f"Default templates: {outcome}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse(CHANGELIST))

    def _import(self, request: HttpRequest, form: ImportForm) -> defaults.Outcome | None:
        """Import the file; `None` if the form now says why it was rejected."""
        overwrite = form.cleaned_data["overwrite"]
        if overwrite and not self.has_change_permission(request):
            raise PermissionDenied
        try:
            return defaults.load(form.cleaned_data["file"], overwrite=overwrite)
        except ImportRejected as error:
            form.add_error("file", list(error.mistakes))
            return None
