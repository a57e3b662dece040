"""The life of an agreement: drafted, signed, active, suspended, ended, closed for good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.text import slugify

from contracts.enums import AgreementStatus, EventVerb, PartyRole
from contracts.errors import Refused, RefusedTogether
from contracts.models import Agreement, AgreementParty, Indicator, Party
from contracts.people import Person
from contracts.selectors.closing import open_before_closing
from contracts.selectors.lost_grounds import ended_before_start, stands_still_before_start
from contracts.selectors.signed_documents import current_document
from contracts.selectors.start_checks import missing_for_start
from contracts.services.history import local_day, lock_agreement, require_status, write_event

# Two people who draft at the same moment want the same number; the second one takes the next.
NUMBER_ATTEMPTS: Final = 5
CHANGEABLE: Final = frozenset(
    {
        "title",
        "title_en",
        "summary",
        "summary_en",
        "legal_basis",
        "vat_treatment",
        "starts_on",
        "ends_on",
        "exit_clause",
        "task",
        "source_note",
        "source_note_en",
    }
)


def draft_agreement(
    *,
    title: str,
    starts_on: date,
    by: Person,
    now: datetime,
    ends_on: date | None = None,
    task: str = "",
    parties: Iterable[tuple[Party, str, str]] = (),
    indicators: Iterable[Mapping[str, Any]] = (),
    currency: str = "EUR",
    slug: str = "",
    **fields: Any,
) -> Agreement:
    """Draft an agreement with its parties (party, role, code) and indicators.

    An indicator is a mapping of the fields of Indicator; `verifier` is the code of a party.
    `fields` are other fields of Agreement, such as `legal_basis`; with `is_guided` it asks for its
    dossier and its signed document. Raises Refused.
    """
    parties, indicators = list(parties), list(indicators)
    if not title.strip():
        raise Refused("title_missing", "title")
    if ends_on is not None and ends_on <= starts_on:
        raise Refused("ends_before_start", "ends_on")
    _refuse_twice("party_code_twice", "parties", [code for _party, _role, code in parties])
    _refuse_twice("indicator_code_twice", "indicators", [item["code"] for item in indicators])
    if slug and Agreement.objects.filter(slug=slug).exists():
        raise Refused("slug_taken", "slug", {"slug": slug})
    with transaction.atomic():
        agreement = _create_numbered(
            year=local_day(now).year,
            slug=slug,
            title=title.strip(),
            starts_on=starts_on,
            ends_on=ends_on,
            task=task,
            currency=currency,
            created_at=now,
            created_by_id=by.pk,
            **fields,
        )
        roles = {
            code: AgreementParty.objects.create(
                agreement=agreement, party=party, role=role, code=code
            )
            for party, role, code in parties
        }
        for item in indicators:
            _add_indicator(agreement, roles, item)
        write_event(agreement=agreement, verb=EventVerb.DRAFTED, by=by, now=now)
    return agreement


def change_agreement(
    *, agreement: Agreement, by: Person, now: datetime, reason: str = "", **fields: Any
) -> Agreement:
    """Change descriptive fields of an agreement; one line of history names them. Raises Refused."""
    unknown = fields.keys() - CHANGEABLE
    if unknown:
        raise TypeError(f"not a field that can be changed: {', '.join(sorted(unknown))}")
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        for name, value in fields.items():
            setattr(agreement, name, value)
        if not agreement.title.strip():
            raise Refused("title_missing", "title")
        if agreement.ends_on is not None and agreement.ends_on <= agreement.starts_on:
            raise Refused("ends_before_start", "ends_on")
        agreement.save(update_fields=sorted(fields))
        write_event(
            agreement=agreement,
            verb=EventVerb.CHANGED,
            by=by,
            now=now,
            reason=reason,
            detail=", ".join(sorted(fields)),
        )
    return agreement


def sign_agreement(*, agreement: Agreement, by: Person, now: datetime) -> Agreement:
    """Note that all parties signed. Raises Refused unless it is a concept.

    A guided agreement is signed with its document, which holds the terms as they are now.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        if agreement.is_guided and current_document(agreement) is None:
            require_status(agreement, AgreementStatus.CONCEPT)
            raise Refused("signed_document_missing", "documents")
        return _move(
            agreement, AgreementStatus.CONCEPT, AgreementStatus.SIGNED, EventVerb.SIGNED, by, now
        )


