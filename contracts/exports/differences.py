"""The difference between two settlements in words and as data; every cent comes from the core."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.arithmetic import Terms, money_text
from contracts.exports.calculations import exact_text
from contracts.exports.statements import component_label, document_number, period_words
from contracts.models import Settlement
from contracts.selectors.differences import Difference, ObservationChange
from contracts.settlement_differences import LineDifference, Part
from contracts.terms_documents import read_terms
from contracts.wording import Language, format_date, format_money, format_number

FORMAT: Final = "settlement-difference/1"
CAUSES: Final[Mapping[str, str | Promise]] = {
    "terms": gettext_lazy("Andere betaalafspraken"),
    "withdrawn": gettext_lazy("Ingetrokken metingen"),
    "disputed": gettext_lazy("Betwiste metingen"),
    "changed": gettext_lazy("Gewijzigde metingen"),
    "added": gettext_lazy("Nieuwe metingen"),
    "posted": gettext_lazy("Eerder al anders geboekt"),
    "engine": gettext_lazy("Andere versie van de rekenregels"),
    "together": gettext_lazy("Alles samen; de oorzaken zijn hier niet te scheiden"),
    "worth": gettext_lazy("Wat de resultaten waard zijn"),
    "limit": gettext_lazy("Plafond of minimum"),
    "netting": gettext_lazy("Andere inkomsten die eraf gaan"),
    "rounding": gettext_lazy("Afronden"),
    "split": gettext_lazy("Wat geen betaler betaalt"),
    "corrections": gettext_lazy("Correcties op eerdere perioden"),
}
CHANGES: Final[Mapping[str, str | Promise]] = {
    "withdrawn": gettext_lazy("Ingetrokken"),
    "disputed": gettext_lazy("Betwist"),
    "changed": gettext_lazy("Gewijzigd"),
    "added": gettext_lazy("Nieuw"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A cause with its amount, and whether that is more or less."""

    cause: str
    amount: str


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line: what it was, what it is now, and what each cause did."""

    label: str
    period: str
    before: str
    after: str
    change: str
    parts: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One observation that came, changed or went."""

    pk: int
    label: str
    day: str
    change: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class DifferenceDocument:
    """Everything that the screen shows, ready to print."""

    before_name: str
    after_name: str
    before: str
    after: str
    change: str
    lines: tuple[LineWords, ...]
    payers: tuple[LineWords, ...]
    others: tuple[Moved, ...]
    terms: tuple[str, ...]
    observations: tuple[ChangeWords, ...]
    hidden: int
    is_revision: bool
    is_too_large: bool


def difference_document(
    found: Difference, language: Language, *, with_persons: bool
) -> DifferenceDocument:
    """Return a difference in words; pseudonyms only `with_persons`."""
    row = found.after
    terms = read_terms(row.terms_version)
    ends = _ends(found)
    return DifferenceDocument(
        before_name=_name(found.before, language),
        after_name=_name(row, language),
        before=format_money(found.before.total_cents, row.currency, language),
        after=format_money(row.total_cents, row.currency, language),
        change=signed(found.cents, row.currency, language),
        lines=tuple(_line(line, terms, row.currency, ends, language) for line in found.lines),
        payers=tuple(_payer(found, line, terms, language) for line in found.payers),
        others=tuple(_moved(part, terms, row.currency, language) for part in found.others),
        terms=tuple(
            _("Versie %(number)s geldt vanaf %(day)s. Reden: %(reason)s")
            % {
                "number": version.number,
                "day": format_date(version.valid_from, language),
                "reason": version.reason or "—",
            }
            for version in found.terms
        ),
        observations=tuple(
            _change(change, language, with_persons=with_persons) for change in found.observations
        ),
        hidden=sum(found.change_counts.values()) - len(found.observations),
        is_revision=found.kind == "revision",
        is_too_large=found.is_too_large,
    )


