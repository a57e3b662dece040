"""How a demo contract comes to life: the same services, in the same order, as people use them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from contracts import services
from contracts.arithmetic import Period, parse_terms, periods_until
from contracts.enums import PartyKind, PartyRole, VerificationDecision
from contracts.models import Agreement, Observation, Party, PartyMember, PaymentOrder
from pages.demo.content import Pair, both
from pages.demo.indicator_profiles import describe_own

MORNING = time(10)


def fictitious_iban(number: int) -> str:
    """Return an account of the bank DEMO, which does not exist, with check digits that are right."""
    account = f"DEMO{number:010d}"
    digits = "".join(str(int(character, 36)) for character in f"{account}NL00")
    return f"NL{98 - int(digits) % 97:02d}{account}"


@dataclass(frozen=True)
class Side:
    """A party in a contract, and the role of the demo user who acts for it."""

    code: str
    role: PartyRole
    name: str
    kind: PartyKind
    acted_by: str = ""


MUNICIPALITY = Side("gemeente", PartyRole.PAYER, "Gemeente Demodam", PartyKind.MUNICIPALITY)
EVALUATOR = Side(
    "toetser", PartyRole.EVALUATOR, "Toetsbureau Helder (fictief)", PartyKind.COMPANY, "toetser"
)


def parties(sides: tuple[Side, ...]) -> list[dict[str, Any]]:
    """The parties as the terms name them; made-up names are the same in English."""
    return [
        {"code": side.code, "role": side.role.value, "label": {"nl": side.name, "en": side.name}}
        for side in sides
    ]


@dataclass(frozen=True)
class Measured:
    """What was reported over a period and what the evaluator said; "" when it still waits."""

    indicator: str
    quantity: str
    decision: str = VerificationDecision.ACCEPTED
    accepted: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Correction:
    """What the provider mends in the period before, after that period was approved."""

    indicator: str
    quantity: str
    reason: str


@dataclass(frozen=True)
class Course:
    """One contract of Demodam with its years.

    `measured` says what came in over a period (its number from 0, and how many are over);
    `approved_until` how many of the periods that are over the approver decided about.
    """

    slug: str
    title: Pair
    summary: Pair
    task: str
    exit_clause: str
    legal_basis: str
    vat_treatment: str
    sides: tuple[Side, ...]
    indicators: tuple[dict[str, Any], ...]
    terms: Callable[[int], dict[str, Any]]
    measured: Callable[[int, int], tuple[Measured, ...]]
    approved_until: Callable[[int], int]
    correction: Correction | None = None
    source_note_en: str = "Made up for this example site: people, organisations, amounts and measurements do not exist."
    source_note: str = "Verzonnen voor deze voorbeeldsite: mensen, organisaties, bedragen en metingen bestaan niet."


def load_course(
    course: Course,
    *,
    people: dict[str, Any],
    now: datetime,
    prepare: Callable[[Agreement, Any, datetime], None] | None = None,
) -> None:
    """Make the contract with everything that happened up to now, unless it is there already.

    `prepare` writes what a guided start asks; without it the contract is of before that.
    """
    if Agreement.objects.filter(slug=course.slug).exists():
        return
    document = course.terms(timezone.localdate(now).year)
    terms = parse_terms(document)
    agreement = _start(course, document, terms.periods.start, terms.periods.until, people, prepare)
    over = periods_until([terms], timezone.localdate(now))
    approved = course.approved_until(len(over))
    for number, period in enumerate(over):
        rows = _report(agreement, period, course.measured(number, len(over)), people, now)
        if number < approved:
            is_last = number == approved - 1
            _settle(agreement, period, people, is_paid=not is_last)
        if number == approved - 2 and course.correction is not None:
            _correct(rows, course.correction, period, people)


def day_at(day: date, days: int = 0) -> datetime:
    """In the morning, so many days after a day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), MORNING))


def ensure_party(side: Side) -> Party:
    """The made-up party with this name; one row, however many contracts it is in."""
    party = Party.objects.filter(name=side.name, is_fictitious=True).first()
    if party is None:
        number = Party.objects.count() + 1
        party = Party.objects.create(
            name=side.name,
            kind=side.kind,
            is_fictitious=True,
            iban=fictitious_iban(number),
            street="Voorbeeldstraat",
            house_number=str(number),
            postcode="1234 AB",
            town="Demodam",
        )
    return party


