"""The report of a year as PDF, in the style of the other documents."""

import json
from datetime import UTC, datetime, time
from hashlib import sha256

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import override
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import register_fonts
from contracts.exports.pdf.page import Sheet, build_pdf
from contracts.exports.pdf.parts import table, text
from pages.challenges.calls import own_label
from pages.challenges.openness.figures import YearReport
from pages.challenges.openness.report_files import report_json
from pages.challenges.openness.report_rows import Group, groups_of

_ROOM = 130
_WIDTHS = (0.46, 0.2, 0.34)


def report_pdf(report: YearReport, municipality: str, language: str) -> bytes:
    """Print the report. The same figures give the same bytes."""
    register_fonts()
    with override(language):
        return build_pdf(_sheet(report, municipality, language), _story(report))


def _sheet(report: YearReport, municipality: str, language: str) -> Sheet:
    made_on = date_format(report.made_on, "j F Y")
    content = json.dumps(report_json(report), sort_keys=True, ensure_ascii=False)
    return Sheet(
        language=language,
        municipality=municipality,
        name=_name(),
        number=str(report.year),
        title=_title(report),
        subject=str(report.year),
        keywords=(str(report.year),),
        made_at=datetime.combine(report.made_on, time(), UTC),
        footer=(made_on,),
        sha256=sha256(content.encode()).hexdigest(),
    )


def _name() -> str:
    label = own_label()
    return _("Jaarverslag %(label)s") % {"label": label} if label else _("Jaarverslag uitdagingen")


def _title(report: YearReport) -> str:
    if label := capfirst(own_label()):
        return _("%(label)s in %(year)s: wat er kwam en hoe het afliep") % {
            "label": label,
            "year": report.year,
        }
    return _("Uitdagingen in %(year)s en hoe ze afliepen") % {"year": report.year}


def _story(report: YearReport) -> list[Flowable]:
    day = date_format(report.made_on, "j F Y")
    known = _("Zoals bekend op %(day)s. Een zaak hoort bij het jaar waarin zij binnenkwam.")
    story: list[Flowable] = [
        text(_title(report), styles.TITLE),
        text(known % {"day": day}, styles.SUBTITLE),
    ]
    for group in groups_of(report):
        story += _group(group)
    return story


def _group(group: Group) -> list[Flowable]:
    story: list[Flowable] = [CondPageBreak(_ROOM), text(group.title, styles.HEADING)]
    if not group.rows:
        return [*story, text(_("Niets om te tonen."), styles.BODY)]
    head = [
        text(_("Wat"), styles.CELL_HEAD),
        text(_("Aantal"), styles.AMOUNT_HEAD),
        text(_("Uitleg"), styles.CELL_HEAD),
    ]
    rows = [
        [
            text(row.label, styles.CELL),
            text(row.shown, styles.AMOUNT),
            text(row.meaning, styles.SMALL),
        ]
        for row in group.rows
    ]
    return [*story, table(head, rows, _WIDTHS), Spacer(1, 8)]
