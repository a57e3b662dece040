"""One line from observation to cent, laid out: it reads the calculation and computes nothing."""

from typing import Final

from django.utils.translation import gettext as _
from reportlab.platypus import Flowable, Spacer

from contracts.exports.calculation_document import Calculation, EvidenceLine
from contracts.exports.pdf import styles
from contracts.exports.pdf.parts import Row, bullets, table, text
from contracts.wording import LimitRow

# More observations than this are counted in the PDF; those that did not count are always named.
ROWS_PRINTED: Final = 12


def calculation_story(calculation: Calculation) -> list[Flowable]:
    """Lay the calculation of one line out under its headings."""
    story: list[Flowable] = []
    if calculation.has_evidence:
        story += _evidence(calculation)
    for block in calculation.blocks:
        story.append(text(block.title, styles.STEP))
        story += bullets(block.sentences)
        if block.heading == "counted":
            for part in calculation.parts:
                story += bullets([f"{part.who}: {' '.join(part.sentences)}"])
        if block.limits:
            story += [_limits(block.limits), Spacer(0, 4)]
    return story


def _evidence(calculation: Calculation) -> list[Flowable]:
    story: list[Flowable] = [text(_("Wat is gemeten"), styles.STEP)]
    if not calculation.evidence:
        return [*story, *bullets([_("In deze periode is hiervoor niets gemeten.")])]
    rows = calculation.evidence
    if len(rows) > ROWS_PRINTED:
        story += bullets([calculation.evidence_summary])
        rows = tuple(row for row in rows if not row.is_counting)[:ROWS_PRINTED]
    if calculation.is_evidence_cut:
        story += bullets([_("Er zijn meer metingen; in het portaal staan ze allemaal.")])
    return [*story, _observations(rows), Spacer(0, 4)] if rows else story


def _observations(rows: tuple[EvidenceLine, ...]) -> Flowable:
    head = [
        text(_("Meting"), styles.CELL_HEAD),
        text(_("Gemeld"), styles.AMOUNT_HEAD),
        text(_("Geaccepteerd"), styles.AMOUNT_HEAD),
        text(_("Wat ermee gebeurde"), styles.CELL_HEAD),
    ]
    cells: list[Row] = [
        [
            text(", ".join(part for part in (row.metric, row.who, row.day) if part), styles.CELL),
            text(row.claimed, styles.AMOUNT),
            text(row.accepted, styles.AMOUNT),
            text(": ".join(part for part in (row.state_label, row.reason) if part), styles.CELL),
        ]
        for row in rows
    ]
    return table(head, cells, (0.36, 0.13, 0.17, 0.34))


def _limits(limits: tuple[LimitRow, ...]) -> Flowable:
    head = [
        text(_("Grens"), styles.CELL_HEAD),
        text(_("Ervoor"), styles.AMOUNT_HEAD),
        text(_("Verandert"), styles.AMOUNT_HEAD),
        text(_("Erna"), styles.AMOUNT_HEAD),
        text(_("Ruimte over"), styles.AMOUNT_HEAD),
    ]
    cells: list[Row] = [
        [
            text(row.name, styles.CELL),
            text(row.before, styles.AMOUNT),
            text(row.change, styles.AMOUNT),
            text(row.after, styles.AMOUNT),
            text(row.room or "—", styles.AMOUNT),
        ]
        for row in limits
    ]
    return table(head, cells, (0.36, 0.16, 0.16, 0.16, 0.16))