def _start(
    course: Course,
    document: dict[str, Any],
    starts_on: date,
    ends_on: date | None,
    people: dict[str, Any],
    prepare: Callable[[Agreement, Any, datetime], None] | None,
) -> Agreement:
    """Draft, sign and start it in the months before its first day."""
    manager = people["contractmanager"]
    parties = [(ensure_party(side), side.role, side.code) for side in course.sides]
    agreement = services.draft_agreement(
        slug=course.slug,
        task=course.task,
        starts_on=starts_on,
        ends_on=ends_on,
        parties=parties,
        indicators=course.indicators,
        legal_basis=course.legal_basis,
        vat_treatment=course.vat_treatment,
        exit_clause=course.exit_clause,
        source_note=course.source_note,
        source_note_en=course.source_note_en,
        is_guided=prepare is not None,
        contract_manager=manager,
        by=manager,
        now=day_at(starts_on, -60),
        **both(title=course.title, summary=course.summary),
    )
    for side, (party, _role, _code) in zip(course.sides, parties, strict=True):
        if side.acted_by:
            PartyMember.objects.get_or_create(party=party, user=people[side.acted_by])
    services.add_terms_version(
        agreement=agreement, document=document, reason="", by=manager, now=day_at(starts_on, -40)
    )
    describe_own(agreement, manager, day_at(starts_on, -30))
    if prepare is not None:
        prepare(agreement, manager, day_at(starts_on, -30))
    for step, days in (
        (services.sign_agreement, -20),
        (services.activate_agreement, 0),
    ):
        agreement = step(agreement=agreement, by=manager, now=day_at(starts_on, days))
    return services.publish_agreement(
        agreement=agreement, is_public=True, by=manager, now=day_at(starts_on, 1)
    )


def _report(
    agreement: Agreement,
    period: Period,
    measured: tuple[Measured, ...],
    people: dict[str, Any],
    now: datetime,
) -> dict[str, Observation]:
    """The provider reports in the first days after the period; the evaluator judges soon after."""
    indicators = {row.code: row for row in agreement.indicators.all()}
    reported = {}
    for row in measured:
        observation = services.record_observation(
            agreement=agreement,
            indicator=indicators[row.indicator],
            on=period.end - timedelta(days=1),
            quantity=Decimal(row.quantity),
            by=people["uitvoerder"],
            now=min(day_at(period.end, 2), now),
        )
        reported[row.indicator] = observation
        if row.decision:
            services.verify_observation(
                observation=observation,
                decision=row.decision,
                accepted_quantity=Decimal(row.accepted) if row.accepted else None,
                reason=row.reason,
                answers={
                    "is_context_complete": "yes",
                    "would_have_happened_anyway": "no",
                    "do_practitioners_recognise": "yes",
                },
                by=people["toetser"],
                now=min(day_at(period.end, 9), now),
            )
    return reported


def _settle(agreement: Agreement, period: Period, people: dict[str, Any], *, is_paid: bool) -> None:
    """One person drafts, another approves, a third pays; all but the latest went to the bank."""
    draft = services.draft_settlement(
        agreement=agreement, period=period, by=people["contractmanager"], now=day_at(period.end, 12)
    )
    approver, finance = people["budgethouder"], people["financien"]
    services.approve_settlement(settlement=draft, by=approver, now=day_at(period.end, 20))
    if not is_paid:
        return
    for order in PaymentOrder.objects.filter(settlement=draft):
        released = services.release_payment(order=order, by=finance, now=day_at(period.end, 22))
        services.mark_payments_exported(orders=[released], by=finance, now=day_at(period.end, 23))
        services.confirm_payment(order=released, by=finance, now=day_at(period.end, 26))


def _correct(
    rows: dict[str, Observation],
    correction: Correction,
    period: Period,
    people: dict[str, Any],
) -> None:
    """After the approval it turns out otherwise: the next settlement reverses and corrects."""
    found_at = day_at(period.end, 40)
    mended = services.correct_observation(
        observation=rows[correction.indicator],
        quantity=Decimal(correction.quantity),
        known_on=timezone.localdate(found_at),
        reason=correction.reason,
        by=people["uitvoerder"],
        now=found_at,
    )
    services.verify_observation(
        observation=mended,
        decision=VerificationDecision.ACCEPTED,
        by=people["toetser"],
        now=day_at(period.end, 45),
    )
