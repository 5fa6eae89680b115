"""The paths below `/auth/`."""

from django.urls import path, re_path

from accounts.api import (
    confirmation,
    factors,
    openapi,  # noqa: F401  (extensions register themselves)
    passwords,
    profile,
    registration,
    second_factor,
    sessions,
    tokens,
)

# Looked through in this order: what is asked most comes first.
urlpatterns = [
    path("refresh", tokens.RefreshTokens.as_view()),
    path("profile", profile.OwnProfile.as_view()),
    path("login", tokens.Login.as_view()),
    path("login/mfa", second_factor.LoginSecondFactor.as_view()),
    path("login/mfa/options", second_factor.LoginPasskeyOptions.as_view()),
    path("confirm", confirmation.Confirm.as_view()),
    path("confirm/options", confirmation.ConfirmOptions.as_view()),
    path("factors", factors.OwnFactors.as_view()),
    path("factors/totp", factors.Totp.as_view()),
    path("factors/totp/confirm", factors.TotpConfirm.as_view()),
    path("factors/recovery-codes", factors.NewRecoveryCodes.as_view()),
    path("logout", tokens.LogoutHere.as_view()),
    path("logout-all", tokens.LogoutEverywhere.as_view()),
    path("register", registration.Register.as_view()),
    path("verify-email", registration.VerifyEmail.as_view()),
    path("resend-verification", registration.ResendVerification.as_view()),
    path("sessions", sessions.Sessions.as_view()),
    re_path(r"^sessions/(?P<session_id>[0-9a-fA-F]{24})$", sessions.OneSession.as_view()),
    path("forgot-password", passwords.ForgotPassword.as_view()),
    path("verify-otp", passwords.VerifyCode.as_view()),
    path("reset-password", passwords.ResetPassword.as_view()),
    path("change-password", passwords.ChangePassword.as_view()),
    path("export", profile.Export.as_view()),
]
