"""What others may read. Only parts that were asked are offered, so nobody consents to nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pages.challenges.forms.fields import Group, StepForm

# In the order of the form: the part of the document, and what the resident agrees to.
PARTS: dict[str, Any] = {
    "name": _("Mijn naam, of de naam van mijn groep of organisatie"),
    "plan": _("Mijn plan, en om welke taak of welk deel het gaat"),
    "value": _("Wat het de samenleving oplevert, en wie betaalt"),
    "results": _("De resultaten"),
    "costs": _("De kosten"),
    "exchange": _("Wat ik inbreng, vraag en terugkrijg"),
    "planning": _("De planning, hoe de buurt meedoet en hoe het goed blijft gaan"),
}
SHORT_PARTS = ("name", "plan", "costs")
# What an idea is called where it is all that was told.
IDEA_PARTS: dict[str, Any] = {"name": PARTS["name"], "plan": _("Mijn idee")}
PREFIX = "publish_"


class PublicationForm(StepForm):
    """Consent per part, and the declaration."""

    parts: tuple[str, ...] = ()

    declaration = forms.BooleanField(
        label=_("Ik heb dit naar waarheid ingevuld, en ik mag namens de anderen reageren."),
        error_messages={
            "required": _("Zet een vinkje om te verklaren dat u dit naar waarheid hebt ingevuld.")
        },
    )

    def consents(self) -> dict[str, bool]:
        """Yes or no per part that was asked."""
        return {part: self.cleaned_data[PREFIX + part] for part in self.parts}


def publication_form(labels: dict[str, Any]) -> type[PublicationForm]:
    """The form that asks about these parts, by what each is called."""
    parts = tuple(labels)
    boxes = {
        PREFIX + part: forms.BooleanField(label=label, required=False)
        for part, label in labels.items()
    }
    consent = Group(
        _("Dit mag op de site staan als er een besluit is:"),
        _(
            "Zonder vinkje blijft het tussen u en de gemeente. Het telt niet mee voor ons"
            " besluit. Uw e-mailadres, telefoonnummer en adres zetten wij nooit op de site, en"
            " ook niet wie u steunt of wat er gebeurt als u stopt."
        ),
        tuple(boxes),
    )
    members = {"__module__": __name__, "parts": parts, "layout": (consent, "declaration"), **boxes}
    return type("ConsentForm", (PublicationForm,), members)


FullPublicationForm = publication_form(PARTS)
ShortPublicationForm = publication_form({part: PARTS[part] for part in SHORT_PARTS})
IdeaPublicationForm = publication_form(IDEA_PARTS)
