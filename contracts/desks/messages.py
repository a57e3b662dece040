"""Why a service of the desks refuses, in words."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: Final[dict[str, str | Promise]] = {
    "view_not_yours": _("Deze weergave is van iemand anders. Bewaar zelf een nieuwe."),
    "view_name_taken": _("U hebt al een weergave “{name}” bij deze lijst. Kies een andere naam."),
    "view_group_not_yours": _("Deel een weergave alleen met een rol die u zelf hebt."),
    "nothing_chosen": _("Kies eerst een of meer regels."),
    "job_role_lost": _(
        "Wie dit werk vroeg, heeft de rol van {role} niet meer. Vraag een collega met die rol."
    ),
    "job_reason_missing": _("Schrijf op waarom u deze afrekeningen terugstuurt."),
    "job_unexpected": _(
        "Bij contract {number} ging iets mis dat niemand had voorzien ({error}). Probeer het nog"
        " eens. Gaat het weer mis? Geef de beheerder dan het nummer van het contract."
    ),
    "destruction_reason_missing": _("Schrijf op waarom deze gegevens weg mogen."),
    "destruction_nothing": _("Er is nu niets waarvan de bewaartermijn voorbij is."),
    "destruction_same_person": _(
        "U hebt dit zelf voorgesteld. Laat iemand anders erover besluiten."
    ),
    "destruction_decided": _("Hierover is al besloten."),
    "destruction_changed": _(
        "Er zijn nu {found} regels, en voorgesteld waren er {count}. Doe een nieuw voorstel."
    ),
}
