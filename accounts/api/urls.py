"""The paths below `/auth/`."""

from django.urls import path, re_path

from accounts.api import api_keys, identities, oidc, passwords, profile, registration, sessions, tokens
from accounts.api.factors import confirmation, passkeys, second_factor, second_step

# Looked through in this order: what is asked most comes first.
urlpatterns = [
    path("refresh", tokens.RefreshTokens.as_view()),
    path("profile", profile.OwnProfile.as_view()),
    path("login", tokens.Login.as_view()),
    path("login/mfa", second_factor.LoginSecondFactor.as_view()),
    path("login/mfa/options", second_factor.LoginPasskeyOptions.as_view()),
    path("confirm", confirmation.Confirm.as_view()),
    path("confirm/options", confirmation.ConfirmOptions.as_view()),
    path("factors", second_step.OwnFactors.as_view()),
    path("factors/totp", second_step.Totp.as_view()),
    path("factors/totp/confirm", second_step.TotpConfirm.as_view()),
    path("factors/recovery-codes", second_step.NewRecoveryCodes.as_view()),
    path("logout", tokens.LogoutHere.as_view()),
    path("logout-all", tokens.LogoutEverywhere.as_view()),
    path("register", registration.Register.as_view()),
    path("verify-email", registration.VerifyEmail.as_view()),
    path("resend-verification", registration.ResendVerification.as_view()),
    path("sessions", sessions.Sessions.as_view()),
    re_path(r"^sessions/(?P<session_id>[0-9a-fA-F]{24})$", sessions.OneSession.as_view()),
    path("api-keys", api_keys.ApiKeys.as_view()),
    re_path(r"^api-keys/(?P<key_id>[0-9a-fA-F]{24})$", api_keys.OneApiKey.as_view()),
    re_path(r"^api-keys/(?P<key_id>[0-9a-fA-F]{24})/rotate$", api_keys.Rotation.as_view()),
    path("forgot-password", passwords.ForgotPassword.as_view()),
    path("verify-otp", passwords.VerifyCode.as_view()),
    path("reset-password", passwords.ResetPassword.as_view()),
    path("change-password", passwords.ChangePassword.as_view()),
    path("export", profile.Export.as_view()),
    path("passkey/options", passkeys.PasskeyLoginOptions.as_view()),
    path("passkey/login", passkeys.LoginWithPasskey.as_view()),
    path("passkeys", passkeys.Passkeys.as_view()),
    path("passkeys/options", passkeys.PasskeyRegistrationOptions.as_view()),
    re_path(r"^passkeys/(?P<passkey_id>[0-9a-f]{24,64})$", passkeys.OnePasskey.as_view()),
    path("oidc", oidc.Providers.as_view()),
    path("oidc/token", oidc.ProviderTokens.as_view()),
    re_path(r"^oidc/(?P<provider>[a-z0-9_]{1,32})/start$", oidc.StartProviderLogin.as_view()),
    re_path(r"^oidc/(?P<provider>[a-z0-9_]{1,32})/callback$", oidc.ProviderCallback.as_view()),
    path("identities", identities.Identities.as_view()),
    re_path(r"^identities/(?P<identity_id>[0-9a-f]{24,64})$", identities.OneIdentity.as_view()),
]
