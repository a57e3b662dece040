"""A response of the demo on all lots of a call: one decision grants two of them and refuses one."""

from datetime import datetime, timedelta
from typing import Any

from pages.challenges import services
from pages.challenges.documents import About, BudgetLine, Lot, ResponseDocument, Results
from pages.challenges.enums import Action, Remedies
from pages.challenges.forms.steps_about import lot_code
from pages.challenges.models import Response
from pages.challenges.services.lot_outcomes import LotText
from pages.challenges.services.proposing import DecisionText
from pages.demo import response_handling as handling
from pages.demo.call_sports_hall import SPORTS_HALL
from pages.demo.response_texts import response
from pages.models import CallPage

REASON = (
    "De clubs kennen de hal en de mensen. Met u is er elke avond iemand, en dat is er nu niet."
    " De kosten voor ontvangst en kantine zijn lager dan wat wij nu betalen."
)
WHY_NOT = (
    "Een sportvloer moet worden gekeurd door een bedrijf met een certificaat. In uw plan doen"
    " vrijwilligers dit werk, en dan is niemand verzekerd als er iets gebeurt."
)
HOW = (
    "Zoek een vloerenbedrijf dat met u meedoet en de keuring op zich neemt. Kom dan met een"
    " nieuwe prijs bij ons terug; het kan er later bij."
)
# What is granted for each of the first two lots; the third is refused.
AMOUNTS = (27_500_00, 6_250_00)


def load_split(*, now: datetime, users: dict[str, Any]) -> None:
    """Make the case when its call is there and the case is not."""
    call = CallPage.objects.live().filter(slug=SPORTS_HALL["slug"]).first()
    if call is None:
        return
    document = _document(tuple(Lot(lot_code(lot), lot.name) for lot in call.lots.all()))
    if not Response.objects.filter(email=document.applicant.email).exists():
        _make(call, document, users, now)


def _document(lots: tuple[Lot, ...]) -> ResponseDocument:
    return response(
        key="hetbolwerk",
        name="Vereniging Het Bolwerk",
        kind="organisation",
        title="De clubs houden De Bolder open",
        different=(
            "Vijf clubs maken samen een rooster. Elke avond staat er iemand bij de deur, en na de"
            " training eten wij samen."
        ),
        for_whom="Iedereen die in De Bolder komt",
        reach_count=900,
        about=About(lots=lots),
        results=Results(
            budget=(
                BudgetLine("Ontvangst en beheer, per jaar", 27_500_00),
                BudgetLine("Kantine, per jaar", 6_250_00),
                BudgetLine("Onderhoud van de vloer, per jaar", 8_000_00),
            ),
        ),
    )


def _make(call: CallPage, document: ResponseDocument, users: dict[str, Any], now: datetime) -> None:
    def ago(days: int) -> datetime:
        return now - timedelta(days=days)

    draft = services.start_draft(call=call, language="nl", now=ago(90))
    sent = services.send_response(response=draft, document=document, draft_revision=0, now=ago(90))
    services.take_up(response=sent, by=users["redacteur"], now=ago(88))
    handling.decide(sent, users, _decision(document.about.lots), ago(16))


def _decision(lots: tuple[Lot, ...]) -> DecisionText:
    granted = [
        LotText(lot.code, is_granted=True, amount_cents=cents)
        for lot, cents in zip(lots, AMOUNTS, strict=False)
    ]
    refused = [
        LotText(
            lot.code,
            is_granted=False,
            reason_code="KWALITEIT_LAGER",
            reason=WHY_NOT,
            how_to_succeed=HOW,
        )
        for lot in lots[len(AMOUNTS) :]
    ]
    return DecisionText(
        action=Action.ACCEPT,
        reason=REASON,
        lots=(*granted, *refused),
        amount_cents=sum(AMOUNTS),
        remedies=Remedies.OBJECTION,
    )
