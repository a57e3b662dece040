"""Our answers to what django-allauth asks: who may sign in how, and where people go then."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.shortcuts import resolve_url

from portal.settings.sign_in import STAFF
from portal.users.access import is_staff

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest, HttpResponse

    from portal.users.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in with a password or with a code by e-mail."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff go to their work, everybody else to their own page."""
        place = settings.LOGIN_REDIRECT_URL if is_staff(request.user) else settings.RESIDENT_HOME
        return str(resolve_url(place))

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """Who is new, comes to the same place."""
        return self.get_login_redirect_url(request)

    def pre_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse | None:
        """Count the address of staff as proved: an administrator made the account with it."""
        if is_staff(user) and not EmailAddress.objects.filter(user=user).exists():
            EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether to ask for the password again: not when it was given a few minutes ago.

        Otherwise who makes a second factor right after signing in would be asked twice.
        """
        records = get_authentication_records(self.request, self.request.user)
        fresh_s = time.time() - app_settings.REAUTHENTICATION_TIMEOUT
        if any(record["at"] > fresh_s for record in records):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class OpenIdAdapter(DefaultSocialAccountAdapter):
    """Sign-in through a provider: a broker for residents, or the municipality's own for staff."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Residents may be new. Staff may not: an administrator gives a role first."""
        return audience_of(sociallogin) != STAFF

    def is_email_verified(self, provider: Any, email: str) -> bool:
        """The municipality vouches for the addresses of its own people."""
        return bool(provider.app.settings.get("audience") == STAFF)

    def can_authenticate_by_email(self, login: SocialLogin, email: str) -> bool:
        """Only staff are recognised by address; a resident's broker could pass on any."""
        return audience_of(login) == STAFF


def audience_of(sociallogin: SocialLogin) -> str:
    """For whom the provider of this sign-in is: `staff` or `residents`."""
    return str(sociallogin.provider.app.settings.get("audience", ""))
