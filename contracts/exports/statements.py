"""From a stored settlement to the document that HTML, PDF and JSON show.

Nothing is computed again: amounts, quantities and the trace are as they were stored; sentences come
from `contracts.wording`. Only what several lines share is added up for reading (per payer).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from contracts.arithmetic import Component, Count, Latest, Limit, Sum, Terms, Vat
from contracts.enums import LineKind, PartyKind, PartyRole, SettlementStatus
from contracts.exports.allocations import (
    figure_facts,
    position_facts,
    recipient_shares,
    tax_facts,
)
from contracts.exports.calculations import (
    EvidenceByLine,
    calculation_text,
    line_calculation,
    settlement_evidence,
)
from contracts.exports.corrected_lines import corrected_lines
from contracts.exports.statement_document import (
    Correction,
    Fact,
    Line,
    Section,
    Share,
    StatementDocument,
)
from contracts.models import Settlement, TermsVersion
from contracts.selectors.amendments import amendments_behind, amendments_of
from contracts.selectors.statements import StoredStatement, statement_of
from contracts.wording import (
    Language,
    format_date,
    format_money,
    format_number,
    terms_sentences,
)


@dataclass(frozen=True, slots=True)
class _Dated(StoredStatement):
    """A stored statement with the end of every period that its lines are about, and the
    observations behind them."""

    origin_ends: dict[date, date]
    evidence: EvidenceByLine
    with_persons: bool
    amendments: tuple[TermsVersion, ...]


def _dated(statement: StoredStatement, *, with_persons: bool) -> _Dated:
    row = statement.settlement
    ends = dict(row.lines.values_list("origin_start", "origin_end"))
    return _Dated(
        settlement=row,
        terms=statement.terms,
        lines=statement.lines,
        parties=statement.parties,
        allocations=statement.allocations,
        origin_ends=ends,
        evidence=settlement_evidence(row, statement.terms, statement.lines, ends),
        with_persons=with_persons,
        amendments=amendments_behind(row),
    )


def statement_document(
    settlement: Settlement, language: Language, *, with_persons: bool = False
) -> StatementDocument:
    """Return everything the document of a settlement says, in one language.

    What is about one participant is in it only `with_persons`; otherwise it is summarised.
    """
    with override(language):
        return _document(_dated(statement_of(settlement), with_persons=with_persons), language)


def document_number(settlement: Settlement) -> str:
    """Return the number of the document: the agreement, the period and the revision."""
    start = settlement.period_start
    return f"{settlement.agreement.number}-{start:%Y%m%d}-{settlement.revision}"


def period_words(start: date, end: date, language: Language) -> str:
    """Return a half-open period as a reader says it: up to and including its last day."""
    first, last = format_date(start, language), format_date(end - timedelta(days=1), language)
    with override(language):
        return _("%(first)s tot en met %(last)s") % {"first": first, "last": last}


def component_label(terms: Terms, code: str, language: Language) -> str:
    """Return how the terms call a component or a limit."""
    blocks: tuple[Component | Limit | Vat, ...] = (*terms.components, *terms.limits, *terms.vat)
    for block in blocks:
        if block.code == code:
            labels = block.label or {}
            return labels.get(language) or labels.get("nl") or labels.get("en") or code
    return code


def _document(statement: _Dated, language: Language) -> StatementDocument:
    row = statement.settlement
    agreement = row.agreement
    title = (agreement.title_en if language == "en" else "") or agreement.title
    decided = row.status == SettlementStatus.APPROVED
    made_at = row.decided_at if decided and row.decided_at else row.prepared_at
    return StatementDocument(
        language=language,
        municipality=_municipality(statement),
        number=document_number(row),
        agreement_number=agreement.number,
        title=title,
        period=period_words(row.period_start, row.period_end, language),
        status=_status(row, language),
        is_final=decided,
        amount_label=_amount_label(row.total_cents),
        amount=format_money(abs(row.total_cents), row.currency, language),
        total=format_money(row.total_cents, row.currency, language),
        opening=format_money(row.cumulative_cents - row.total_cents, row.currency, language),
        cumulative=format_money(row.cumulative_cents, row.currency, language),
        made_at=made_at,
        made_on=format_date(timezone.localdate(made_at), language),
        revision=_("versie %(number)s") % {"number": row.revision},
        inputs_sha256=row.inputs_sha256,
        facts=_facts(statement, title, language),
        lines=tuple(_line(statement, line, language) for line in statement.lines),
        shares=_shares(statement, language),
        corrections=_corrections(statement, language),
        terms=tuple(
            Section(section.title, tuple(section.sentences))
            for section in terms_sentences(statement.terms, language)
        ),
        record=_record(row, language),
        note=agreement.source_note_in(language),
        recipients=recipient_shares(
            statement.allocations, statement.parties, row.currency, language
        ),
        taxes=tax_facts(statement.allocations, statement.terms, row.currency, language),
        positions=position_facts(
            statement.allocations, statement.terms, statement.parties, row.currency, language
        ),
        figures=figure_facts(statement.allocations, statement.terms, language),
    )


def _municipality(statement: _Dated) -> str:
    payers = [role.party for role in statement.parties.values() if role.role == PartyRole.PAYER]
    municipalities = [party for party in payers if party.kind == PartyKind.MUNICIPALITY]
    return next((party.name for party in (*municipalities, *payers)), "")


def _status(row: Settlement, language: Language) -> str:
    if row.status == SettlementStatus.DRAFT:
        return _("Concept: nog niet vastgesteld")
    if row.decided_at is None or row.decided_by is None:
        return str(row.get_status_display())
    params = {
        "status": row.get_status_display(),
        "date": format_date(timezone.localdate(row.decided_at), language),
        "person": str(row.decided_by),
    }
    return _("%(status)s op %(date)s door %(person)s") % params


def _amount_label(cents: int) -> str:
    if cents < 0:
        return _("Terug te ontvangen")
    return _("Te betalen") if cents else _("Er is niets te betalen")


def _facts(statement: _Dated, title: str, language: Language) -> tuple[Fact, ...]:
    row = statement.settlement
    agreement = row.agreement
    version = row.terms_version
    facts = [Fact(_("Prestatiecontract"), f"{agreement.number} {title}")]
    for role in PartyRole:
        names = [item.party.name for item in statement.parties.values() if item.role == role]
        if names:
            facts.append(Fact(str(role.label), ", ".join(names)))
    if agreement.legal_basis:
        facts.append(Fact(_("Juridische grondslag"), str(agreement.get_legal_basis_display())))
    if agreement.vat_treatment:
        facts.append(Fact(_("Btw"), str(agreement.get_vat_treatment_display())))
    params = {
        "number": version.number,
        "date": format_date(version.valid_from, language),
    }
    facts.append(Fact(_("Betaalafspraken"), _("versie %(number)s, geldig vanaf %(date)s") % params))
    return tuple(facts)


def _line(statement: _Dated, line: dict[str, Any], language: Language) -> Line:
    row = statement.settlement
    origin = date.fromisoformat(line["origin"])
    stored_end = statement.origin_ends[origin]
    calculation = line_calculation(
        line, statement.terms, statement.evidence, language, with_persons=statement.with_persons
    )
    return Line(
        label=component_label(statement.terms, line["component"], language),
        kind=line["kind"],
        kind_label=str(LineKind(line["kind"]).label),
        period=period_words(origin, stored_end, language),
        quantity=quantity_words(statement.terms, line, language),
        amount=format_money(line["cents"], row.currency, language),
        recipient=_party_name(statement, line["recipient"]),
        shares=tuple(
            Share(_party_name(statement, code), format_money(cents, row.currency, language))
            for code, cents in line["shares"].items()
        ),
        explanation=calculation_text(calculation),
        calculation=calculation,
        reasons=_reasons(statement, line, origin, language),
    )


def _reasons(
    statement: _Dated, line: dict[str, Any], origin: date, language: Language
) -> tuple[str, ...]:
    """Say which amendments came since the settlement before and hold for an earlier period."""
    if line["kind"] == LineKind.REGULAR:
        return ()
    return tuple(
        _("De afspraken zijn veranderd: versie %(number)s, geldig vanaf %(day)s. Reden: %(reason)s")
        % {
            "number": version.number,
            "day": format_date(version.valid_from, language),
            "reason": version.reason or "—",
        }
        for version in amendments_of(statement.amendments, origin)
    )


def quantity_words(terms: Terms, line: dict[str, Any], language: Language) -> str:
    """Return a line's quantity with its unit, such as "34 mensen"; empty when there is none."""
    text = line["quantity"]
    if not text:
        return ""
    number = format_number(text, language)
    counted = [
        item.quantity.metric
        for item in terms.components
        if item.code == line["component"] and isinstance(item.quantity, Count | Sum | Latest)
    ]
    metric = next((item for item in terms.metrics if item.code in counted), None)
    if metric is None:
        return number
    labels = metric.unit if text == "1" else (metric.unit_plural or metric.unit)
    unit = labels.get(language) or labels.get("nl") or ""
    return f"{number} {unit}".strip()


