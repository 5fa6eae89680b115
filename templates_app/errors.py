"""What can go wrong with a template, as clients see it."""

from sahienglish.core.errors import Problem


class DefaultTemplateReadOnly(Problem):
    """Raised when a user tries to change or delete a default template."""

    status = 403
    code = "default_template_read_only"
    title = "Default templates cannot be changed"


class TemplateLimitReached(Problem):
    """Raised when a new template would be one more than `TEMPLATES_PER_USER`."""

    status = 409
    code = "template_limit_reached"
    title = "Template limit reached"
