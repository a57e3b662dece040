"""Two plans that became an agreement: one is being carried out, one is finished.

Everything goes through the services at days in the past, in the order in which it would happen,
so that decision, agreement with its safeguards, result and annual report hang together.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from contracts import services as contracts
from contracts.enums import PartyKind, PartyRole
from contracts.models import Agreement, Party
from contracts.safeguards import DECIDED, SAFEGUARDS
from contracts.services.indicators import change_indicator
from contracts.services.parties import add_party
from pages.challenges import services
from pages.challenges.documents import (
    BudgetLine,
    IndicatorProposal,
    Planning,
    ResponseDocument,
    Results,
)
from pages.challenges.enums import Action, ResponseKind
from pages.challenges.models import Response
from pages.challenges.services.proposing import DecisionText
from pages.demo import response_handling as handling
from pages.demo.content import both
from pages.demo.contract_dossier import write_short
from pages.demo.response_texts import response
from pages.demo.tree import ensure_page
from pages.models import ResultIndexPage, ResultPage

MORNING = time(10)
# What was agreed, in the order of the list.
AGREED = (
    "Stopt de uitvoerder, dan neemt de wijkploeg het werk binnen een week over.",
    "Er zijn altijd twee vaste mensen; ziekte van een van hen stopt niets.",
    "Elk kwartaal lopen wij samen een ronde met drie bewoners.",
    "De uitvoerder valt onder de vrijwilligersverzekering van de gemeente.",
    "Alleen namen en telefoonnummers van helpers, tot een jaar na afloop, bij de uitvoerder.",
    "Drie maanden voor het einde spreken wij over doorgaan of overdragen.",
    "Na een jaar kijken wij terug, met de bewoners erbij. Daarvoor oordelen wij niet.",
    "Niemand verliest werk; helpers doen ten hoogste vier uur per week.",
    "Gereedschap blijft van de gemeente, de kas is van de uitvoerder.",
    "Eén bladzijde per jaar, voor iedereen dezelfde.",
    "De gemeente betaalt vooraf per jaar, geeft water en opslag, en heeft één vast persoon.",
)


@dataclass(frozen=True)
class Ending:
    """A plan from first to last day. `years_ago` is when its work began, `years` how long."""

    key: str
    name: str
    title: str
    title_en: str
    different: str
    different_en: str
    result: str
    result_en: str
    reason: str
    years_ago: int
    years: int
    amount_cents: int
    closing_words: str = ""


ENDINGS = (
    Ending(
        key="moestuinbrigade",
        name="Moestuinbrigade Zuid",
        title="Bewoners onderhouden de plantvakken",
        title_en="Residents look after the flower beds",
        different="Elke straat kiest zelf planten en houdt ze bij, met één vaste dag per maand.",
        different_en="Each street chooses its plants and looks after them, one day a month.",
        result="Straten die hun plantvakken zelf bijhouden",
        result_en="Streets that look after their flower beds",
        reason=(
            "De buurt doet het werk graag, het kost niet meer dan nu en de vakken worden vaker"
            " bijgehouden dan het bedrijf kan."
        ),
        years_ago=4,
        years=2,
        amount_cents=18_000_00,
        closing_words=(
            "Veertien straten houden hun vakken zelf bij. De laatste twee doet de wijkploeg weer,"
            " omdat daar te weinig mensen waren. Bedankt voor twee mooie jaren."
        ),
    ),
    Ending(
        key="spelotheek",
        name="Speel-o-theek De Tol",
        title="De speel-o-theek blijft open met ouders",
        title_en="Parents keep the toy library open",
        different="Ouders draaien de uitleen op vier middagen, ook op zaterdag.",
        different_en="Parents run the library on four afternoons, Saturday as well.",
        result="Gezinnen die elke maand iets lenen",
        result_en="Families that borrow something every month",
        reason=(
            "De uitleen is met ouders vaker open dan nu, ook op zaterdag, en de kosten blijven"
            " gelijk. Zestig gezinnen hebben gezegd dat zij meedoen."
        ),
        years_ago=1,
        years=3,
        amount_cents=12_500_00,
    ),
)


def load_endings(*, now: datetime, users: dict[str, Any]) -> None:
    """Make those that are missing; known by their made-up e-mail address."""
    for ending in ENDINGS:
        document = _document(ending, timezone.localdate(now).year)
        if not Response.objects.filter(email=document.applicant.email).exists():
            _make(ending, document, users)


def _document(ending: Ending, year: int) -> ResponseDocument:
    first, last = _days(ending, year)
    return response(
        key=ending.key,
        name=ending.name,
        title=ending.title,
        different=ending.different,
        kind="organisation",
        results=Results(
            indicators=(IndicatorProposal(ending.result, "0", "16", "telling per kwartaal"),),
            budget=(BudgetLine("Materiaal en begeleiding per jaar", ending.amount_cents),),
        ),
        planning=Planning(
            starts_on=first.isoformat(),
            ends_on=(last - timedelta(days=1)).isoformat(),
            continuity="Stoppen wij, dan zeggen wij het een maand vooraf en dragen wij alles over.",
        ),
    )


def _days(ending: Ending, year: int) -> tuple[date, date]:
    first = date(year - ending.years_ago, 1, 1)
    return first, first.replace(year=first.year + ending.years)


def _make(ending: Ending, document: ResponseDocument, users: dict[str, Any]) -> None:
    first = date.fromisoformat(document.planning.starts_on)

    def at(days: int) -> datetime:
        return timezone.make_aware(datetime.combine(first + timedelta(days=days), MORNING))

    draft = Response.objects.create(kind=ResponseKind.UNASKED, language="nl", created_at=at(-140))
    sent = services.send_response(response=draft, document=document, draft_revision=0, now=at(-140))
    services.take_up(response=sent, by=users["redacteur"], now=at(-138))
    text = DecisionText(
        action=Action.ACCEPT, reason=ending.reason, amount_cents=ending.amount_cents
    )
    handling.decide(sent, users, text, at(-95))
    manager = users["contractmanager"]
    agreement = services.draft_agreement_for(response=sent, by=manager, now=at(-80))
    agreement = _complete(ending, agreement, manager, at(-60))
    agreement = contracts.sign_agreement(agreement=agreement, by=manager, now=at(-20))
    agreement = contracts.activate_agreement(agreement=agreement, by=manager, now=at(0))
    services.start_running(response=Response.objects.get(pk=sent.pk), by=manager, now=at(1))
    contracts.publish_agreement(agreement=agreement, is_public=True, by=manager, now=at(1))
    if ending.closing_words:
        last = ending.years * 365 + 5
        contracts.end_agreement(agreement=agreement, by=manager, now=at(last))
        services.finish(
            response=Response.objects.get(pk=sent.pk),
            is_early=False,
            words=ending.closing_words,
            by=manager,
            now=at(last + 1),
        )
    _show_result(ending, agreement)


def _complete(ending: Ending, agreement: Agreement, manager: Any, now: datetime) -> Agreement:
    """Everything that the start asks for: parties, fields, measure, terms and safeguards."""
    by = {"by": manager, "now": now}
    evaluator, _is_new = Party.objects.get_or_create(
        name="Wijkpanel Demodam (fictief)",
        defaults={"kind": PartyKind.OTHER, "is_fictitious": True},
    )
    judge = add_party(
        agreement=agreement, role=PartyRole.EVALUATOR, code="toetser", party=evaluator, **by
    )
    for role in agreement.parties.select_related("party"):
        role.party.is_fictitious = True
        role.party.save()
    indicator = agreement.indicators.get()
    change_indicator(
        indicator=indicator, baseline_source="telling voor het begin", verifier=judge, **by
    )
    agreement = contracts.change_agreement(
        agreement=agreement,
        title_en=ending.title_en,
        summary=ending.different,
        summary_en=ending.different_en,
        legal_basis="subsidy",
        vat_treatment="exempt",
        exit_clause=AGREED[5],
        **by,
    )
    contracts.add_terms_version(
        agreement=agreement, document=_terms(ending, agreement, indicator.code), reason="", **by
    )
    write_short(agreement, manager, now)
    decided = agreement.safeguards.get(code=DECIDED.code).text
    for safeguard, words in zip((DECIDED, *SAFEGUARDS), (decided, *AGREED), strict=True):
        contracts.answer_safeguard(
            agreement=agreement, code=safeguard.code, state="agreed", text=words, **by
        )
    return agreement


def _terms(ending: Ending, agreement: Agreement, indicator: str) -> dict[str, Any]:
    """A fixed amount a year; the result is counted and talked about, and moves no money."""
    amount = str(ending.amount_cents // 100)
    first = agreement.starts_on.isoformat()
    until = agreement.ends_on.isoformat() if agreement.ends_on else ""
    return {
        "format": "terms/1",
        "title": {"nl": ending.title, "en": ending.title_en},
        "currency": "EUR",
        "valid_from": first,
        "periods": {"every": "year", "from": first, "until": until},
        "rounding": {"mode": "half_up", "to": "0.01", "at": "line"},
        "parties": [
            {
                "code": row.code,
                "role": row.role,
                "label": {"nl": row.party.name, "en": row.party.name},
            }
            for row in agreement.parties.select_related("party")
        ],
        "metrics": [
            {
                "code": indicator,
                "label": {"nl": ending.result, "en": ending.result_en},
                "kind": "count",
                "unit": {"nl": "keer", "en": "time"},
                "unit_plural": {"nl": "keer", "en": "times"},
                "verified_by": "toetser",
            }
        ],
        "components": [
            {
                "code": "vaste_bijdrage",
                "label": {"nl": "Vaste bijdrage", "en": "Standing contribution"},
                "quantity": {"one": True},
                "price": {"amount": amount},
                "over": "period",
            }
        ],
        "limits": [
            {
                "code": "plafond",
                "label": {"nl": "Plafond per jaar", "en": "Ceiling a year"},
                "scope": "year",
                "max": amount,
            }
        ],
    }


def _show_result(ending: Ending, agreement: Agreement) -> None:
    """The public page of the agreement, where the portal has its list of results."""
    index = ResultIndexPage.objects.first()
    if index is None:
        return
    fields = both(
        title=(ending.title, ending.title_en), summary=(ending.different, ending.different_en)
    )
    fields["agreement_number"] = agreement.number
    ensure_page(index, ResultPage, agreement.slug, fields)
