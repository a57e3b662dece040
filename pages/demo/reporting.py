"""What is to be reported and verified in the demo: due, late, more time asked, a dispute running."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from contracts.arithmetic import Period
from contracts.models import Agreement
from contracts.reporting.enums import SampleMethod
from contracts.reporting.models import ReportRequest
from contracts.reporting.selectors.figures import figures_of, typed_figures
from contracts.reporting.selectors.requests import ended_periods
from contracts.reporting.selectors.samples import population_of
from contracts.reporting.selectors.sign_offs import state_of
from contracts.reporting.services.asking import ask_report, change_plan
from contracts.reporting.services.delivering import deliver_report
from contracts.reporting.services.disputes import answer_dispute
from contracts.reporting.services.evidence import add_evidence
from contracts.reporting.services.extending import ask_extension
from contracts.reporting.services.samples import draw_sample
from contracts.reporting.services.sign_offs import sign_off_period
from pages.demo.contract_bond import BOND
from pages.demo.contract_energy import ENERGY
from pages.demo.contract_workpoint import WORKPOINT

STORY = "De bewoners kwamen graag. In de vakantie was het rustiger. Dit verhaal is verzonnen."
PLAN = {"remind_before_days": 7, "remind_after_days": 7, "escalate_after_days": 14}
ANSWERS = {
    "context": "yes",
    "context_words": "De groep, de wijk en de werkwijze staan erbij.",
    "attribution": "unknown",
    "attribution_words": "Er is geen groep om mee te vergelijken.",
    "recognition": "yes",
    "recognition_words": "De begeleiders herkennen de cijfers.",
}


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Show each state of a report and of verification once. Running it twice changes nothing."""
    if ReportRequest.objects.exists():
        return
    today = timezone.localdate(now)
    energy, workpoint, bond = (
        Agreement.objects.get(slug=course.slug) for course in (ENERGY, WORKPOINT, BOND)
    )
    for agreement, days_left in ((energy, 10), (workpoint, -12), (bond, 3)):
        period = ended_periods(agreement, today)[-1]
        _plan(agreement, period, days_left, people, now)
        ask_report(agreement_id=agreement.pk, period=period, now=now)
    ask_extension(
        request=bond.report_requests.get(),
        until=today + timedelta(days=21),
        reason="Onze administratie is verhuisd naar een ander systeem.",
        by=people["uitvoerder"],
        now=now,
    )
    _finish_one(energy, ended_periods(energy, today)[-2], people, now)
    _talk(bond, people, now)


def _plan(
    agreement: Agreement, period: Period, days_left: int, people: dict[str, Any], now: datetime
) -> None:
    """Agree on a term that ends so many days from now, so that the demo is the same every day."""
    passed = (timezone.localdate(now) - period.end).days
    change_plan(
        agreement=agreement,
        by=people["contractmanager"],
        now=now,
        due_days=max(0, passed + days_left),
        dispute_days=14,
        requires_sign_off=False,
        **PLAN,
    )


def _finish_one(
    agreement: Agreement, period: Period, people: dict[str, Any], now: datetime
) -> None:
    """Deliver a report, draw a sample and sign the period off."""
    request = ask_report(agreement_id=agreement.pk, period=period, now=now)
    figures = figures_of(request)
    codes = {figure.indicator.code: figure.now.row_count for figure in figures}
    states = {code: "rows" if count else "not_measured" for code, count in codes.items()}
    stories = dict.fromkeys(codes, STORY)
    typed = typed_figures(figures, states, {}, stories)
    deliver_report(request=request, typed=typed, by=people["uitvoerder"], now=now)
    draw_sample(
        agreement=agreement,
        start=period.start,
        end=period.end,
        method=SampleMethod.BY_INDICATOR,
        size=min(2, population_of(agreement, period.start, period.end).count()),
        seed="demodam-14-22-31",
        by=people["toetser"],
        now=now,
    )
    if state_of(agreement, period).can_sign:
        sign_off_period(
            agreement=agreement, period=period, by=people["toetser"], now=now, **ANSWERS
        )


def _talk(agreement: Agreement, people: dict[str, Any], now: datetime) -> None:
    """Answer in the dispute that the evaluator opened, with a file that shows why."""
    dispute = agreement.disputes.get()
    answer_dispute(
        dispute=dispute,
        text="De lijst met aanwezigen hebben wij erbij gedaan. Wilt u nog een keer kijken?",
        by=people["uitvoerder"],
        now=now,
    )
    add_evidence(
        agreement=agreement,
        observation=dispute.observation,
        name="aanwezigen-verzonnen.txt",
        content=b"Verzonnen lijst, alleen voor deze voorbeeldsite: P-001, P-002, P-003.\n",
        description="Lijst met aanwezigen, per pseudoniem (verzonnen)",
        by=people["uitvoerder"],
        now=now,
    )