def difference_data(found: Difference, *, with_persons: bool) -> dict[str, Any]:
    """Return a difference as plain values.

    The parts of `lines` and `others` add up to `difference`, and so do `payers`.
    """
    return {
        "format": FORMAT,
        "kind": found.kind,
        "before": _side(found.before),
        "after": _side(found.after),
        "difference": money_text(found.cents),
        "lines": [
            {
                "component": line.component,
                "origin": line.origin.isoformat(),
                "before": money_text(line.before),
                "after": money_text(line.after),
                "difference": money_text(line.cents),
                "parts": [_part(part) for part in line.parts],
            }
            for line in found.lines
        ],
        "payers": [
            {
                "payer": line.component,
                "before": money_text(line.before),
                "after": money_text(line.after),
                "difference": money_text(line.cents),
                "parts": [_part(part) for part in line.parts],
            }
            for line in found.payers
        ],
        "others": [_part(part) for part in found.others],
        "terms_versions": [version.number for version in found.terms],
        "amendments": [
            {
                "version": version.number,
                "valid_from": version.valid_from.isoformat(),
                "reason": version.reason,
            }
            for version in found.terms
        ],
        "observation_changes": found.change_counts,
        "observations": [
            {
                "key": str(change.row.key),
                "metric": change.row.indicator.code,
                "on": change.row.on.isoformat(),
                "subject": change.row.subject if with_persons else "",
                "change": change.change,
                "before": exact_text(change.before),
                "after": exact_text(change.after),
                "reason": change.reason,
            }
            for change in found.observations
        ],
    }


def difference_json(found: Difference, *, with_persons: bool) -> str:
    """Return the same as text, in a fixed order of keys."""
    data = difference_data(found, with_persons=with_persons)
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True)


def signed(cents: int, currency: str, language: Language) -> str:
    """Return an amount with its sign, also when it is more."""
    return ("+ " if cents > 0 else "") + format_money(cents, currency, language)


def cause_words(part: Part, terms: Terms, language: Language) -> str:
    """Return what a part is due to; several causes that go together are named together."""
    if part.detail:
        return component_label(terms, part.detail, language)
    names = [str(CAUSES.get(code, code)) for code in part.cause.split("+") if code]
    return _(" en ").join(names) or str(CAUSES["together"])


def _side(row: Settlement) -> dict[str, Any]:
    return {
        "number": document_number(row),
        "revision": row.revision,
        "total": money_text(row.total_cents),
        "engine_version": row.engine_version,
        "terms_version": row.terms_version.number,
    }


def _part(part: Part) -> dict[str, str]:
    return {"cause": part.cause, "detail": part.detail, "amount": money_text(part.cents)}


def _name(row: Settlement, language: Language) -> str:
    params = {
        "period": period_words(row.period_start, row.period_end, language),
        "number": row.revision,
    }
    return _("%(period)s, versie %(number)s") % params


def _ends(found: Difference) -> dict[Any, Any]:
    rows = (*found.before.lines.all(), *found.after.lines.all())
    ends = {row.origin_start: row.origin_end for row in rows}
    return {**ends, found.after.period_start: found.after.period_end}


def _line(
    line: LineDifference, terms: Terms, currency: str, ends: Mapping[Any, Any], language: Language
) -> LineWords:
    end = ends.get(line.origin)
    span = period_words(line.origin, end, language) if end else format_date(line.origin, language)
    return LineWords(
        label=component_label(terms, line.component, language),
        period=span,
        before=format_money(line.before, currency, language),
        after=format_money(line.after, currency, language),
        change=signed(line.cents, currency, language),
        parts=tuple(_moved(part, terms, currency, language) for part in line.parts),
    )


def _payer(found: Difference, line: LineDifference, terms: Terms, language: Language) -> LineWords:
    currency = found.after.currency
    roles = found.after.agreement.parties.select_related("party")
    return LineWords(
        label=roles.get(code=line.component).party.name,
        period="",
        before=format_money(line.before, currency, language),
        after=format_money(line.after, currency, language),
        change=signed(line.cents, currency, language),
        parts=tuple(_moved(part, terms, currency, language) for part in line.parts),
    )


def _moved(part: Part, terms: Terms, currency: str, language: Language) -> Moved:
    return Moved(cause_words(part, terms, language), signed(part.cents, currency, language))


def _change(change: ObservationChange, language: Language, *, with_persons: bool) -> ChangeWords:
    row = change.row
    name = (row.indicator.name_en if language == "en" else "") or row.indicator.name
    who = (row.subject if with_persons else "") or row.cohort
    return ChangeWords(
        pk=row.pk,
        label=f"{name}, {who}" if who else name,
        day=format_date(row.on, language),
        change=str(CHANGES[change.change]),
        before="—" if change.before is None else format_number(change.before, language),
        after="—" if change.after is None else format_number(change.after, language),
        reason=change.reason,
    )