def activate_agreement(*, agreement: Agreement, by: Person, now: datetime) -> Agreement:
    """Start a signed agreement, from when the timetable settles its periods.

    Raises RefusedTogether with everything that is still missing, Refused for another status.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        require_status(agreement, AgreementStatus.SIGNED)
        missing = missing_for_start(agreement)
        if missing:
            raise RefusedTogether(missing)
        return _move(
            agreement, AgreementStatus.SIGNED, AgreementStatus.ACTIVE, EventVerb.ACTIVATED, by, now
        )


def suspend_agreement(*, agreement: Agreement, by: Person, now: datetime, reason: str) -> Agreement:
    """Stop settling for the time being. Raises Refused unless it is active."""
    return _move(
        agreement,
        AgreementStatus.ACTIVE,
        AgreementStatus.SUSPENDED,
        EventVerb.SUSPENDED,
        by,
        now,
        reason,
    )


def suspend_before_start(
    *, agreement: Agreement, by: Person, now: datetime, reason: str
) -> Agreement:
    """Keep what was signed from starting for the time being. Raises Refused unless it is signed."""
    source = AgreementStatus.SIGNED
    suspended, verb = AgreementStatus.SUSPENDED, EventVerb.SUSPENDED
    return _move(agreement, source, suspended, verb, by, now, reason, detail=str(source))


def resume_agreement(*, agreement: Agreement, by: Person, now: datetime) -> Agreement:
    """Settle again. Raises Refused unless it is suspended.

    What had not begun is signed again, and starts as any other.
    """
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        began = not stands_still_before_start(locked)
        target = AgreementStatus.ACTIVE if began else AgreementStatus.SIGNED
        return _move(locked, AgreementStatus.SUSPENDED, target, EventVerb.RESUMED, by, now)


def end_agreement(
    *, agreement: Agreement, by: Person, now: datetime, reason: str = ""
) -> Agreement:
    """Note that the work is over; what is due is still settled. Raises Refused unless it runs.

    A suspended one ends without going on first: then why is needed. Of what had not begun nothing
    is due, so that is closed at once.
    """
    with transaction.atomic():
        locked = lock_agreement(agreement.pk)
        require_status(locked, AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED)
        source = AgreementStatus(locked.status)
        if source == AgreementStatus.SUSPENDED and not reason.strip():
            raise Refused("ending_reason_missing", "reason")
        if stands_still_before_start(locked):
            return _close_before_start(locked, source, by, now, reason)
        return _move(locked, source, AgreementStatus.ENDED, EventVerb.ENDED, by, now, reason)


def end_before_start(*, agreement: Agreement, by: Person, now: datetime, reason: str) -> Agreement:
    """End what was signed and had not begun. Raises Refused unless it is signed."""
    return _close_before_start(agreement, AgreementStatus.SIGNED, by, now, reason)


def _close_before_start(
    agreement: Agreement, source: AgreementStatus, by: Person, now: datetime, reason: str
) -> Agreement:
    # Never ended: what has ended is settled, and here there is nothing to settle.
    closed, detail = AgreementStatus.SETTLED, str(AgreementStatus.SIGNED)
    return _move(agreement, source, closed, EventVerb.ENDED, by, now, reason, detail=detail)


def close_agreement(*, agreement: Agreement, by: Person, now: datetime) -> Agreement:
    """Close an ended agreement for good: everything is settled, paid and said.

    After it nothing of the agreement changes. Raises RefusedTogether with everything that is still
    open, Refused for another status.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        require_status(agreement, AgreementStatus.ENDED)
        still_open = open_before_closing(agreement, local_day(now))
        if still_open:
            raise RefusedTogether(still_open)
        return _move(
            agreement, AgreementStatus.ENDED, AgreementStatus.SETTLED, EventVerb.SETTLED, by, now
        )


