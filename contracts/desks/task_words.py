"""What the tasks of the timetable do, in words; and which of them a person may start again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WORDS: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "tasks.heartbeat.beat": _("Laten zien dat het rooster loopt"),
        "tasks.settlements.sweep_due_settlements": _(
            "Perioden zoeken die afgerekend kunnen worden"
        ),
        "tasks.settlements.settle_period": _("Een periode afrekenen"),
        "tasks.settlements.settle_agreements": _("Perioden van veel contracten afrekenen"),
        "tasks.letters.sweep_outbox": _("Brieven versturen"),
        "tasks.letters.sweep_agreement_letters": _("Brieven over contracten versturen"),
        "tasks.checks.check_integrity": _("Oude afrekeningen narekenen"),
        "tasks.desks.look_at_contracts": _("Zoeken wat aandacht vraagt"),
        "tasks.desks.carry_on_jobs": _("Werk in bulk uitvoeren"),
        "tasks.reminders.sweep_reminders": _("Herinneringen maken"),
        "tasks.erasures.sweep_erasures": _("Persoonsgegevens wissen"),
    }
)


def task_words(name: str) -> str:
    """Return what a task does; one without words is named as it is."""
    return str(WORDS.get(name, name))
