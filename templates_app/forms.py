"""Forms that editors of default templates fill."""

from typing import TYPE_CHECKING, Any

from django import forms
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldBooleanSwitchWidget

from templates_app import defaults
from templates_app.models import Template

if TYPE_CHECKING:
    TemplateModelForm = forms.ModelForm[Template]
else:
    TemplateModelForm = forms.ModelForm


class TemplateForm(TemplateModelForm):
    """The texts of a default template, within the bounds of the API."""

    class Meta:
        model = Template
        fields = ["title", "category", "content"]

    def clean_title(self) -> str:
        """Refuse a title that would make the export a file that no import takes."""
        title: str = self.cleaned_data["title"]
        if defaults.is_taken(title, besides=self.instance.pk):
            raise forms.ValidationError("Another default template has this title.", code="taken")
        return title

    def clean_content(self) -> str:
        """Return the content with plain line ends, as seeded and posted templates have them."""
        content: str = self.cleaned_data["content"]
        return content.replace("\r\n", "\n")


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

    def clean_file(self) -> list[defaults.Texts]:
        """Return the templates in the file."""
        upload: Any = self.cleaned_data["file"]
        try:
            return defaults.read(upload.read())
        except defaults.UnreadableFile as error:
            raise forms.ValidationError(list(error.mistakes)) from error
