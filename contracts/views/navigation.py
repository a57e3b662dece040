"""Which sections of the desk stand in sight, and which are folded away below "Meer".

A desk with a dozen tabs hides the three that somebody uses each day. What stands in sight are the
sections of a person's own work; everything else they may see is one click further.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from contracts.people import Person
from contracts.selectors.roles import is_in_one_of

if TYPE_CHECKING:
    from contracts.views.base import DeskSection

HOME: Final = "home"
# For who is in no group, such as an administrator: as many as fit on one line.
IN_SIGHT: Final = 6
# A fold for one or two is more work than it saves.
WORTH_FOLDING: Final = 3


def split_sections(
    sections: Sequence[DeskSection], user: Person, current: str
) -> tuple[list[DeskSection], list[DeskSection]]:
    """Return what stands in sight and what is folded, both in the order of the sections.

    In sight are the home of the desk, what is daily work for a group of the person, and `current`,
    the name of the section that is open.
    """
    own = [item for item in sections if item.daily_for and is_in_one_of(user, *item.daily_for)]
    own = own or list(sections[:IN_SIGHT])
    seen = [item for item in sections if item in own or item.name in (HOME, current)]
    folded = [item for item in sections if item not in seen]
    if len(folded) < WORTH_FOLDING:
        return list(sections), []
    return seen, folded
