"""From an accepted plan to a draft agreement that carries over what was promised."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _

from contracts.enums import IndicatorKind, PartyKind, PartyRole
from contracts.models import Party
from contracts.safeguards import DECIDED
from contracts.services.agreements import draft_agreement
from contracts.services.safeguards import open_safeguards
from pages.challenges.case_letters import agreement_begun_letter
from pages.challenges.documents import Applicant, IndicatorProposal, ResponseDocument, read_document
from pages.challenges.dutch_entry import format_cents, parse_cents
from pages.challenges.enums import Action, ApplicantKind, Letter, Who
from pages.challenges.models import ObjectionDecision, Response
from pages.challenges.publishing import for_agreement, title_for_parties
from pages.challenges.selectors.cosubmitters import parties_of
from pages.challenges.selectors.lots import LotAnswer, answers_to_tell, refused_codes
from pages.challenges.selectors.responses import party_with_kvk
from pages.challenges.services.agreement_names import hold_back_what_is_not_public
from pages.challenges.services.moves import lock_response, move
from pages.challenges.services.outbox import queue_letter
from pages.challenges.subjects import subject_of
from pages.challenges.terms import local_day

# What a municipality adds to the list is an organisation of some kind.
_PARTY_KINDS = {ApplicantKind.GROUP.value: PartyKind.RESIDENT_GROUP}


@transaction.atomic
def draft_agreement_for(
    *, response: Response, by: Any, now: datetime, uses_known_party: bool = True
) -> Any:
    """Make the draft agreement of an accepted response; asked again, give the same one.

    With `uses_known_party` the party of the register with the applicant's KvK number takes part,
    else a new one with the applicant's name; that one has no number, as a number is of one party.

    Parties, task, indicators and dates come from the version that was sent last; co-submitters
    who said yes take part as well. What was granted and changed by the decision that holds is
    the first point to agree on. Raises Refused `not_allowed` when the response is not accepted.
    """
    locked = lock_response(response)
    if locked.agreement_id is not None:
        return locked.agreement
    event = move(
        response=locked,
        action=Action.DRAFT_AGREEMENT,
        who=Who.CONTRACT_MANAGER,
        by=by,
        now=now,
    )
    document = read_document(locked.versions.latest("number").document)
    starts_on, ends_on = _period(document, now)
    subject = subject_of(locked)
    locked.agreement = draft_agreement(
        title=title_for_parties(locked, document),
        task=_task(document, subject.title, refused_codes(locked)),
        parties=[
            (_municipality(subject.municipality), PartyRole.PAYER, "gemeente"),
            *_applicant_parties(locked, document.applicant, uses_known=uses_known_party),
        ],
        indicators=_indicators(locked, document),
        starts_on=starts_on,
        ends_on=ends_on,
        by=by,
        now=event.at,
        source_note=_("Uit reactie %(number)s") % {"number": locked.case_number},
        contract_manager=by,
        is_guided=True,
    )
    hold_back_what_is_not_public(locked, document, by=by, now=event.at)
    open_safeguards(agreement=locked.agreement, said=_said(locked, document), by=by, now=event.at)
    locked.save()
    queue_letter(
        key=f"{Letter.AGREEMENT_BEGUN}:{locked.pk}",
        letter=Letter.AGREEMENT_BEGUN,
        response=locked,
        to=locked.email,
        content=agreement_begun_letter(locked),
        now=now,
    )
    return locked.agreement


def _task(document: ResponseDocument, title: str, refused: set[str]) -> str:
    """Which work: the task of somebody's own, or the granted parts, or all that the call asks."""
    about = document.about
    granted = ", ".join(lot.name for lot in about.lots if lot.code not in refused)
    return (about.task or granted or title)[:200]


def _said(response: Response, document: ResponseDocument) -> dict[str, str]:
    """What the decision and the resident say about a safeguard, to begin the talk with."""
    planning = document.planning
    return {
        DECIDED.code: _decided(response),
        "continuity": planning.continuity,
        "quality": planning.quality,
    }


def _decided(response: Response) -> str:
    """The lots, the amount and the changes of the decision that holds, with where they stand.

    After an objection the second decision holds; one from before it said the changes itself has
    those of the first, as long as the outcome is still that of a yes with changes.
    """
    first = response.decision
    revised = ObjectionDecision.objects.filter(objection__response=response).first()
    stands = revised or first
    name = _("besluit op bezwaar van %(day)s") if revised else _("besluit van %(day)s")
    lines = _lot_lines(stands)
    if stands.amount_cents is not None:
        granted = {
            "amount": format_cents(stands.amount_cents),
            "source": name % {"day": _day(stands.decided_at)},
        }
        lines.append(_("Toegekend bedrag: %(amount)s (%(source)s).") % granted)
    changed = stands if stands.conditions else first
    if stands.action == Action.ACCEPT_WITH_CONDITIONS and changed.conditions:
        source = name if changed == revised else _("besluit van %(day)s")
        day = {"source": source % {"day": _day(changed.decided_at)}}
        lines.append(_("Aanpassingen van het plan (%(source)s):") % day)
        lines.append(changed.conditions)
        changes = first.proposal.changes if first.proposal else None
        if changes is not None and changes.words != changed.conditions:
            lines += [_("Voorstel waar de indiener ja op zei:"), changes.words]
    return "\n".join(lines)


