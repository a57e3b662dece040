"""Who is staff, and whether somebody showed a second factor in this session."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest


def is_staff(user: Any) -> bool:
    """Whether somebody has work to do behind the sign-in: any role that opens the admin."""
    return bool(user.is_authenticated and user.has_perm("wagtailadmin.access_admin"))


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor, ours or that of a provider.

    A provider counts when the settings say that it asks for one itself.
    """
    trusted = {
        app["provider_id"]
        for app in settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
        if app["settings"]["second_factor"]
    }
    return any(
        record["method"] == "mfa" or record.get("provider") in trusted
        for record in get_authentication_records(request, request.user)
    )
