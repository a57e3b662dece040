"""A warning as a sentence, with the rule that gave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.enums import ScenarioKind
from contracts.models import Agreement
from contracts.selectors.warnings import Caution
from contracts.wording import Language, format_date, format_money

SENTENCES: Final[Mapping[str, str | Promise]] = {
    "cap_forecast": gettext_lazy(
        "In scenario “%(scenario)s” is plafond “%(name)s” bereikt; dan gaat er %(amount)s af."
    ),
    "cap_near": gettext_lazy("Onder plafond “%(name)s” is nog %(amount)s ruimte."),
    "payer_forecast": gettext_lazy(
        "In scenario “%(scenario)s” blijft %(amount)s onbetaald, omdat een betaler aan zijn maximum"
        " zit."
    ),
    "payer_near": gettext_lazy("%(name)s kan nog %(amount)s betalen tot het afgesproken maximum."),
    "until": gettext_lazy("“%(name)s” geldt binnenkort niet meer."),
    "in": gettext_lazy("Een termijn van “%(name)s” wordt binnenkort verschuldigd."),
    "true_up_on": gettext_lazy("De eindafrekening van “%(name)s” komt eraan."),
    "due": gettext_lazy(
        "De gegarandeerde som of hoeveelheid van “%(name)s” moet dan gehaald zijn."
    ),
    "due_on": gettext_lazy("De betaling van “%(name)s” wordt dan opeisbaar."),
    "reporting": gettext_lazy("Over deze periode is nog niets ingevoerd voor “%(name)s”."),
    "terms_end": gettext_lazy("De betaalafspraken lopen af. Daarna wordt niets meer berekend."),
    "agreement_end": gettext_lazy("Het contract eindigt, en daarmee de betaling."),
    "overdue": gettext_lazy("Deze periode is al lang voorbij en nog niet afgerekend."),
    "route_due": gettext_lazy("Dan moet besloten zijn hoe het na het contract verder gaat."),
    "tell_due": gettext_lazy("Dan moeten deelnemers weten wat er gebeurt als het geld stopt."),
    "route_late": gettext_lazy(
        "Was te beslissen voor %(on)s: hoe het na het contract verder gaat. Is dat besloten?"
        " Schrijf het dan op in het dossier."
    ),
    "tell_late": gettext_lazy(
        "Was te vertellen voor %(on)s: wat er met deelnemers gebeurt als het geld stopt. Is dat"
        " gedaan? Schrijf het dan op in het dossier."
    ),
    "relapse_due": gettext_lazy(
        "Afgesproken is om terug te kijken hoe het nu gaat bij “%(name)s”."
    ),
}
RULES: Final[Mapping[str, tuple[str | Promise, str]]] = {
    "cap_forecast": (
        gettext_lazy("Waarschuwing als een verwachting binnen %(days)s dagen een plafond bereikt."),
        "WARN_CAP_DAYS",
    ),
    "cap_near": (
        gettext_lazy("Waarschuwing als %(days)s%% van een plafond is gebruikt."),
        "WARN_USED_PERCENT",
    ),
    "payer_forecast": (gettext_lazy("Waarschuwing uit de verwachting."), ""),
    "payer_near": (
        gettext_lazy("Waarschuwing als %(days)s%% van het maximum van een betaler is gebruikt."),
        "WARN_USED_PERCENT",
    ),
    "due": (
        gettext_lazy("Waarschuwing vanaf %(days)s dagen voor een dag uit de afspraken."),
        "WARN_DEADLINE_DAYS",
    ),
    "reporting": (
        gettext_lazy("Waarschuwing vanaf %(days)s dagen voor tot na het eind van een periode."),
        "WARN_REPORTING_DAYS",
    ),
    "terms_end": (
        gettext_lazy("Waarschuwing vanaf %(days)s dagen voor het einde."), "WARN_END_DAYS",
    ),
    "agreement_end": (
        gettext_lazy("Waarschuwing vanaf %(days)s dagen voor het einde."), "WARN_END_DAYS",
    ),
    "overdue": (
        gettext_lazy("Waarschuwing vanaf %(days)s dagen na de laatste dag."), "WARN_OVERDUE_DAYS",
    ),
    **{
        kind: (
            gettext_lazy("Waarschuwing vanaf %(days)s dagen voor een dag uit het dossier."),
            "WARN_END_DAYS",
        )
        for kind in ("route_due", "tell_due", "relapse_due")
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WarningWords:
    """One warning, ready to show."""

    pk: int
    title: str
    sentence: str
    on: str
    rule: str


def warning_words(warning: Caution, language: Language) -> WarningWords:
    """Say what to look at, when, and by which rule."""
    return words_of(
        warning.agreement,
        kind=warning.kind,
        code=warning.code,
        scenario=warning.scenario,
        name=name_in_terms(warning, language),
        amount=warning.amount,
        on=warning.on,
        language=language,
    )


def words_of(
    agreement: Agreement,
    *,
    kind: str,
    code: str,
    scenario: str,
    name: str,
    amount: Fraction,
    on: date | None,
    language: Language,
) -> WarningWords:
    """Say the same of a warning that was kept in its parts."""
    params = {
        "name": name,
        "amount": format_money(amount, agreement.currency, language),
        "scenario": str(ScenarioKind(scenario).label) if scenario else "",
        # The day after the last day on which it was in time.
        "on": format_date(on + timedelta(days=1), language) if on else _("nu"),
    }
    rule, setting = RULES[kind]
    days = getattr(settings, setting) if setting else ""
    return WarningWords(
        pk=agreement.pk,
        title=str(agreement),
        sentence=str(SENTENCES[code or kind]) % params,
        on=format_date(on, language) if on else _("nu"),
        rule=str(rule) % {"days": days} if setting else str(rule),
    )


def name_in_terms(warning: Caution, language: Language) -> str:
    """Return how the newest terms call what the warning is about."""
    terms = warning.terms
    if terms is None:
        return warning.subject
    blocks: tuple[Any, ...] = (*terms.components, *terms.limits, *terms.metrics, *terms.parties)
    for block in blocks:
        if block.code == warning.subject and block.label:
            return str(block.label.get(language) or block.label.get("nl") or block.code)
    return warning.subject
