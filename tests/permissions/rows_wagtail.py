"""Wagtail's own screens and public pages, as one group with the protection that Wagtail gives.

They are too many to name, and Wagtail tests them itself. What is ours is who has rights in it: only
editors and administrators. Other staff are refused everywhere but at what `OPEN_TO_STAFF` names;
visitors and residents pass nowhere but at what `OPEN` names.
"""

from __future__ import annotations

from tests.permissions.walking import Address

ROWS = ()


def _of(space: str, names: str) -> set[str]:
    return {f"{space}{name}" for name in names.split()}


CHOOSER = "choose choose_results chosen chosen_multiple"
# Without signing in: the door for protected pages, and pictures and words of the screens.
OPEN = {"wagtailcore_login", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"}
# For whoever works here, as Wagtail has it: the first screen, an own account, choosing things for a
# form (titles of pages, also of concepts), the history of what one may see, and screens that ask
# who it is only when something is done. None of them opens a page, a picture or a document to
# change it.
OPEN_TO_STAFF = {
    *_of("wagtailadmin_", "account dismissibles home login tag_autocomplete error_test"),
    *_of("wagtailadmin_choose_", "page page_anchor_link page_child page_chosen_multiple"),
    *_of("wagtailadmin_choose_page_", "email_link external_link phone_link search"),
    *_of("wagtailadmin_api:", "documents:listing images:listing pages:listing"),
    *_of("wagtailadmin_pages:", "confirm_workflow_cancellation move_confirm revisions_index"),
    *_of("wagtailadmin_pages:", "set_page_position"),
    *_of("wagtailadmin_reports:", "site_history site_history_results"),
    *_of("wagtailadmin_workflows:task_", "chooser chooser_create chooser_results chosen"),
    *_of("wagtailadmin_editing_sessions:", "release"),
    *_of("wagtaildocs_chooser:", CHOOSER),
    *_of("wagtailembeds:", "chooser chooser_upload"),
    *_of("wagtailimages_chooser:", CHOOSER),
    *_of("wagtailsnippetchoosers_challenges_lettertemplate:", CHOOSER),
    *_of("wagtailsnippetchoosers_pages_fund:", CHOOSER),
    "beheer/test404/",
}
# Which of them writes: it forgets that this person has a page open.
CHANGES_OWN = {"wagtailadmin_editing_sessions:release"}


def is_of_wagtail(address: Address) -> bool:
    """Whether Wagtail made this address, also for a model of ours."""
    is_named = address.name.startswith(("wagtail", "beheer/test404/"))
    return is_named or address.module.startswith("wagtail.")
