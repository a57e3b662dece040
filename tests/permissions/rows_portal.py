"""Health, languages, the public addresses outside the page tree, and accounts (django-allauth)."""

from __future__ import annotations

from typing import Any

from pages.models import ResultIndexPage, ResultPage
from tests.contracts.budgets.services.test_documents import keep
from tests.factories import challenges as make_case
from tests.factories.contracts import AgreementFactory
from tests.permissions.matrix import (
    GONE,
    IN,
    NO,
    SIGN_IN,
    STAFF,
    WRONG,
    Row,
    account,
    everybody,
    one,
    per,
)
from tests.permissions.scene import Scene

ALL, NONE, NO_POST = everybody(IN), everybody(GONE), everybody(WRONG)
PAGE = one(ALL, NO_POST)
FORM = one(ALL, ALL)
PUBLIC = per({"own": ALL, "hidden": NONE}, {"own": NO_POST, "hidden": NO_POST})
ACCOUNT = one(account(IN), account(IN))
# A step of signing in that was not begun: back to its start, or on for who is signed in.
STEP = one(account(IN), account(IN))
BEGIN_AGAIN = one(everybody(SIGN_IN), everybody(SIGN_IN))
# Of a second factor that these people do not have.
NO_FACTOR = one(account(GONE), account(GONE))
# Staff go on to their work; residents hear that this account has none.
STAFF_DOOR = everybody(NO, anonymous=SIGN_IN, **dict.fromkeys(STAFF, IN))

ROWS = (
    Row("healthz", **PAGE),
    Row("readyz", **PAGE),
    Row("set_language", **FORM),
    Row("staff_door", **one(STAFF_DOOR, NO_POST)),
    Row("pages:search", **PAGE),
    Row("pages:theme", **PAGE),
    Row("pages:money", **PAGE),
    Row("pages:money_data", **PAGE),
    Row("pages:documents", **PAGE),
    Row("pages:documents_data", **PAGE),
    Row("pages:made_document", ("language", "document"), **PUBLIC),
    Row("pages:made_document_pdf", ("language", "document"), **PUBLIC),
    Row("pages:result_data", ("slug",), **PUBLIC),
    Row("pages:agreement", ("number",), **PUBLIC),
    Row("account_login", **FORM),
    Row("account_signup", **FORM),
    Row("account_logout", **FORM),
    Row("account_inactive", **PAGE),
    Row("account_reauthenticate", **ACCOUNT),
    Row("account_email", **ACCOUNT),
    Row("account_email_verification_sent", **STEP),
    Row("account_change_password", **ACCOUNT),
    Row("account_set_password", **ACCOUNT),
    Row("account_reset_password", **FORM),
    Row("account_confirm_password_reset_code", **BEGIN_AGAIN),
    Row("account_complete_password_reset", **FORM),
    Row("account_password_reset_completed", **PAGE),
    Row("account_request_login_code", **FORM),
    Row("account_confirm_login_code", **STEP),
    Row("mfa_index", **one(account(IN), account(WRONG))),
    Row("mfa_authenticate", **STEP),
    Row("mfa_reauthenticate", **ACCOUNT),
    Row("make_second_factor", **ACCOUNT),
    Row("mfa_activate_totp", **ACCOUNT),
    Row("mfa_deactivate_totp", **NO_FACTOR),
    Row("mfa_view_recovery_codes", **one(account(GONE), account(WRONG))),
    Row("mfa_generate_recovery_codes", **ACCOUNT),
    Row("mfa_download_recovery_codes", **NO_FACTOR),
    Row("socialaccount_login_cancelled", **PAGE),
    Row("socialaccount_login_error", **one(everybody("401"), NO_POST)),
    Row("socialaccount_signup", **BEGIN_AGAIN),
    Row("socialaccount_connections", **ACCOUNT),
    Row("openid_connect_login", ("x",), **one(NONE, NONE)),
    Row("openid_connect_callback", ("x",), **one(NONE, NONE)),
    Row("account/social/login/cancelled/", **BEGIN_AGAIN),
    Row("account/social/login/error/", **BEGIN_AGAIN),
    Row("account/social/signup/", **FORM),
    Row("account/social/connections/", **FORM),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A result page and a document of a public contract, and those that were not published yet."""
    home = make_case.make_call().get_parent().get_parent()
    index = home.add_child(instance=ResultIndexPage(title="Resultaten", slug="resultaten"))
    targets = {}
    for name, is_live in (("own", True), ("hidden", False)):
        agreement = AgreementFactory(public=True)
        page = index.add_child(
            instance=ResultPage(
                title=name, slug=name, agreement_number=agreement.number, live=is_live
            )
        )
        documented = agreement if is_live else AgreementFactory(active=True)
        targets[name] = {
            "slug": page.slug,
            "number": agreement.number,
            "language": "nl",
            "document": keep(documented).number,
        }
    return targets
