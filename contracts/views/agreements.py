"""Agreements: the list, one agreement, and the steps of its life."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts import services
from contracts.enums import AgreementStatus, ScenarioKind
from contracts.errors import Refused
from contracts.exports.forecasts import label
from contracts.forms.agreements import NeededReasonForm, ReasonForm
from contracts.models import Agreement
from contracts.permissions import (
    can_hand_over,
    can_manage,
    can_record,
    can_see_forecast,
    can_settle,
    can_verify_for,
)
from contracts.presentation import reader_language
from contracts.selectors import desk
from contracts.selectors.agreements import key_figures
from contracts.selectors.allocations import positions_for
from contracts.selectors.closing import open_before_closing
from contracts.selectors.forecasts import latest_scenarios, year_rows
from contracts.selectors.indicator_profiles import indicators_by_level
from contracts.selectors.signed_documents import unsigned_amendment
from contracts.selectors.start_checks import missing_for_start
from contracts.selectors.warnings import ABOUT_MONEY, warnings_of
from contracts.terms_documents import read_terms
from contracts.views.base import AgreementMixin, DeskView, FormView
from contracts.views.forecasts import chart_of, shown_years
from contracts.warning_words import WarningWords, warning_words
from contracts.wording import terms_sentences

EVENTS_SHOWN: Final = 12
ROWS_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One step in the life of an agreement."""

    name: str
    label: str | Promise
    explanation: str | Promise
    service: Callable[..., Agreement]
    is_for: Callable[[Agreement], bool]
    extra: tuple[tuple[str, object], ...] = ()
    asks_reason: str = ""  # "", "may" or "must"


def _in(*statuses: AgreementStatus) -> Callable[[Agreement], bool]:
    return lambda agreement: agreement.status in statuses


STEPS: Final = (
    Step(
        "ondertekenen",
        _("Ondertekenen"),
        _("U legt vast dat alle partijen hebben getekend. Daarna kan het contract starten."),
        services.sign_agreement,
        _in(AgreementStatus.CONCEPT),
    ),
    Step(
        "starten",
        _("Starten"),
        _("Vanaf nu rekent het rooster elke periode af zodra die voorbij is."),
        services.activate_agreement,
        _in(AgreementStatus.SIGNED),
    ),
    Step(
        "opschorten",
        _("Opschorten"),
        _("Er wordt niets meer afgerekend totdat u het contract hervat."),
        services.suspend_agreement,
        _in(AgreementStatus.ACTIVE),
        asks_reason="must",
    ),
    Step(
        "hervatten",
        _("Hervatten"),
        _("Het rooster rekent weer af, ook de periodes die intussen voorbij zijn."),
        services.resume_agreement,
        _in(AgreementStatus.SUSPENDED),
    ),
    Step(
        "beeindigen",
        _("Beëindigen"),
        _("Het werk is voorbij. Wat nog openstaat wordt wel afgerekend."),
        services.end_agreement,
        _in(AgreementStatus.ACTIVE, AgreementStatus.SUSPENDED),
        asks_reason="may",
    ),
    Step(
        "afronden",
        _("Contract afronden"),
        _(
            "U sluit het contract voorgoed af: alles is afgerekend, betaald en besproken. Daarna "
            "verandert er niets meer aan, tenzij u het met een reden heropent."
        ),
        services.close_agreement,
        _in(AgreementStatus.ENDED),
    ),
    Step(
        "heropenen",
        _("Heropenen"),
        _("Het contract is daarna weer beëindigd. U kunt er weer in werken en het later afronden."),
        services.reopen_agreement,
        _in(AgreementStatus.SETTLED),
        asks_reason="must",
    ),
    Step(
        "openbaar-maken",
        _("Openbaar maken"),
        _("Iedereen kan de afspraken, de resultaten en de betalingen lezen."),
        services.publish_agreement,
        lambda agreement: not agreement.is_public,
        extra=(("is_public", True),),
    ),
    Step(
        "verbergen",
        _("Niet meer openbaar"),
        _("De openbare pagina verdwijnt. Wie haar al las, heeft haar gezien."),
        services.publish_agreement,
        lambda agreement: agreement.is_public,
        extra=(("is_public", False),),
    ),
)


