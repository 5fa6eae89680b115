"""The admin site: logins pass the steps of the API, and staff set up a second factor first."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import PasswordChangeView, redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse

from accounts.admin_login.forms import EnrolForm, OwnPasswordForm, StaffLoginForm
from accounts.flows.confirm_password import confirm_password
from accounts.flows.factors import second_step
from accounts.models import User
from accounts.request_client import client_of
from sahienglish.admin_site.site import Site
from sahienglish.core.errors import Problem


class StaffSite(Site):
    """The one admin site of this service (`settings.ADMIN_SITE`)."""

    login_form = StaffLoginForm
    login_template = "accounts/admin/login.html"

    def has_permission(self, request: HttpRequest) -> bool:
        """Let staff in who have a second factor, if the settings ask for one."""
        return bool(super().has_permission(request)) and not lacks_second_step(request)

    def get_urls(self) -> list[Any]:
        return [path("second-step/", self.second_step, name="second_step"), *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Send staff who logged in and lack a second factor to set one up."""
        if request.method == "GET" and is_staff(request) and lacks_second_step(request):
            return HttpResponseRedirect(reverse("admin:second_step"))
        response: HttpResponse = super().login(request, extra_context)
        return response

    def second_step(self, request: HttpRequest) -> HttpResponse:
        """Set up an authenticator app; shows the recovery codes once it is done."""
        if not is_staff(request):
            return redirect_to_login(request.get_full_path(), reverse("admin:login"))
        user: Any = request.user
        context = {**self.each_context(request), "title": "Two-step login"}
        form = EnrolForm(request.POST) if request.method == "POST" else None
        begun = request.POST.get("enrol_token", "")
        try:
            if form and form.is_valid():
                context["recovery_codes"] = enrol(request, form.cleaned_data)
            else:
                enrolment = second_step.begin_again(user_id=user.pk, enrol_token=begun)
                context |= {"enrolment": enrolment, "form": form or EnrolForm()}
        except Problem as problem:
            context |= {"problem": problem, "form": EnrolForm()}
            if not user.totp_secret:
                context["enrolment"] = second_step.begin_again(user_id=user.pk, enrol_token=begun)
        response = TemplateResponse(request, "accounts/admin/second_step.html", context)
        response.headers["Cache-Control"] = "no-store"
        return response

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseBase:
        """Change the caller's password."""
        form = type("Form", (OwnPasswordForm,), {"client": client_of(request)})
        request.current_app = self.name
        return PasswordChangeView.as_view(
            form_class=form,
            success_url=reverse("admin:password_change_done"),
            template_name=self.password_change_template or "registration/password_change_form.html",
            extra_context={**self.each_context(request), **(extra_context or {})},
        )(request)


def enrol(request: HttpRequest, fields: dict[str, str]) -> list[str]:
    """Turn the second step on, and keep this browser logged in. Raises the problems of the flow."""
    user: Any = User.objects.get(email=request.user.get_username())
    confirm_password(user_id=user.pk, password=fields["password"], client=client_of(request))
    codes = second_step.enable(
        user_id=user.pk, enrol_token=fields["enrol_token"], code=fields["code"], client=client_of(request)
    )
    user.refresh_from_db()
    update_session_auth_hash(request, user)
    return codes


def is_staff(request: HttpRequest) -> bool:
    """Tell whether a member of staff is logged in, with or without a second factor."""
    return bool(admin.AdminSite.has_permission(admin.site, request))


def lacks_second_step(request: HttpRequest) -> bool:
    """Tell whether the settings ask for a second factor that the user has not set up."""
    return settings.REQUIRE_STAFF_MFA and not getattr(request.user, "totp_secret", "")
