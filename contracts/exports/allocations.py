"""Who receives what, taxes and positions, in the words of a document."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from contracts.arithmetic import ReportedFigure, Terms, money_text
from contracts.exports.statement_document import Fact, Share
from contracts.models import AgreementParty
from contracts.selectors.allocations import Allocations
from contracts.wording import Language, figure_words, format_money, format_number, format_share


def recipient_shares(
    found: Allocations, parties: dict[str, AgreementParty], currency: str, language: Language
) -> tuple[Share, ...]:
    """Return what every recipient of the waterfall gets of a settlement."""
    return tuple(
        Share(_name(parties, code), format_money(cents, currency, language), cents < 0)
        for code, cents in found.by_party.items()
    )


def tax_facts(
    found: Allocations, terms: Terms, currency: str, language: Language
) -> tuple[Fact, ...]:
    """Return every tax with its rate, base and amount in one sentence."""
    facts = []
    for row in found.taxes:
        rule = next((rule for rule in terms.vat if rule.code == row["code"]), None)
        label = (rule.label or {}) if rule else {}
        name = label.get(language) or label.get("nl") or _("Btw")
        params = {
            "rate": format_share(row["rate_text"], language),
            "base": format_money(row["base_cents"], currency, language),
            "tax": format_money(row["tax_cents"], currency, language),
        }
        texts = {
            "included": _("%(tax)s zit in de bedragen (%(rate)s over %(base)s)") % params,
            "on_top": _("%(tax)s boven op de bedragen (%(rate)s over %(base)s)") % params,
            "compensable": _(
                "%(tax)s boven op de bedragen (%(rate)s over %(base)s); wie betaalt, kan dit"
                " terugvragen"
            )
            % params,
        }
        facts.append(Fact(name, texts[row["treatment"]]))
    return tuple(facts)


def position_facts(
    found: Allocations,
    terms: Terms,
    parties: dict[str, AgreementParty],
    currency: str,
    language: Language,
) -> tuple[Fact, ...]:
    """Return where every investment stands in one sentence."""
    facts = []
    for row in found.positions:
        investment = next((it for it in terms.investments if it.code == row["investment"]), None)
        label = (investment.label or {}) if investment else {}
        name = label.get(language) or label.get("nl") or _name(parties, row["party"])
        params = {
            key: format_money(row[f"{key}_cents"], currency, language)
            for key in ("drawn", "principal", "return", "outstanding")
        }
        text = (
            _(
                "ingelegd %(drawn)s; hoofdsom terug %(principal)s, rendement %(return)s; nog open"
                " %(outstanding)s"
            )
            % params
        )
        if row["irr_text"]:
            rate = {"rate": format_number(row["irr_text"], language)}
            text += _(" (intern rendement %(rate)s%% per jaar)") % rate
        facts.append(Fact(name, text))
    return tuple(facts)


def figure_facts(found: Allocations, terms: Terms, language: Language) -> tuple[Fact, ...]:
    """Return the numbers on the result that the terms ask for."""
    return tuple(
        Fact(*figure_words(ReportedFigure(row["code"], row["value_text"] or None), terms, language))
        for row in found.figures
    )


def allocation_data(found: Allocations) -> dict[str, Any]:
    """Return the same as plain values; amounts are decimal text."""
    return {
        "distribution": [
            {
                "tier": row["tier"],
                "party": row["party"],
                "amount": money_text(row["cents"]),
                "so_far": money_text(row["total_cents"]),
            }
            for row in found.distribution
        ],
        "taxes": [_texts(row) for row in found.taxes],
        "positions": [_texts(row) for row in found.positions],
        "figures": [_texts(row) for row in found.figures],
    }


def _texts(row: dict[str, Any]) -> dict[str, Any]:
    """Cents as text, and keys without their ending."""
    return {
        key.removesuffix("_cents").removesuffix("_text"): money_text(value)
        if key.endswith("_cents")
        else value
        for key, value in row.items()
    }


def _name(parties: dict[str, AgreementParty], code: str) -> str:
    role = parties.get(code)
    return role.party.name if role else code
