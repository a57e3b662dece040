"""What the figures of the demo contracts are for, and who reads them.

Our own contracts were described before they started. What a published rule measures is classified
by us, and says so; what its publication does not tell (definition, source, first value) stays open.
"""

from datetime import date, datetime
from typing import Any

from contracts.enums import IndicatorKind, PartyRole
from contracts.models import Agreement, Indicator
from contracts.services import example_ids
from contracts.services.dossier import WRITTEN_WHILE
from contracts.services.indicator_profiles import ask_information, describe_indicator

CLASSIFIED = "Door ons ingedeeld (c): de publicatie noemt de soort niet."
LATER = "Alsnog ingedeeld."
# reader, name, why, how often
COUNCIL = ("council", "Gemeenteraad", "account", "year")
FUND = ("funder", "Fonds Goed Begin (fictief)", "decisions", "quarter")
RESIDENTS = ("residents", "Bewoners van het Havenkwartier", "learning", "quarter")
# by contract and figure: the profile, and who reads it
OWN: dict[str, dict[str, tuple[dict[str, str], tuple[tuple[str, str, str, str], ...]]]] = {
    "demodam-energiecoaches-havenkwartier": {
        "gas_bespaard": (
            {"level": "outcome", "counting": "unique", "moment": "na elk kwartaal"},
            (COUNCIL, RESIDENTS),
        ),
    },
    "demodam-waterwijk-aan-het-werk": {
        "uitkeringsdagen": (
            {
                "level": "outcome",
                "counting": "multiple",
                "moment": "na elk kwartaal",
                "direction": "down",
            },
            (COUNCIL, FUND),
        ),
        "vergelijking": (
            {
                "level": "outcome",
                "counting": "multiple",
                "moment": "na elk kwartaal",
                "direction": "down",
            },
            (FUND,),
        ),
    },
}
# Of a published figure: what it says something about when that is no result for people.
LEVELS = {
    **dict.fromkeys(("assessment1", "assessment2", "assessment3"), "activity"),
    **dict.fromkeys(
        ("participants", "started", "reached", "lease_signed", "training_places", "starters"),
        "output",
    ),
    **dict.fromkeys(("payment", "vat"), "input"),
}
FEWER_IS_GOOD = {"jail_days", "reconvictions", "benefit_months", "reference_months"}
# Counted again for the same person, day after day or time after time.
AGAIN = {IndicatorKind.DAYS, IndicatorKind.AMOUNT, IndicatorKind.LEVEL}
AT_ONE_MOMENT = {"training_places"}


def describe_own(agreement: Agreement, by: Any, now: datetime, reason: str = "") -> None:
    """Describe what nobody described yet of a contract of our own; after the start with a reason."""
    for code, (profile, readers) in OWN.get(agreement.slug, {}).items():
        indicator = agreement.indicators.get(code=code)
        if indicator.profiles.exists():
            continue
        describe_indicator(
            indicator=indicator, timing="flow", reason=reason, by=by, now=now, **profile
        )
        for reader, name, why, every in readers:
            ask_information(
                indicator=indicator, reader=reader, name=name, why=why, every=every,
                first_on=_first_report(agreement), by=by, now=now,
            )  # fmt: skip


def describe_missing(*, people: dict[str, Any], now: datetime) -> None:
    """Describe every figure of the demo that is not described yet; a second time does nothing."""
    by = people["contractmanager"]
    open_ones = Agreement.objects.filter(status__in=WRITTEN_WHILE)
    for agreement in open_ones.filter(slug__in=OWN):
        describe_own(agreement, by, now, LATER)
    published = Indicator.objects.filter(
        agreement__in=open_ones.filter(slug__in=example_ids()), profiles=None
    )
    for indicator in published.select_related("agreement"):
        _classify(indicator, by, now)


def _classify(indicator: Indicator, by: Any, now: datetime) -> None:
    agreement, code = indicator.agreement, indicator.code
    describe_indicator(
        indicator=indicator,
        level=LEVELS.get(code, "outcome"),
        counting="multiple" if indicator.kind in AGAIN else "unique",
        timing="stock" if code in AT_ONE_MOMENT else "flow",
        direction="down" if code in FEWER_IS_GOOD else "up",
        moment="aan het eind van elke periode",
        reason=CLASSIFIED,
        by=by,
        now=now,
    )
    payer = agreement.parties.filter(role=PartyRole.PAYER).first()
    if payer is not None:
        ask_information(
            indicator=indicator, reader="funder", name=payer.party.name, why="decisions",
            every="once", first_on=agreement.ends_on or agreement.starts_on, by=by, now=now,
        )  # fmt: skip


def _first_report(agreement: Agreement) -> date:
    return date(agreement.starts_on.year + 1, 3, 1)
