"""What waits for this evaluator: oldest first, several can be accepted at once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts import services
from contracts.desks.columns import Column, Filter
from contracts.desks.selectors.lists import with_words
from contracts.desks.views.lists import ListView
from contracts.enums import ObservationStatus, VerificationDecision
from contracts.errors import Refused
from contracts.models import Observation
from contracts.permissions import is_in_group
from contracts.presentation import reader_language
from contracts.selectors import desk
from contracts.selectors.agreements import agreements_for
from contracts.selectors.roles import EVALUATOR
from contracts.views.base import ROWS_ON_A_PAGE
from contracts.wording import format_date, format_number


def value_words(row: Observation) -> str:
    """Return what was measured with its unit, or why there is no value."""
    if row.status != ObservationStatus.MEASURED:
        return str(row.get_status_display())
    if row.quantity is None:
        return "—"
    return f"{format_number(row.quantity, reader_language())} {row.indicator.unit}".strip()


def _about(row: Observation) -> str:
    parts = [format_date(row.on, reader_language()), row.subject]
    if row.replaces_id:
        parts.append(_("correctie"))
    return ", ".join(part for part in parts if part)


class VerifyListView(ListView):
    """The waiting observations of the contracts of which this person is the evaluator."""

    section = "verify"
    page_title = gettext_lazy("Toetsen")
    template_name = "contracts/desks/verify_list.html"
    list_name = "verify"
    file_name = "te-toetsen"
    first_order = ("entered_at", "pk")
    lead = gettext_lazy(
        "Wat u accepteert telt mee in de afrekening. Open een meting om een deel te accepteren of"
        " haar te betwisten."
    )
    empty = gettext_lazy("U hebt alles getoetst.")
    columns = (
        Column(
            "meting",
            gettext_lazy("Meting"),
            lambda row: row.indicator.name,
            ("indicator__name", "on"),
            address=lambda row: reverse("contracten:verify", args=[row.pk]),
            below=_about,
        ),
        Column("dag", gettext_lazy("Datum"), lambda row: row.on, ("on",), in_table=False),
        Column(
            "contract",
            gettext_lazy("Contract"),
            lambda row: row.agreement.title,
            ("agreement__number", "on"),
            below=lambda row: row.agreement.number,
        ),
        Column("door", gettext_lazy("Ingevoerd door"), lambda row: str(row.entered_by)),
        Column("op", gettext_lazy("Ingevoerd op"), lambda row: row.entered_at, ("entered_at",)),
        Column("waarde", gettext_lazy("Waarde"), value_words, is_number=True),
    )
    filters = (
        Filter(
            "q",
            gettext_lazy("Zoeken"),
            "text",
            lambda rows, words, _user: rows.filter(with_words(words, "agreement__")),
        ),
        Filter(
            "contract",
            gettext_lazy("Contract"),
            "choice",
            lambda rows, key, _user: rows.filter(agreement=key),
            lambda user: [
                (str(pk), f"{number} {title}")
                for pk, number, title in agreements_for(user)
                .filter(parties__role="evaluator", parties__party__members__user=user.pk)
                .order_by("number")
                .values_list("pk", "number", "title")
                .distinct()
            ],
        ),
        Filter(
            "van",
            gettext_lazy("Gemeten vanaf"),
            "day",
            lambda rows, day, _user: rows.filter(on__gte=day),
            is_more=True,
        ),
        Filter(
            "tot",
            gettext_lazy("Gemeten tot en met"),
            "last_day",
            lambda rows, end, _user: rows.filter(on__lt=end),
            is_more=True,
        ),
    )

    def is_allowed(self) -> bool:
        """Only evaluators judge."""
        return is_in_group(self.request.user, EVALUATOR)

    def rows(self) -> Any:
        """What waits for this person."""
        return desk.observations_to_verify(self.user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Accept the chosen ones: all of them, or none when one is refused."""
        chosen = [pk for pk in request.POST.getlist("regel") if pk.isdecimal()][:ROWS_ON_A_PAGE]
        observations = list(self.rows().filter(pk__in=chosen))
        if not observations:
            return self.show(status=422, problem=_("Kies eerst een of meer metingen."))
        try:
            made = services.verify_observations(
                observations=observations,
                decision=VerificationDecision.ACCEPTED,
                by=self.user,
                now=self.now,
            )
        except Refused as refused:
            chosen_ids = {row.pk for row in observations}
            return self.show(status=422, problem=refused.message, chosen=chosen_ids)
        self.tell(_("%(count)s metingen zijn geaccepteerd.") % {"count": len(made)})
        return redirect("contracten:verify_list")
