"""Where a case stands, as steps: what is done, what is next, and why something cannot be yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from pages.challenges.enums import Status, Who
from pages.challenges.models import Objection, Response
from pages.challenges.permissions import roles_of
from pages.challenges.refusals import message_for
from pages.challenges.selectors.assessing import are_enough, counting_assessments
from pages.challenges.services.advising import why_no_advice
from pages.challenges.services.carrying_out import why_not_running
from pages.challenges.services.deciding import prepared_by
from pages.challenges.transitions import ACCEPTED, WITH_DECISION, WITHDRAWN

_BEFORE_ADVICE = frozenset({Status.SUBMITTED, Status.COMPLETION_REQUESTED, Status.IN_HANDLING})
_BEFORE_DECISION = _BEFORE_ADVICE | {Status.ADVISED, Status.CHANGES_PROPOSED}


@dataclass(frozen=True)
class Step:
    """One step. `state` is done, now or later; `words` say why; `url` only for who can do it."""

    title: str
    state: str
    words: str = ""
    url: str = ""
    button: str = ""
    is_post: bool = False


@dataclass(frozen=True)
class _Case:
    """A response with what the steps ask of it, for one person."""

    response: Response
    user: Any
    roles: frozenset[Who]

    def url(self, name: str, who: Who) -> str:
        """The page of a step, for who has that role."""
        if who not in self.roles:
            return ""
        return reverse(f"challenge_responses:{name}", args=[self.response.pk])


def steps_of(user: Any, response: Response) -> list[Step]:
    """All steps of this case in order, for this person; one that was stopped has none left."""
    if response.status in WITHDRAWN:
        return []
    case = _Case(response, user, roles_of(user))
    return [*_preparing(case), *_deciding(case), *_after(case)]


def _preparing(case: _Case) -> Iterator[Step]:
    response, status = case.response, case.response.status
    if status == Status.SUBMITTED:
        yield Step(
            _("In behandeling nemen"),
            "now",
            _("Nog niemand behandelt deze zaak."),
            case.url("take_up", Who.HANDLER),
            _("Neem in behandeling"),
            is_post=True,
        )
    else:
        yield Step(_("In behandeling nemen"), "done", str(response.handler or ""))
    if status == Status.COMPLETION_REQUESTED:
        yield Step(_("Aanvulling"), "now", _("Wij wachten op de aanvulling van de indiener."))
    is_checked = response.admissibility_checks.exists()
    can_check = status == Status.IN_HANDLING
    yield Step(
        _("Ontvankelijkheid toetsen"),
        "done" if is_checked else "now" if can_check else "later",
        "",
        case.url("admissibility", Who.HANDLER) if can_check else "",
        _("Toets opnieuw") if is_checked else _("Toets de ontvankelijkheid"),
    )
    assessments = counting_assessments(response)
    is_enough = are_enough(assessments)
    yield Step(
        _("Beoordelen"),
        "done" if is_enough else "now" if can_check else "later",
        _("Ingeleverd: %(count)s. Nodig zijn er minstens 2.") % {"count": len(assessments)}
        + ("" if is_enough else " " + message_for("assessments_needed")),
        case.url("assign", Who.HANDLER) if status in _BEFORE_ADVICE else "",
        _("Vraag een beoordelaar"),
    )
    why = why_no_advice(response) if status in _BEFORE_ADVICE else ""
    if status in _BEFORE_ADVICE:
        is_next = can_check and not why
        url = case.url("advice", Who.HANDLER) if is_next else ""
        words = message_for(why) if why else ""
        yield Step(_("Advies"), "now" if is_next else "later", words, url, _("Breng advies uit"))
    else:
        yield Step(_("Advies"), "done" if response.advices.exists() else "later")


def _deciding(case: _Case) -> Iterator[Step]:
    response, status = case.response, case.response.status
    if status == Status.CHANGES_PROPOSED:
        yield Step(
            _("Aanpassing"),
            "now",
            _("Wij wachten op het antwoord van de indiener op ons voorstel."),
            case.url("changes_answer", Who.HANDLER),
            _("Leg het antwoord vast"),
        )
    if status in _BEFORE_DECISION:
        can_propose = status not in (Status.SUBMITTED, Status.CHANGES_PROPOSED)
        yield Step(
            _("Besluit voorleggen"),
            "now" if status == Status.ADVISED else "later",
            "" if status == Status.ADVISED else message_for("not_from_here"),
            case.url("propose", Who.HANDLER) if can_propose else "",
            _("Leg een besluit voor"),
        )
        yield Step(_("Besluiten"), "later", _("Door iemand die niet aan de zaak meeschreef."))
        return
    yield Step(_("Besluit voorleggen"), "done")
    if status in WITH_DECISION:
        yield Step(_("Besluiten"), "done", str(response.decision.decided_by))
    else:
        words = _("Ligt bij iemand die niet aan de zaak meeschreef.")
        if Who.DECIDER in case.roles and prepared_by(response, case.user):
            words = message_for("four_eyes")
        url = case.url("decide", Who.DECIDER)
        yield Step(_("Besluiten"), "now", words, url, _("Lees en besluit"))


def _after(case: _Case) -> Iterator[Step]:
    response, status = case.response, case.response.status
    objection = Objection.objects.filter(response=response).first()
    if status == Status.OBJECTION:
        words = message_for("same_decider")
        if response.decision.decided_by_id != case.user.pk:
            words = _("Iemand die het eerste besluit niet nam, kijkt opnieuw.")
        url = case.url("objection", Who.DECIDER)
        yield Step(_("Bezwaar"), "now", words, url, _("Besluit op het bezwaar"))
    elif objection is not None:
        yield Step(_("Bezwaar"), "done")
    if status in ACCEPTED:
        has_agreement = response.agreement_id is not None
        url = case.url("agreement", Who.CONTRACT_MANAGER) if not has_agreement else ""
        button = _("Maak concept-overeenkomst")
        state = "done" if has_agreement else "now"
        yield Step(_("Overeenkomst"), state, "", url, button, is_post=True)
        why = why_not_running(response)
        url = "" if why else case.url("run", Who.CONTRACT_MANAGER)
        words = message_for(why) if why else ""
        state = "later" if why else "now"
        yield Step(_("Uitvoering"), state, words, url, _("De uitvoering begint"), is_post=True)
    if status == Status.RUNNING:
        url = case.url("finish", Who.CONTRACT_MANAGER)
        yield Step(_("Uitvoering"), "now", "", url, _("Rond de zaak af"))
    if status in (Status.FINISHED, Status.ENDED_EARLY):
        yield Step(_("Uitvoering"), "done", response.get_status_display())
