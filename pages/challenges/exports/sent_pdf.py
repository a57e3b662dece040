"""What was sent, on paper: the fixed version with its files, its parties and its mark.

The same version gives the same bytes every time, until somebody asks to be forgotten.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from contracts.exports.pdf import styles
from contracts.exports.pdf.fonts import register_fonts
from contracts.exports.pdf.page import Sheet, build_pdf
from contracts.exports.pdf.parts import bullets, table, text
from pages.challenges.calls import own_label
from pages.challenges.documents import read_document
from pages.challenges.models import ResponseVersion
from pages.challenges.presentation import Section, Table, sections_of
from pages.challenges.selectors.attachments import attachments_with
from pages.challenges.selectors.cosubmitters import Party, parties_of
from pages.challenges.subjects import Subject, subject_of
from pages.localized import localized

ROOM_UNDER_HEADING = 30 * mm
# A table this short is not broken over two pages.
FEW_ROWS = 8


def render_sent_pdf(version: ResponseVersion) -> bytes:
    """One version as it was sent, as PDF."""
    return _print(version, opening=_opening, name=lambda: capfirst(own_label()) or _("Uitdaging"))


def render_receipt_pdf(version: ResponseVersion) -> bytes:
    """A receipt to hand over or to post, with below it what was noted down."""
    return _print(version, opening=_receipt, name=lambda: _("Ontvangstbevestiging"))


def file_name(version: ResponseVersion) -> str:
    """The name under which a version is saved."""
    return f"{version.response.case_number}-{version.number}.pdf"


def _print(version: ResponseVersion, *, opening, name) -> bytes:
    register_fonts()
    response = version.response
    with override(response.language):
        subject = subject_of(response)
        story: list[Flowable] = [
            *opening(version, subject),
            *_sections(sections_of(read_document(version.document))),
            *_files(version),
            *_parties(parties_of(response, at=version.sent_at)),
            *_record(version),
        ]
        sheet = Sheet(
            language=response.language,
            municipality=subject.municipality,
            name=name(),
            number=str(response.case_number),
            title=_plan_title(version),
            subject=localized(subject, "title").value,
            keywords=(str(response.case_number), _version_words(version)),
            made_at=version.sent_at,
            footer=(_moment(version.sent_at), _version_words(version)),
            sha256=version.sha256,
        )
        return build_pdf(sheet, story)


def _plan_title(version: ResponseVersion) -> str:
    return read_document(version.document).plan.title


def _version_words(version: ResponseVersion) -> str:
    return _("versie %(number)s") % {"number": version.number}


def _moment(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y, H:i")


def _day(day: date | datetime) -> str:
    return date_format(localtime(day) if isinstance(day, datetime) else day, "j F Y")


def _heading(words: str) -> list[Flowable]:
    return [CondPageBreak(ROOM_UNDER_HEADING), text(words, styles.HEADING)]


def _opening(version: ResponseVersion, subject: Subject) -> list[Flowable]:
    response = version.response
    facts = [
        (_("Zaaknummer"), str(response.case_number)),
        (_("Gaat over"), localized(subject, "title").value),
        (_("Ontvangen"), _day(response.received_at)),
        (_("Verstuurd"), _moment(version.sent_at)),
    ]
    return [
        text(_plan_title(version), styles.TITLE),
        text(_("Wat u hebt gestuurd"), styles.SUBTITLE),
        _facts(facts),
    ]


def _receipt(version: ResponseVersion, subject: Subject) -> list[Flowable]:
    response = version.response
    contact = subject.contact
    story: list[Flowable] = [
        text(_("Wij hebben uw plan ontvangen"), styles.TITLE),
        text(_plan_title(version), styles.SUBTITLE),
        _facts(
            [
                (_("Zaaknummer"), str(response.case_number)),
                (_("Gaat over"), localized(subject, "title").value),
                (_("Ontvangen"), _day(response.received_at)),
                (_("U hoort uiterlijk van ons"), _day(response.decide_by)),
            ]
        ),
        *_heading(_("Wat er nu gebeurt")),
        *bullets(
            [
                _("Wij lezen uw plan. Missen wij iets, dan vragen wij u erom."),
                _("Daarna bespreken wij uw plan en nemen wij een besluit."),
                _("Het besluit krijgt u met een uitleg in gewone woorden."),
            ]
        ),
        *_heading(_("Klopt er iets niet?")),
        text(
            _(
                "Hieronder staat wat wij van u hebben opgeschreven. Bel %(name)s op %(phone)s als"
                " er iets niet klopt, of als u vragen hebt."
            )
            % {"name": contact.name, "phone": contact.phone}
        ),
    ]
    return story


def _facts(facts: Sequence[tuple[object, str]]) -> Flowable:
    rows = [
        [text(str(label), styles.CELL_MUTED), text(words, styles.CELL)] for label, words in facts
    ]
    return table(rows[0], rows[1:], (0.32, 0.68))


def _sections(sections: Sequence[Section]) -> list[Flowable]:
    story: list[Flowable] = []
    for section in sections:
        if not section.facts and not section.tables:
            continue
        story += _heading(str(section.title))
        for label, words in section.facts:
            story.append(text(str(label), styles.STEP))
            # Every line that somebody typed stays a line of its own.
            story += [text(line or " ", styles.BODY) for line in words.splitlines() or [""]]
        for one in section.tables:
            story += [Spacer(0, 4), text(str(one.title), styles.SUBHEADING), _table(one)]
    return story


def _table(one: Table) -> Flowable:
    count = len(one.columns)
    last = count - 1 if one.has_amounts else count
    head = [
        text(str(column), styles.CELL_HEAD if at < last else styles.AMOUNT_HEAD)
        for at, column in enumerate(one.columns)
    ]
    rows = [
        [text(cell, styles.CELL if at < last else styles.AMOUNT) for at, cell in enumerate(row)]
        for row in one.rows
    ]
    if one.total:
        blanks = [text("", styles.CELL) for _column in range(count - 2)]
        total = [text(_("Samen"), styles.CELL_BOLD), *blanks, text(one.total, styles.AMOUNT_BOLD)]
        rows.append(total)
    made = table(head, rows, [1 / count] * count, totals=1 if one.total else 0)
    return KeepTogether([made]) if len(rows) <= FEW_ROWS else made


def _files(version: ResponseVersion) -> list[Flowable]:
    files = list(attachments_with(version))
    if not files:
        return []
    head = [
        text(_("Bestand"), styles.CELL_HEAD),
        text(_("Grootte"), styles.AMOUNT_HEAD),
        text(_("Kenmerk (sha256)"), styles.CELL_HEAD),
    ]
    rows = [
        [
            text(file.name, styles.CELL),
            text(filesizeformat(file.size_bytes), styles.AMOUNT),
            text(file.sha256, styles.MONO),
        ]
        for file in files
    ]
    return [*_heading(_("Bijlagen")), table(head, rows, (0.36, 0.16, 0.48))]


def _parties(parties: Sequence[Party]) -> list[Flowable]:
    if not parties:
        return []
    story = _heading(_("Wie dienen dit samen in?"))
    story.append(text(_("Zoals het was toen dit werd verstuurd."), styles.SMALL))
    for party in parties:
        story.append(text(f"{party.person}: {_stand(party)}", styles.BODY))
        if party.answer and party.answer.words:
            story += [text(line or " ", styles.SMALL) for line in party.answer.words.splitlines()]
    return story


def _stand(party: Party) -> str:
    if party.answer is None:
        return _("Nog niet bevestigd")
    return f"{party.answer.get_answer_display()} ({_day(party.answer.at)})"


def _record(version: ResponseVersion) -> list[Flowable]:
    words = _(
        "Dit is versie %(number)s van uw tekst, verstuurd op %(moment)s. Kenmerk: %(code)s"
    ) % {
        "number": version.number,
        "moment": _moment(version.sent_at),
        "code": version.sha256,
    }
    story: list[Flowable] = [
        *_heading(_("Hoe dit is vastgelegd")),
        text(
            _(
                "Na het versturen verandert deze tekst niet meer. Een aanvulling is een volgende"
                " versie."
            )
        ),
        text(words, styles.MONO),
    ]
    if version.erased_at:
        story.append(
            text(_("Op verzoek zijn de persoonsgegevens uit deze tekst gewist."), styles.BODY)
        )
    return story
