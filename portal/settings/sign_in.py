"""How people sign in, as settings of django-allauth: https://docs.allauth.org.

Residents have an account without a password: a code by e-mail, or a broker for DigiD or
eHerkenning. Staff have a password or the municipality's own identity provider, and a second
factor. `production.py` reads all of this; `read_providers` says what the environment may add.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.settings.env import Env

ACCOUNT_ADAPTER = "portal.users.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "portal.users.forms.PasswordForm"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# An address is enough: what it is for is proved by the code that we send to it.
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 900
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 900
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 900
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"

SOCIALACCOUNT_ADAPTER = "portal.users.adapters.OpenIdAdapter"
# Nothing of what a provider tells is kept, so nothing of it can leak.
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False

MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Uitdaagloket"
MFA_RECOVERY_CODES_SHOW_ONCE = False

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]

# A form with the token of an earlier sign-in is shown again to the same person.
CSRF_FAILURE_VIEW = "portal.typed.middleware.csrf_failure"

STAFF = "staff"
RESIDENTS = "residents"


def read_providers(env: Env) -> list[dict[str, Any]]:
    """The OpenID Connect providers that OIDC_PROVIDERS names, as allauth's APPS.

    For each name, such as `digid`: OIDC_DIGID_URL (the issuer), OIDC_DIGID_CLIENT_ID,
    OIDC_DIGID_CLIENT_SECRET, OIDC_DIGID_TITLE (on the button), OIDC_DIGID_FOR (`staff` or
    `residents`) and OIDC_DIGID_SECOND_FACTOR (1 when the provider itself asks for one). Missing
    ones are noted on `env`; raises ImproperlyConfigured for another audience or address.
    """
    providers = []
    for name in env.items("OIDC_PROVIDERS", ""):
        prefix = f"OIDC_{name.upper().replace('-', '_')}"
        audience = env.text(f"{prefix}_FOR", RESIDENTS)
        if audience not in {STAFF, RESIDENTS}:
            raise ImproperlyConfigured(
                f"{prefix}_FOR must be {STAFF} or {RESIDENTS}, not {audience}."
            )
        url = env.required(f"{prefix}_URL", "the address of the OpenID Connect issuer")
        if url and urlsplit(url).scheme not in {"https", "http"}:
            raise ImproperlyConfigured(f"{prefix}_URL must start with https://.")
        providers.append(
            {
                "provider_id": name,
                "name": env.text(f"{prefix}_TITLE", name),
                "client_id": env.required(f"{prefix}_CLIENT_ID", "as given by the provider"),
                "secret": env.required(f"{prefix}_CLIENT_SECRET", "as given by the provider"),
                "settings": {
                    "server_url": url,
                    "oauth_pkce_enabled": True,
                    "audience": audience,
                    "second_factor": env.flag(f"{prefix}_SECOND_FACTOR"),
                },
            }
        )
    return providers


def origins(providers: list[dict[str, Any]]) -> list[str]:
    """Where a sign-in form may lead a browser: `https://host` of each provider.

    Browsers hold `form-action` against every redirect that follows a form.
    """
    places = [urlsplit(str(provider["settings"]["server_url"])) for provider in providers]
    return sorted({f"{place.scheme}://{place.netloc}" for place in places})
