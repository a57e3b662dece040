"""Who may see and handle what residents leave: the roles of the process of responses."""

from typing import Any

from pages.challenges.enums import Who
from pages.challenges.permissions import can_view, roles_of


def can_see_voices(user: Any) -> bool:
    """Whether someone may look at questions, support, reports and meetings in the admin."""
    return can_view(user)


def can_handle_voices(user: Any) -> bool:
    """Whether someone may answer questions and decide on reports."""
    return Who.HANDLER in roles_of(user)