def reopen_agreement(*, agreement: Agreement, by: Person, now: datetime, reason: str) -> Agreement:
    """Open a closed agreement again, which is then ended.

    Raises Refused without a reason, or when it never began: then there is nothing to settle.
    """
    if not reason.strip():
        raise Refused("contract_reopen_reason", "reason")
    if ended_before_start(agreement):
        raise Refused("contract_never_began", "status")
    return _move(
        agreement,
        AgreementStatus.SETTLED,
        AgreementStatus.ENDED,
        EventVerb.REOPENED,
        by,
        now,
        reason.strip(),
    )


def publish_agreement(
    *, agreement: Agreement, is_public: bool, by: Person, now: datetime
) -> Agreement:
    """Show the agreement on the public pages, or no longer; also when it is closed."""
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk, even_closed=True)
        if agreement.is_public != is_public:
            agreement.is_public = is_public
            agreement.save(update_fields=["is_public"])
            verb = EventVerb.PUBLISHED if is_public else EventVerb.HIDDEN
            write_event(agreement=agreement, verb=verb, by=by, now=now)
    return agreement


def _move(
    agreement: Agreement,
    source: AgreementStatus,
    target: AgreementStatus,
    verb: EventVerb,
    by: Person,
    now: datetime,
    reason: str = "",
    *,
    detail: str = "",
) -> Agreement:
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk, even_closed=source == AgreementStatus.SETTLED)
        require_status(agreement, source)
        agreement.status = target
        agreement.save(update_fields=["status"])
        write_event(agreement=agreement, verb=verb, by=by, now=now, reason=reason, detail=detail)
    return agreement


def _create_numbered(*, year: int, slug: str, **fields: Any) -> Agreement:
    for _attempt in range(NUMBER_ATTEMPTS):
        number = _next_number(year)
        address = slug or _free_slug(fields["title"], number)
        try:
            with transaction.atomic():
                return Agreement.objects.create(number=number, slug=address, **fields)
        except IntegrityError:
            # Anything but a taken number or address is an error of its own.
            if not Agreement.objects.filter(Q(number=number) | Q(slug=address)).exists():
                raise
    raise Refused("number_taken", "number")


def _free_slug(title: str, number: str) -> str:
    base = slugify(title)[:100] or "contract"
    is_taken = Agreement.objects.filter(slug=base).exists()
    return f"{base}-{number.lower()}" if is_taken else base


def _next_number(year: int) -> str:
    prefix = f"PC-{year}-"
    last = (
        Agreement.objects.filter(number__startswith=prefix)
        .order_by(Length("number").desc(), "-number")  # 10000 comes after 9999
        .values_list("number", flat=True)
        .first()
    )
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04d}"


def _add_indicator(
    agreement: Agreement, roles: Mapping[str, AgreementParty], item: Mapping[str, Any]
) -> None:
    fields = dict(item)
    code = fields.pop("verifier", None)
    params = {"code": fields["code"], "verifier": code}
    if code and code not in roles:
        raise Refused("verifier_unknown", "verifier", params)
    if code and roles[code].role != PartyRole.EVALUATOR:
        raise Refused("verifier_not_evaluator", "verifier", params)
    Indicator.objects.create(agreement=agreement, verifier=roles[code] if code else None, **fields)


def _refuse_twice(problem: str, field: str, codes: list[str]) -> None:
    for code in codes:
        if codes.count(code) > 1:
            raise Refused(problem, field, {"code": code})