def _lot_lines(decision: Any) -> list[str]:
    """Which lots are agreed on, for how much, and which are not."""
    answers = answers_to_tell(decision)
    names = {
        is_granted: ", ".join(_lot_words(one) for one in answers if one.is_granted is is_granted)
        for is_granted in (True, False)
    }
    lines = []
    if names[True]:
        lines.append(_("Toegekende delen: %(lots)s.") % {"lots": names[True]})
    if names[False]:
        lines.append(_("Niet toegekend: %(lots)s.") % {"lots": names[False]})
    return lines


def _lot_words(answer: LotAnswer) -> str:
    if answer.amount_cents is None:
        return answer.name
    return f"{answer.name} ({format_cents(answer.amount_cents)})"


def _day(moment: datetime) -> str:
    return date_format(local_day(moment), "j F Y")


def _period(document: ResponseDocument, now: datetime) -> tuple[date, date | None]:
    """Half-open dates. A plan without a start begins, for the draft, on the day of drafting."""
    planning = document.planning
    starts_on = date.fromisoformat(planning.starts_on) if planning.starts_on else local_day(now)
    if not planning.ends_on:
        return starts_on, None
    last_day = date.fromisoformat(planning.ends_on)
    ends_on = date.fromordinal(last_day.toordinal() + 1)
    return starts_on, ends_on if ends_on > starts_on else None


def _municipality(name: str) -> Party:
    party = Party.objects.filter(kind=PartyKind.MUNICIPALITY, name=name).order_by("pk").first()
    return party or Party.objects.create(kind=PartyKind.MUNICIPALITY, name=name)


def _applicant_parties(
    response: Response, applicant: Applicant, *, uses_known: bool
) -> list[tuple[Party, str, str]]:
    known = party_with_kvk(applicant.kvk)
    party = (known if uses_known else None) or Party.objects.create(
        name=applicant.name,
        kind=_PARTY_KINDS.get(applicant.kind, PartyKind.OTHER),
        kvk="" if known else applicant.kvk,
        email=applicant.email,
    )
    parties = [(party, PartyRole.PROVIDER, "uitvoerder")]
    for number, name in enumerate(_partner_names(response, applicant), start=2):
        other = Party.objects.create(name=name, kind=PartyKind.OTHER)
        parties.append((other, PartyRole.PROVIDER, f"uitvoerder_{number}"))
    return parties


def _partner_names(response: Response, applicant: Applicant) -> list[str]:
    """Who does it together with the applicant: the partners of the plan, and who said yes to it.

    A co-submitter takes part for the group or organisation that was named, else in person. Who
    is in the plan under the same name is one party.
    """
    people = [party.person for party in parties_of(response) if party.is_confirmed]
    names = [
        *(partner.name for partner in applicant.partners),
        *(person.organisation or person.name for person in people),
    ]
    taken = {applicant.name.casefold()}
    found = []
    for name in names:
        if name.casefold() not in taken:
            taken.add(name.casefold())
            found.append(name)
    return found


def _indicators(response: Response, document: ResponseDocument) -> list[dict[str, Any]]:
    """What was proposed to measure. Not public, the name says nothing; the definition does."""
    found = []
    for number, proposal in enumerate(document.results.indicators, start=1):
        name = proposal.what[:200]
        if not document.publication.results:
            name = _("Resultaat %(number)s") % {"number": number}
        found.append(
            {
                "code": _indicator_code(name, number),
                "name": for_agreement(response, document, name),
                "definition": for_agreement(response, document, _definition(proposal)),
                "kind": IndicatorKind.COUNT,
                "source": for_agreement(response, document, proposal.source)[:200],
                "baseline": _number_in(proposal.baseline),
                "target": _number_in(proposal.target),
            }
        )
    return found


def _definition(proposal: IndicatorProposal) -> str:
    """The resident's own words: the numbers are agreed on together, later."""
    return "\n".join(
        f"{label}: {text}"
        for label, text in (
            (_("Wat verandert er"), proposal.what),
            (_("Nu"), proposal.baseline),
            (_("Doel"), proposal.target),
            (_("Hoe gemeten"), proposal.source),
            (_("Wanneer gemeten"), proposal.moment),
        )
        if text
    )


def _indicator_code(what: str, number: int) -> str:
    words = slugify(what)[:40].strip("-").replace("-", "_") or "resultaat"
    return f"{words}_{number}"


def _number_in(text: str) -> Decimal | None:
    """The number when the text is one; "ongeveer 40" stays words."""
    try:
        return Decimal(parse_cents(text)) / 100
    except ValueError:
        return None
