"""Forms that editors of default templates fill."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextInputWidget, UnfoldBooleanSwitchWidget

from templates_app import defaults, template_files
from templates_app.models import Template

if TYPE_CHECKING:
    TemplateModelForm = forms.ModelForm[Template]
else:
    TemplateModelForm = forms.ModelForm


class CategoryInput(UnfoldAdminTextInputWidget):  # type: ignore[misc]
    """A line of text that offers the categories there are."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        listed = {**(attrs or {}), "list": "template-categories"}
        options = format_html_join(
            "", '<option value="{}"></option>', ((name,) for name in defaults.categories())
        )
        field = super().render(name, value, listed, renderer)
        return format_html('{}<datalist id="template-categories">{}</datalist>', field, options)


class TemplateForm(TemplateModelForm):
    """The texts of a default template, within the limits of the API."""

    class Meta:
        model = Template
        fields = ["title", "category", "content"]
        widgets = {"category": CategoryInput}
        help_texts = {
            "category": "Choose a category from the list, or write a new one.",
            "content": (
                "Write a placeholder as [Name] or {name}. It begins with a letter and stays on one line. "
                "Users fill each name once, wherever it stands. A Markdown link, [text](address), is no "
                "placeholder."
            ),
        }

    def clean_title(self) -> str:
        """Reject a title that would make the export a file that no import takes."""
        title: str = self.cleaned_data["title"]
        if defaults.is_taken(title, besides=self.instance.pk):
            raise forms.ValidationError("Another default template has this title.", code="taken")
        return title

    def clean_content(self) -> str:
        """Return the content with plain line ends, as seeded and posted templates have them."""
        content: str = self.cleaned_data["content"]
        return content.replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """Reject a template that is one too many, or that makes all of them too large."""
        texts: dict[str, Any] = super().clean() or {}
        try:
            defaults.require_room(texts, besides=self.instance.pk)
        except template_files.ImportRejected as error:
            raise forms.ValidationError(list(error.mistakes), code="too_many") from error
        return texts


class ImportForm(forms.Form):
    """A JSON file of default templates."""

    file = forms.FileField(
        widget=UnfoldAdminFileFieldWidget,
        help_text="A list of objects with title, category and content, as the export writes it.",
    )
    overwrite = forms.BooleanField(
        required=False,
        widget=UnfoldBooleanSwitchWidget,
        help_text="Change templates that have a title of the file; otherwise they stay as they are.",
    )

    def clean_file(self) -> list[template_files.Texts]:
        """Return the templates in the file."""
        upload: Any = self.cleaned_data["file"]
        try:
            return template_files.read(upload.read())
        except template_files.ImportRejected as error:
            raise forms.ValidationError(list(error.mistakes)) from error
