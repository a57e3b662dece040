"""How demo responses are weighed and decided on, by the people of the demo and in their words."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pages.challenges import services
from pages.challenges.admissibility import CONDITIONS
from pages.challenges.enums import Action, Letter, PlanVerdict, PointKind, TalkKind
from pages.challenges.models import Decision, Response
from pages.challenges.prompts import PLAN_POINTS, VALUE_TRIANGLE
from pages.challenges.selectors.funds import fund_stand
from pages.challenges.selectors.lots import lots_to_weigh
from pages.challenges.services.advising import Answer
from pages.challenges.services.assessing import AssessmentText, Point
from pages.challenges.services.proposing import CriterionWords, DecisionText
from pages.challenges.services.talks import ReportText
from pages.challenges.subjects import subject_of

# On which answer the content was never looked at.
NOT_WEIGHED = (Action.LEAVE_OUT, Action.DECLARE_INADMISSIBLE)
OUR_VIEW = {
    "legitimacy": "Ook mensen zonder netwerk kunnen meedoen; er is een telefoonnummer.",
    "efficiency": "De berekening klopt. Na twee jaar moet blijken of het zonder startgeld kan.",
    "involvement": "Een vaste groep doet mee en praat elke maand over hoe het gaat.",
}
PANEL_VIEW = {
    "legitimacy": "Ik ken mensen in mijn straat die hier wel komen en nu nergens.",
    "efficiency": "Goedkoper weet ik niet, maar er blijft wel meer van in de wijk.",
    "involvement": "Vraag ook de bewoners van de flat; die hoor je bijna nooit.",
}

# Of the plan and of who does it now, by the name of the criterion.
REFUSED_WORDS = {
    "Kwaliteit": (
        "Het plan zegt niet hoe deelnemers merken dat de les zo goed is als nu.",
        "Deelnemers maken elk half jaar een toets. Twee van de drie gaan vooruit.",
    ),
    "Waarde voor de buurt": (
        "Mensen leren hier elkaar en de buurt niet door kennen.",
        "De groepen ontmoeten elkaar, maar alleen in het centrum.",
    ),
    "Steun in de buurt": (
        "Drie mensen willen meedoen. Met de groepen van nu is niet gesproken.",
        "Er is een vaste groep van dertig vrijwilligers.",
    ),
    "Volhouden": (
        "Wij lezen niet wat er gebeurt als de trekker stopt.",
        "Het contract regelt vervanging bij ziekte.",
    ),
    "Geld": (
        "Het kost meer per deelnemer dan nu, en wij zien niet wat daar beter van wordt.",
        "Een deelnemer kost nu € 410 per jaar (verzonnen).",
    ),
}
OTHER_WORDS = (
    "Het plan legt nog niet uit hoe dit gaat.",
    "Dit gaat nu met een vaste groep vrijwilligers.",
)


def weigh(response: Response, users: dict[str, Any], at: datetime) -> None:
    """Meet, check, and let somebody of the municipality and a resident assess."""
    editor = users["redacteur"]
    _declare(response, editor, at)
    talk = services.plan_talk(
        response=response,
        kind=TalkKind.INTAKE,
        planned_for=at,
        place="Wijkcentrum Demodam, kamer 2",
        by=editor,
        now=at,
    )
    services.report_talk(
        talk=talk,
        text=ReportText(
            took_place=True,
            words="Wij spraken over wat er nu misgaat en wie er al meedoen.",
            present="de indieners en Noor Redacteur",
        ),
        by=editor,
        now=at,
    )
    answers = [Answer(condition.code, is_met=True) for condition in CONDITIONS]
    services.check_admissibility(response=response, answers=answers, by=editor, now=at)
    for role, view in (("beoordelaar", OUR_VIEW), ("panellid", PANEL_VIEW)):
        person = users[role]
        services.assign_assessor(response=response, person=person, by=editor, now=at)
        _declare(response, person, at)
        services.hand_in_assessment(
            response=response, text=_assessment(response, view), by=person, now=at
        )


def advise(response: Response, users: dict[str, Any], action: Action, at: datetime) -> None:
    """Weigh, and advise on the ground of that."""
    weigh(response, users, at)
    services.advise(
        response=response,
        action=action,
        words=(
            "Beide beoordelaars zien dat het plan mensen bereikt die nu niemand bereikt. Over"
            " de kosten verschillen zij: de een rekent op minder, de ander weet het niet."
        ),
        by=users["redacteur"],
        now=at,
    )


def propose(response: Response, users: dict[str, Any], text: DecisionText, at: datetime) -> Any:
    """Put a decision forward; weighed first when it is about the content. Gives the proposal."""
    editor = users["redacteur"]
    if text.action in NOT_WEIGHED:
        _declare(response, editor, at)
    else:
        advise(response, users, text.action, at)
    if text.action == Action.ACCEPT_WITH_CONDITIONS:
        services.propose_changes(response=response, words=text.conditions, by=editor, now=at)
        services.answer_changes(response=response, agrees=True, by=None, now=at)
    if text.action == Action.REJECT:
        text = replace(text, criteria=_criterion_words(response))
    return services.propose_decision(response=response, text=text, by=editor, now=at)


def decide(response: Response, users: dict[str, Any], text: DecisionText, at: datetime) -> Decision:
    """Put forward by one person and decided by another."""
    proposal = propose(response, users, text, at)
    by = decider_for(response, users, ("beslisser", "budgethouder"), text.amount_cents)
    _declare(response, by, at)
    decision = services.decide(proposal=proposal, by=by, now=at)
    # On the day itself: from then on the weeks to object count.
    for letter in response.messages.filter(letter=Letter.DECISION):
        services.deliver_message(message_id=letter.pk, now=at)
    return decision


def decider_for(
    response: Response, users: dict[str, Any], roles: tuple[str, ...], amount_cents: int | None
) -> Any:
    """The first of these people who may decide: the route of a fund names who does."""
    stand = fund_stand(response, amount_cents)
    return next(users[role] for role in roles if stand is None or stand.names(users[role]))


def _declare(response: Response, person: Any, at: datetime) -> None:
    services.declare_interest(response=response, person=person, has_conflict=False, now=at)


def _assessment(response: Response, view: dict[str, str]) -> AssessmentText:
    criteria = [
        Point(
            PointKind.CRITERION,
            row.code,
            words=f"{row.name}: het plan laat zien hoe, met voorbeelden uit de wijk.",
            present_words="Nu gebeurt dit ook, maar vooral overdag en op één plek.",
        )
        for row in subject_of(response).criteria
    ]
    lots = [
        Point(PointKind.LOT, lot.code, words=f"{lot.name}: ik zie wie dit doet en wat het kost.")
        for lot in lots_to_weigh(response)
    ]
    values = [Point(PointKind.VALUE, row.code, words=view[row.code]) for row in VALUE_TRIANGLE]
    plan = [Point(PointKind.PLAN, row.code, verdict=PlanVerdict.ENOUGH) for row in PLAN_POINTS]
    plan[3] = replace(
        plan[3],
        verdict=PlanVerdict.NEEDS_WORK,
        words="Wie neemt het over als de trekker ziek wordt?",
    )
    summary = "Ik zou dit een kans geven, met afspraken over wat er gebeurt als het tegenzit."
    return AssessmentText(summary=summary, points=[*criteria, *lots, *values, *plan])


def _criterion_words(response: Response) -> tuple[CriterionWords, ...]:
    return tuple(
        CriterionWords(
            row.code,
            *REFUSED_WORDS.get(row.name, OTHER_WORDS),
        )
        for row in subject_of(response).criteria
    )
