"""What assessors are asked to think of: the value triangle and the six points of a plan.

The triangle weighs legitimacy, efficiency and involvement with questions, never with points;
the questions are not meant to bring a plan down. The six points are those of an outside review
of a business plan, in words that fit a small plan as well.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Prompt:
    """One thing to write about, with questions that help."""

    code: str
    name: str | Promise
    questions: str | Promise


VALUE_TRIANGLE = (
    Prompt(
        "legitimacy",
        _("Legitimiteit"),
        _(
            "Sluit dit plan niemand uit? Hoe zit het met de mopperende buurman, en met mensen met"
            " minder kennis, netwerk of geld?"
        ),
    ),
    Prompt(
        "efficiency",
        _("Efficiëntie"),
        _(
            "Wordt het er echt beter of goedkoper van? Klopt de berekening, en houdt het plan"
            " stand als de eerste tijd voorbij is?"
        ),
    ),
    Prompt(
        "involvement",
        _("Betrokkenheid"),
        _("Wie doen er mee, wie nog niet, en wat hebben zij te zeggen over hoe het gaat?"),
    ),
)

PLAN_POINTS = (
    Prompt(
        "market",
        _("Behoefte"),
        _("Is duidelijk voor wie het is en dat die mensen het willen?"),
    ),
    Prompt(
        "products",
        _("Wat er gebeurt"),
        _("Is duidelijk wat er gedaan wordt, wanneer en door wie?"),
    ),
    Prompt(
        "contracts",
        _("Van contact naar afspraak"),
        _("Leiden de contacten die er zijn tot afspraken, opdrachten of hulp?"),
    ),
    Prompt("risks", _("Risico’s"), _("Is duidelijk wat er mis kan gaan, en wat er dan gebeurt?")),
    Prompt(
        "participation",
        _("Zeggenschap"),
        _("Is geregeld hoe bewoners en partners meepraten en meebeslissen?"),
    ),
    Prompt(
        "social_return",
        _("Maatschappelijke opbrengst"),
        _("Is te zien wat het oplevert voor mensen, ook wat niet in geld is uit te drukken?"),
    ),
)
