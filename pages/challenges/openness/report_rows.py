"""The report of a year as named rows: the same for the table, the PDF, the files and their key."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pages.challenges.enums import Action
from pages.challenges.openness.figures import PARTLY, Count, YearReport
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.selectors.municipality import applicant_kind_name


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `value` is None when there is none, or (`is_hidden`) when it is too small."""

    code: str
    label: str
    value: int | None
    unit: str
    meaning: str
    is_hidden: bool = False

    @property
    def shown(self) -> str:
        """The figure as a reader sees it."""
        if self.is_hidden:
            return _("te weinig om te tonen")
        if self.value is None:
            return _("geen")
        if self.unit == "days":
            return ngettext("%(days)s dag", "%(days)s dagen", self.value) % {"days": self.value}
        return f"{self.value}%" if self.unit == "percent" else str(self.value)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row with how wide its bar is, in percents of the largest."""

    row: Row
    width: int


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that belong together."""

    code: str
    title: str
    rows: tuple[Row, ...]
    has_chart: bool = False

    @property
    def meaning(self) -> str:
        """What the figures mean, when that is the same for all of several rows; else empty."""
        meanings = {row.meaning for row in self.rows}
        return meanings.pop() if len(meanings) == 1 and len(self.rows) > 1 else ""

    @property
    def bars(self) -> list[Bar]:
        """The rows with their bars."""
        most = max((row.value or 0 for row in self.rows), default=0)
        return [Bar(row, 100 * (row.value or 0) // most if most else 0) for row in self.rows]


def groups_of(report: YearReport) -> tuple[Group, ...]:
    """Everything in the report, in the order in which it is shown."""
    return (
        _received(report),
        Group("applicants", _("Wie daagde uit"), _kinds(report)),
        Group("outcomes", _("Hoe het afliep"), _outcomes(report), has_chart=True),
        Group("reasons", _("Redenen om nee te zeggen"), _reasons(report), has_chart=True),
        _lots(report),
        _time(report),
        _objections(report),
        _carried_out(report),
    )


def rows_of(report: YearReport) -> list[Row]:
    """All rows, one after the other."""
    return [row for group in groups_of(report) for row in group.rows]


def _row(code: str, label: str, value: int | None, meaning: str, unit: str = "cases") -> Row:
    return Row(code, label, value, unit, meaning)


def _received(report: YearReport) -> Group:
    rows = (
        _row("received", _("Ontvangen uitdagingen"), report.received,
             _("Alle reacties en eigen uitdagingen die in het jaar zijn verstuurd.")),
        _row("to_calls", _("Waarvan op een oproep"), report.to_calls,
             _("Reacties op een oproep van de gemeente.")),
        _row("unasked", _("Waarvan uit eigen beweging"), report.unasked,
             _("Uitdagingen zonder oproep.")),
        _row("completions_asked", _("Aanvulling gevraagd"), report.completions_asked,
             _("Zaken waarin de gemeente één keer of vaker om aanvulling vroeg.")),
    )  # fmt: skip
    return Group("received", _("Wat er binnenkwam"), rows)


def _kinds(report: YearReport) -> tuple[Row, ...]:
    meaning = _(
        "Zaken van deze soort indiener. Minder dan vijf wordt niet getoond, en wat nodig is om dat"
        " niet te kunnen uitrekenen ook niet."
    )
    return tuple(
        Row(f"applicant.{one.code}", str(applicant_kind_name(one.code)), one.count, "cases",
            meaning, is_hidden=one.count is None)
        for one in report.kinds
    )  # fmt: skip


def _outcomes(report: YearReport) -> tuple[Row, ...]:
    return (
        *(_outcome(one) for one in report.outcomes),
        _row("withdrawn", _("Ingetrokken door de indiener"), report.withdrawn,
             _("Zaken die de indiener stopte voor het besluit.")),
        _row("closed_with_call", _("Gesloten met de oproep"), report.closed_with_call,
             _("Zaken zonder besluit, omdat de gemeente de oproep introk.")),
        _row("open", _("Nog niet besloten"), report.open,
             _("Zaken waarin de gemeente nog moet besluiten.")),
    )  # fmt: skip


def _outcome(one: Count) -> Row:
    code = f"outcome.{one.code}"
    if one.code == PARTLY:
        return _row(code, _("Deels toegekend"), one.count,
                    _("Zaken waarin een deel van het werk is toegekend en een deel niet, ook met"
                      " aanpassingen. Zij tellen niet mee bij de andere uitkomsten."))  # fmt: skip
    meaning = _("Zaken met deze uitkomst; na een bezwaar telt de uitkomst die nu geldt.")
    return _row(code, str(Action(one.code).label), one.count, meaning)


def _reasons(report: YearReport) -> tuple[Row, ...]:
    meaning = _("Besluiten met deze reden, zonder besluiten die na bezwaar zijn herzien.")
    return tuple(
        _row(f"reason.{one.code}", _reason(one), one.count, meaning) for one in report.reasons
    )


def _reason(one: Count) -> str:
    return str(REASONS_BY_CODE[one.code].label) if one.code in REASONS_BY_CODE else one.code


def _lots(report: YearReport) -> Group:
    rows = (
        _row("lots", _("Delen van het werk waarover is besloten"), report.lots,
             _("Bij een oproep in delen telt elk deel waarop iemand reageerde.")),
        _row("lots_granted", _("Waarvan toegekend"), report.lots_granted,
             _("Delen met een ja; na een bezwaar telt het antwoord dat nu geldt.")),
        _row("lots_refused", _("Waarvan niet toegekend"), report.lots_refused,
             _("Delen met een nee; na een bezwaar telt het antwoord dat nu geldt.")),
    )  # fmt: skip
    return Group("lots", _("Per deel van het werk"), rows)


def _time(report: YearReport) -> Group:
    rows = (
        _row("decided", _("Besluiten"), report.decided, _("Zaken met een besluit.")),
        _row("median_days", _("Gewone tijd tot een besluit"), report.median_days,
             _("De middelste tijd van ontvangst tot besluit, in kalenderdagen (mediaan)."), "days"),
        _row("longest_days", _("Langste tijd tot een besluit"), report.longest_days,
             _("De langste tijd van ontvangst tot besluit, in kalenderdagen."), "days"),
        _row("within_term", _("Besluiten op tijd"), report.within_term,
             _("Besluiten uiterlijk op de dag die het laatst is beloofd, dus na opschorten en"
               " verlengen.")),
        _row("within_term_percent", _("Deel op tijd"), report.within_term_percent,
             _("Besluiten op tijd, als deel van alle besluiten, afgerond."), "percent"),
        _row("extended", _("Termijn verlengd"), report.extended,
             _("Zaken waarin de gemeente meer tijd nam.")),
    )  # fmt: skip
    return Group("time", _("Hoe lang het duurde"), rows)


def _objections(report: YearReport) -> Group:
    rows = (
        _row("objections", _("Bezwaren"), report.objections,
             _("Zaken waarin bezwaar is gemaakt.")),
        _row("objections_kept", _("Besluit bleef"), report.objections_kept,
             _("Bezwaren waarna het eerste besluit bleef.")),
        _row("objections_revised", _("Besluit veranderde"), report.objections_revised,
             _("Bezwaren waarna de uitkomst anders werd.")),
        _row("objections_open", _("Nog niet besloten op bezwaar"), report.objections_open,
             _("Bezwaren waarop de gemeente nog moet besluiten.")),
        _row("objections_withdrawn", _("Bezwaar ingetrokken"), report.objections_withdrawn,
             _("Bezwaren die de indiener introk; het eerste besluit bleef.")),
    )  # fmt: skip
    return Group("objections", _("Bezwaren"), rows)


def _carried_out(report: YearReport) -> Group:
    rows = (
        _row("agreements", _("Werd een overeenkomst"), report.agreements,
             _("Zaken waarvoor een overeenkomst is gemaakt, ook een concept.")),
        _row("running", _("Nu in uitvoering"), report.running,
             _("Plannen die worden uitgevoerd.")),
        _row("finished", _("Afgerond"), report.finished,
             _("Plannen die zijn uitgevoerd zoals afgesproken.")),
        _row("ended_early", _("Voortijdig gestopt"), report.ended_early,
             _("Plannen die eerder stopten dan afgesproken.")),
    )  # fmt: skip
    return Group("carried_out", _("Van plan naar uitvoering"), rows)