def _party_name(statement: _Dated, code: str) -> str:
    role = statement.parties.get(code)
    return role.party.name if role else code


def _shares(statement: _Dated, language: Language) -> tuple[Share, ...]:
    sums: dict[str, int] = defaultdict(int)
    for line in statement.lines:
        for code, cents in line["shares"].items():
            sums[code] += cents
    currency = statement.settlement.currency
    return tuple(
        Share(_party_name(statement, code), format_money(cents, currency, language), cents < 0)
        for code, cents in sums.items()
    )


def _corrections(statement: _Dated, language: Language) -> tuple[Correction, ...]:
    return tuple(
        Correction(
            label=component_label(statement.terms, line.component, language),
            period=period_words(line.origin, statement.origin_ends[line.origin], language),
            was=format_money(line.was, statement.settlement.currency, language),
            now=format_money(line.now, statement.settlement.currency, language),
            payers=tuple(
                _("%(payer)s: van %(before)s naar %(after)s")
                % {
                    "payer": _party_name(statement, code),
                    "before": format_money(before, statement.settlement.currency, language),
                    "after": format_money(after, statement.settlement.currency, language),
                }
                for code in statement.parties
                if code in line.moved
                for before, after in [line.moved[code]]
            ),
        )
        for line in corrected_lines(statement.lines)
    )


def _record(row: Settlement, language: Language) -> tuple[Fact, ...]:
    prepared = _moment(row.prepared_at, language)
    by = str(row.prepared_by) if row.prepared_by else _("door het rooster")
    facts = [Fact(_("Opgesteld"), f"{prepared}, {by}")]
    if row.decided_at and row.decided_by:
        decided = f"{_moment(row.decided_at, language)}, {row.decided_by}"
        facts.append(Fact(str(row.get_status_display()), decided))
    if row.decision_reason:
        facts.append(Fact(_("Reden"), row.decision_reason))
    facts.append(Fact(_("Rekenregels"), _("versie %(number)s") % {"number": row.engine_version}))
    return tuple(facts)


def _moment(moment: Any, language: Language) -> str:
    local = timezone.localtime(moment)
    return f"{format_date(local.date(), language)}, {local:%H:%M}"
