"""Advice, changes that both agree on, and the carrying out after the agreement."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from pages.challenges.enums import Action, Who, WorkKind
from pages.challenges.errors import Refused
from pages.challenges.forms.handling import (
    AdviceForm,
    ChangesAnswerForm,
    ChangesForm,
    FinishForm,
    ReasonForm,
)
from pages.challenges.models import Response
from pages.challenges.refusals import message_for, refusal_text
from pages.challenges.selectors.assessing import compare, visible_assessments
from pages.challenges.services import (
    advise,
    answer_changes,
    finish,
    propose_changes,
    reopen,
    start_running,
)
from pages.challenges.services.advising import why_no_advice
from pages.challenges.terms import answer_by_of
from pages.challenges.transitions import is_allowed
from pages.challenges.views.guards import back_to, for_staff, page_context
from pages.challenges.views.handling import READS, posted, small_page
from pages.challenges.views.posting import post_from_case
from pages.challenges.views.work import Work, show_work


def cannot_now(response: Response, action: Action, who: Who = Who.HANDLER) -> str:
    """Why this cannot be done in the present status; empty when it can."""
    if is_allowed(response.status, action, who):
        return ""
    return refusal_text(Refused("not_allowed", status=response.get_status_display()))


@require_http_methods(READS)
@for_staff(Action.ADVISE)
def advice(request: HttpRequest, response: Response) -> HttpResponse:
    """Advise, with all assessments beside it."""
    blocked = cannot_now(response, Action.ADVISE)
    if not blocked and (code := why_no_advice(response)):
        blocked = message_for(code)
    return show_work(
        request,
        response,
        Work(
            kind=WorkKind.ADVICE,
            title=_("Advies uitbrengen"),
            intro=_(
                "Hieronder staat wat de beoordelaars schreven, per punt naast elkaar. De indiener"
                " krijgt uw advies per brief en kan erop reageren voordat er een besluit is."
            ),
            button=_("Breng advies uit"),
            done=_("Het advies is uitgebracht. Nu kunt u een besluit voorleggen."),
            make_form=AdviceForm,
            hand_in=lambda form: advise(
                response=response,
                action=Action(form.cleaned_data["action"]),
                words=form.cleaned_data["words"],
                by=request.user,
                now=timezone.now(),
            ),
            leave=lambda: back_to(response),
            context={
                **page_context(response, _("Advies")),
                "compared": compare(visible_assessments(response, request.user)),
            },
            blocked=blocked,
        ),
    )


@require_http_methods(READS)
@for_staff(Action.REOPEN)
def reopen_case(request: HttpRequest, response: Response) -> HttpResponse:
    """Back to assessing."""
    return small_page(
        request,
        response,
        title=_("Opnieuw beoordelen"),
        intro=_("De zaak gaat terug naar de beoordeling. De indiener leest de reden."),
        button=_("Beoordeel opnieuw"),
        done=_("De zaak is weer in behandeling."),
        form=ReasonForm(posted(request)),
        do=lambda data: reopen(
            response=response, reason=data["reason"], by=request.user, now=timezone.now()
        ),
    )


@require_http_methods(READS)
@for_staff(Action.PROPOSE_CHANGES)
def changes(request: HttpRequest, response: Response) -> HttpResponse:
    """Propose a change of the plan."""
    return show_work(
        request,
        response,
        Work(
            kind=WorkKind.CHANGES,
            title=_("Aanpassing voorstellen"),
            intro=_("Een plan verandert alleen als de indiener ja zegt. Bel gerust eerst."),
            button=_("Stuur het voorstel"),
            done=_("Het voorstel is verstuurd. De indiener antwoordt op de zaakpagina."),
            make_form=ChangesForm,
            hand_in=lambda form: propose_changes(
                response=response,
                words=form.cleaned_data["words"],
                answer_by=form.cleaned_data["answer_by"],
                by=request.user,
                now=timezone.now(),
            ),
            leave=lambda: back_to(response),
            context=page_context(response, _("Aanpassing")),
            blocked=cannot_now(response, Action.PROPOSE_CHANGES),
            initial={"answer_by": answer_by_of(timezone.now()).isoformat()},
        ),
    )


@require_http_methods(READS)
@for_staff(Action.AGREE_CHANGES)
def changes_answer(request: HttpRequest, response: Response) -> HttpResponse:
    """Record what the resident said by phone or on paper."""
    return small_page(
        request,
        response,
        title=_("Antwoord vastleggen"),
        intro=_("Alleen als de indiener dit zelf heeft gezegd."),
        button=_("Leg het antwoord vast"),
        done=_("Het antwoord is vastgelegd."),
        form=ChangesAnswerForm(posted(request)),
        do=lambda data: answer_changes(
            response=response,
            agrees=data["agrees"] == "ja",
            words=data["words"],
            by=request.user,
            now=timezone.now(),
        ),
    )


@post_from_case
@for_staff(Action.START_RUNNING)
def run(request: HttpRequest, response: Response) -> HttpResponse:
    """The agreement runs."""
    try:
        start_running(response=response, by=request.user, now=timezone.now())
    except Refused as refused:
        messages.error(request, refusal_text(refused))
    return back_to(response)


@require_http_methods(READS)
@for_staff(Action.FINISH)
def finish_case(request: HttpRequest, response: Response) -> HttpResponse:
    """The agreement is over."""
    return small_page(
        request,
        response,
        title=_("Uitvoering afronden"),
        intro=_("Eerst is de overeenkomst beëindigd of afgerekend; daarna deze zaak."),
        button=_("Rond de zaak af"),
        done=_("De zaak is afgerond."),
        form=FinishForm(posted(request)),
        do=lambda data: finish(
            response=response,
            is_early=data["ended"] == "eerder",
            words=data["words"],
            by=request.user,
            now=timezone.now(),
        ),
    )