class AgreementView(AgreementMixin, DeskView):
    """Everything about one agreement, the most used first."""

    section = "agreements"
    template_name = "contracts/desk/agreement.html"

    def get_page_title(self) -> str:
        """Return number and title."""
        return str(self.agreement)

    def get_trail(self) -> list[dict[str, Any]]:
        """Nothing stands between the list and the agreement."""
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add everything, each list cut short."""
        context = super().get_context_data(**kwargs)
        agreement, user = self.agreement, self.user
        is_manager = can_manage(user, agreement)
        is_starting = agreement.status in (AgreementStatus.CONCEPT, AgreementStatus.SIGNED)
        versions = list(agreement.terms_versions.select_related("created_by").order_by("-number"))
        language = reader_language()
        events = agreement.events.select_related("by")
        settlements = agreement.settlements.defer("inputs", "closing").order_by(
            "-period_start", "-revision"
        )
        context.update(
            figures=key_figures(agreement),
            source_note=agreement.source_note_in(language),
            parties=agreement.parties.select_related("party"),
            indicator_groups=indicators_by_level(agreement),
            versions=versions,
            terms=terms_sentences(read_terms(versions[0]), language) if versions else [],
            missing=missing_for_start(agreement) if is_starting else [],
            is_starting=is_starting,
            unsigned=unsigned_amendment(agreement),
            is_closed=agreement.status == AgreementStatus.SETTLED,
            events=events.order_by("-at", "-pk")[:EVENTS_SHOWN],
            settlements=settlements[:ROWS_SHOWN],
            payments=desk.payments_for(user).filter(settlement__agreement=agreement)[:ROWS_SHOWN],
            steps=[step for step in STEPS if is_manager and step.is_for(agreement)],
            can_manage=is_manager,
            can_hand_over=can_hand_over(user, agreement),
            warnings=self._warnings(),
            **self._forecast(),
            positions=positions_for(user, agreement, sees_all=is_manager),
            can_record=can_record(user, agreement),
            can_verify=can_verify_for(user, agreement),
            can_settle=can_settle(user, agreement),
            public_url=public_url(agreement),
        )
        return context

    def _warnings(self) -> list[WarningWords]:
        """Return what to look at in time; about money for who may see the forecast."""
        with_money = can_see_forecast(self.user, self.agreement)
        language = reader_language()
        return [
            warning_words(row, language)
            for row in warnings_of([self.agreement], timezone.localdate(self.now))
            if with_money or row.kind not in ABOUT_MONEY
        ]

    def _forecast(self) -> dict[str, Any]:
        """Return what the contract may come to pay, for who may see that."""
        if not can_see_forecast(self.user, self.agreement):
            return {"can_see_forecast": False}
        pk = self.agreement.pk
        rows = year_rows(latest_scenarios([pk]).get(pk, {}))
        return {
            "can_see_forecast": True,
            "forecast_years": shown_years(rows),
            "forecast_chart": chart_of(rows),
            "forecast_label": label(),
            "kinds": [kind.label for kind in ScenarioKind],
        }


def public_url(agreement: Agreement) -> str:
    """Return the address of the public page, when there is one."""
    if not agreement.is_public:
        return ""
    try:
        return reverse("pages:agreement", args=[agreement.number])
    except NoReverseMatch:
        return ""


class StepView(AgreementMixin, FormView):
    """Ask to confirm a step, with what it means."""

    section = "agreements"
    template_name = "contracts/desk/confirm.html"

    @property
    def step(self) -> Step:
        """The step of this address."""
        for step in STEPS:
            if step.name == self.kwargs["step"]:
                return step
        raise Http404

    def is_allowed(self) -> bool:
        """Only who manages the agreement."""
        return can_manage(self.request.user, self.agreement)

    def get_page_title(self) -> str:
        """Return what the step is called."""
        return str(self.step.label)

    def make_form(self, **kwargs: Any) -> ReasonForm | NeededReasonForm:
        """Ask for a reason where one is needed."""
        # Who was told that it stands still must read why it does not go on.
        is_stopped = self.agreement.status == AgreementStatus.SUSPENDED
        is_needed = self.step.asks_reason == "must" or is_stopped
        form = NeededReasonForm if is_needed else ReasonForm
        made = form(**kwargs)
        if not self.step.asks_reason:
            del made.fields["reason"]
        return made

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the step means, and what is in its way."""
        context = super().get_context_data(**kwargs)
        context.update(
            question=self.step.label,
            explanation=self.step.explanation,
            action=self.step.label,
            blockers=self._blockers(),
            are_open=self.step.name == "afronden",
            back=reverse("contracten:agreement", args=[self.agreement.pk]),
        )
        return context

    def _blockers(self) -> list[Refused]:
        """What is in the way of this step."""
        if self.step.name == "starten":
            return missing_for_start(self.agreement)
        if self.step.name == "afronden":
            return open_before_closing(self.agreement, timezone.localdate(self.now))
        return []

    def carry_out(self, form: Any) -> str:
        """Take the step."""
        extra = dict(self.step.extra)
        if self.step.asks_reason:
            extra["reason"] = form.cleaned_data["reason"]
        self.step.service(agreement=self.agreement, by=self.user, now=self.now, **extra)
        self.tell(f"{self.agreement.number}: {str(self.step.label).lower()}.")
        return reverse("contracten:agreement", args=[self.agreement.pk])
