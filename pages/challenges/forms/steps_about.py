"""What it is about: which task or which parts of the work, and how much is asked for it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from pages.challenges.documents import LONG, MEDIUM
from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Cooperation, FormSize
from pages.challenges.forms.fields import AmountField, Group, StepForm, long_text, short_text
from pages.challenges.terms import term
from pages.localized import localized

LOT_PREFIX = "lot_"
SIZES = (
    (FormSize.SHORT.value, _("Klein: stel mij weinig vragen")),
    (FormSize.FULL.value, _("Groter: ik wil mijn hele plan vertellen")),
)


class SizeForm(StepForm):
    """How much money is asked, so that a small request gets a short form."""

    asked = AmountField(
        label=_("Hoeveel geld vraagt u ongeveer van de gemeente?"),
        required=False,
        help_text=_("In euro’s. Vraagt u geen geld? Vul 0 in. Weet u het niet? Laat het leeg."),
    )
    size = forms.ChoiceField(
        label=_("Hoe groot is wat u wilt doen?"),
        choices=SIZES,
        required=False,
        widget=forms.RadioSelect,
        help_text=_(
            "Kiest u niets? Dan kijken wij naar het bedrag: bij een klein bedrag krijgt u weinig"
            " vragen, anders alle. De meeste mag u overslaan."
        ),
        error_messages={"invalid_choice": _("Kies klein of groter.")},
    )

    def clean_size(self) -> str:
        """A large amount is not asked for with a handful of answers."""
        size: str = self.cleaned_data["size"]
        asked = self.cleaned_data.get("asked")
        limit = int(term("SMALL_REQUEST_EURO"))
        if size == FormSize.SHORT and asked is not None and asked >= limit * 100:
            raise ValidationError(
                _(
                    "Een klein verzoek is minder dan %(limit)s. Kies “groter”, of verander het"
                    " bedrag."
                )
                % {"limit": format_cents(limit * 100)}
            )
        return size


class TaskForm(StepForm):
    """For a challenge of somebody's own: any task of the municipality."""

    task = short_text(
        MEDIUM,
        _("Welke taak van de gemeente wilt u overnemen of anders doen?"),
        required=_("Schrijf op om welke taak van de gemeente het gaat."),
        help_text=_("Bijvoorbeeld: het onderhoud van de speeltuin in mijn straat."),
    )
    present = long_text(
        LONG,
        _("Hoe gaat het nu, en wie doet het?"),
        help_text=_("Weet u het niet? Dan zoeken wij het voor u uit."),
        rows=4,
    )
    cooperation = forms.ChoiceField(
        label=_("Hoe wilt u met de gemeente samenwerken?"),
        choices=[choice for choice in Cooperation.choices if choice[0]],
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Kies een van de mogelijkheden.")},
    )


def lot_code(lot: Any) -> str:
    """What a lot is called in a form and a document; the same when its words change."""
    return f"{LOT_PREFIX}{lot.pk}"


def fund_hint(fund: Any) -> str:
    """What the money is for, and that a plan outside of it is no dead end."""
    return _now(
        "Het geld komt uit %(fund)s. Dat is voor deze doelen: %(goals)s. En voor deze wijken:"
        " %(areas)s. Valt uw plan daarbuiten? Dan kan het fonds meestal niet betalen. U mag uw plan"
        " toch sturen. Leg dan uit waarom het bij het fonds past."
    ) % {
        "fund": localized(fund, "name").value,
        "goals": "; ".join(localized(goal, "name").value for goal in fund.goals.all()),
        "areas": ", ".join(area.name for area in fund.areas.all()),
    }


def about_form(
    *, is_own: bool, lots: tuple[Any, ...], asks_size: bool, fund: Any = None
) -> type[StepForm] | None:
    """The form with what has to be asked here; None when there is nothing to ask."""
    bases: list[type[StepForm]] = []
    members: dict[str, Any] = {"__module__": __name__}
    order: list[str | Group] = []
    if is_own:
        bases.append(TaskForm)
        order += TaskForm.base_fields
    if lots:
        bases.append(_LotsForm)
        members |= {lot_code(lot): _lot_field(lot) for lot in lots}
        names = tuple(lot_code(lot) for lot in lots)
        members["lots"] = lots
        order.append(Group(_("Op welke delen reageert u?"), _("Kies er één of meer."), names))
    if asks_size:
        bases.append(SizeForm)
        if fund is not None:
            members["asked"] = AmountField(
                label=SizeForm.base_fields["asked"].label,
                required=False,
                help_text=f"{SizeForm.base_fields['asked'].help_text} {fund_hint(fund)}",
            )
        order += SizeForm.base_fields
    if not bases:
        return None
    return type("AboutForm", tuple(bases), {**members, "layout": tuple(order)})


class _LotsForm(StepForm):
    lots: tuple[Any, ...] = ()

    def clean(self) -> Mapping[str, Any] | None:
        """Who responds to a work in parts says to which."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.lots and not any(cleaned.get(lot_code(lot)) for lot in self.lots):
            self.add_error(lot_code(self.lots[0]), _("Kies op welke delen u reageert."))
        return cleaned


def _lot_field(lot: Any) -> forms.BooleanField:
    label = localized(lot, "name").value
    if lot.budget_ceiling is not None:
        most = format_cents(int(lot.budget_ceiling * 100))
        label = _now("%(name)s (hoogstens %(most)s per jaar)") % {"name": label, "most": most}
    return forms.BooleanField(label=label, required=False)
