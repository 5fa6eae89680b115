"""Users in the admin: found by address or name, helped by actions, never shown with a secret."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from accounts import users
from accounts.admin.locks import LockFilter
from accounts.admin.user_page import UserPage, on_page
from accounts.flows import staff
from accounts.models import User
from sahienglish.admin_site.confirmation import asks_first
from sahienglish.admin_site.models import Number, badge, member

RIGHTS = ["is_staff", "is_superuser", "groups"]
LAST_LETTER = "\U0010ffff"


@admin.register(User)
class UserAdmin(UserPage):
    """Every account."""

    list_display = ["email", "full_name", "status", "lock", "is_staff", "created_at"]
    list_filter = ["is_active", "is_email_verified", "is_staff", LockFilter, "created_at"]
    search_fields = ["email", "full_name"]
    search_help_text = "The beginning of an e-mail address, or a part of a name."
    actions = ["verify", "unlock", "send_code", "revoke_sessions", "remove_second_step", "disable", "enable"]
    filter_horizontal = ["groups"]
    add_fieldsets = [(None, {"fields": ["email", "full_name"]})]
    fieldsets = [
        (
            None,
            {"fields": ["email", "pending_email", *User.OWN_FIELDS, "status", "created_at", "last_login"]},
        ),
        (
            "Failed logins",
            {"fields": ["locked_until", "login_failures", "login_failures_today", "login_failed_at"]},
        ),
        ("Second factor", {"fields": ["second_step", "wrong_codes", "codes_locked_until"]}),
        ("Rights", {"fields": RIGHTS}),
        ("See also", {"fields": ["links"]}),
    ]

    def numbers(self) -> Iterable[Number]:
        yield Number(
            "Accounts",
            users.collection().estimated_document_count(),
            reverse("admin:accounts_user_changelist"),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Sequence[str]:
        """Let only superusers give rights; an address is changed by its owner."""
        if obj is None:
            return []
        shown = [name for _, options in self.fieldsets for name in options["fields"]]
        # Until a link is opened, the password may be a stranger's, who would get the rights with it.
        is_pending = not obj.is_email_verified and obj.unconfirmed_until is not None
        may_give_rights = member(request).is_superuser and not is_pending
        editable = {*User.OWN_FIELDS, *(RIGHTS if may_give_rights else [])}
        return [name for name in shown if name not in editable]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Leave out the link to a new group: next to the two lists it reaches over the edge of the page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "groups":
            field.widget.can_add_related = False
        return field

    def search(
        self, request: HttpRequest, queryset: QuerySet[User], term: str
    ) -> tuple[QuerySet[User], bool]:
        """Search addresses by a range of their index."""
        if not (term := term.strip()):
            return queryset, False
        address = term.lower()
        by_address = Q(email__gte=address, email__lt=address + LAST_LETTER)
        return queryset.filter(by_address | Q(full_name__icontains=term)), False

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only superusers may change superusers."""
        within_reach = not (obj and obj.is_superuser) or member(request).is_superuser
        return within_reach and bool(super().has_change_permission(request, obj))

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Users delete their own accounts; staff disable them."""
        return False

    def in_question(self, chosen: Model) -> str:
        user = cast("User", chosen)
        return f"{user.email} ({user.full_name})" if user.full_name else user.email

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        """Write only the changed fields: other requests may change the account at the same time."""
        if change:
            fields = {name: getattr(obj, name) for name in form.changed_data if name != "groups"}
            staff.edit(user_id=obj.pk, **fields)
        else:
            staff.create(user=obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the groups if they were changed: only they are stored apart from the account."""
        if "groups" in form.changed_data:
            staff.put_into_groups(user=form.instance, groups=form.cleaned_data["groups"])

    @badge("status", {"active": "success", "not confirmed": "warning", "disabled": "danger"})
    def status(self, user: User) -> str:
        if not user.is_active:
            return "disabled"
        return "active" if user.is_email_verified else "not confirmed"

    @admin.display(description="links")
    def links(self, user: User) -> SafeString:
        pages = (
            ("Sessions", "session", "user__id__exact"),
            ("Passkeys", "passkey", "user_id__exact"),
            ("Linked identities", "linkedidentity", "user_id__exact"),
            ("API keys", "apikey", "user__id__exact"),
            ("Events", "auditevent", "user_id__exact"),
        )
        entries = (
            (reverse(f"admin:accounts_{name}_changelist"), query, user.pk, title)
            for title, name, query in pages
        )
        return format_html_join(" · ", '<a href="{}?{}={}">{}</a>', entries)

    @admin.action(description="Confirm the e-mail address", permissions=["change"])
    @asks_first(
        "The user can then log in without opening a link, with the password that was registered. "
        "Make sure that this user registered it."
    )
    def verify(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        self._each(request, chosen, staff.verify, "E-mail address confirmed")

    @admin.action(description="Unlock", permissions=["change"])
    @asks_first("All failed logins are forgotten.", in_list=False)
    def unlock(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        self._each(request, chosen, staff.unlock, "Unlocked")

    @admin.action(description="E-mail a code for a new password", permissions=["change"])
    @asks_first("The user can choose a new password with the code. No one else sees it.")
    def send_code(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        self._each(request, chosen, staff.send_code, "Code sent")

    @admin.action(description="Revoke all sessions", permissions=["change"])
    @asks_first("The user is logged out everywhere, and all API keys are revoked.")
    def revoke_sessions(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        self._each(request, chosen, staff.revoke_sessions, "Sessions revoked")

    @admin.action(description="Disable", permissions=["change"])
    @asks_first("The user is logged out everywhere and cannot log in until the account is enabled again.")
    def disable(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        myself = member(request)
        if chosen.filter(pk=myself.pk).exists():
            words = f"Not done: {myself}. You cannot disable your own account."
            self.message_user(request, words, messages.WARNING)
        self._each(request, chosen.exclude(pk=myself.pk), staff.disable, "Disabled")

    @admin.action(description="Enable", permissions=["change"])
    @asks_first("The user can log in again.", in_list=False)
    def enable(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        self._each(request, chosen, staff.enable, "Enabled")

    verify_user = on_page(verify)
    unlock_user = on_page(unlock)
    send_code_user = on_page(send_code)
    revoke_sessions_user = on_page(revoke_sessions)
    remove_second_step_user = on_page(UserPage.remove_second_step)
    disable_user = on_page(disable)
    enable_user = on_page(enable)
