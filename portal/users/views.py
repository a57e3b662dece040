"""The two doors that differ from django-allauth's own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.users.access import is_staff


@never_cache
@require_safe
def staff_door(request: HttpRequest) -> HttpResponse:
    """Where Wagtail sends who may not enter: to the sign-in, or to an explanation.

    Somebody who is signed in but has no role sees which account that is, and how to leave.
    """
    wanted = request.GET.get("next", "")
    if request.user.is_authenticated:
        if is_staff(request.user):
            return redirect(resolve_url(settings.LOGIN_REDIRECT_URL))
        return render(request, "account/not_staff.html", status=403)
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return redirect(f"{reverse('account_login')}{query}")


class MakeSecondFactorView(ActivateTOTPView):
    """Pairing an app: the code that proves it also counts as the second factor of this session.

    Without that, one would have to wait half a minute for a next code.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the secret, and write down that the code was shown."""
        answer: HttpResponse = super().form_valid(form)
        made = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        record_authentication(self.request, made.user, method="mfa", id=made.pk, type=made.type)
        return answer


make_second_factor = MakeSecondFactorView.as_view()
