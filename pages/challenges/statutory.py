"""What a challenge of somebody's own tells, by the law and the model ordinance on participation.

Gemeentewet art. 150 lid 3 leaves the conditions to the municipality; the list follows what
published ordinances ask. Nothing of it stands in the way of sending: what is missing is asked.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import ResponseDocument


@dataclass(frozen=True)
class Element:
    """One thing to tell: its name, the step where it is asked, and whether it was told."""

    name: str | Promise
    slug: str
    is_told: Callable[[ResponseDocument], object]


ELEMENTS = (
    Element(_("om welke taak het gaat"), "waarover", lambda one: one.about.task),
    Element(_("waarom het beter of goedkoper wordt"), "plan", lambda one: one.plan.why),
    Element(_("wat het kost"), "resultaten", lambda one: one.results.budget),
    Element(_("hoe u wilt samenwerken"), "waarover", lambda one: one.about.cooperation),
    Element(_("hoe de buurt meedoet"), "planning", lambda one: one.planning.involvement),
    Element(_("wie het plan steunt"), "planning", lambda one: one.planning.support),
    Element(_("hoe het goed gebeurt"), "planning", lambda one: one.planning.quality),
    Element(_("hoe het doorgaat als u stopt"), "planning", lambda one: one.planning.continuity),
)


def not_told(document: ResponseDocument) -> list[Element]:
    """What is still missing, in the order of the list."""
    return [element for element in ELEMENTS if not element.is_told(document)]
