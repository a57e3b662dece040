"""The conditions under which a response can be looked at, as a list to go through.

From the conditions that Dutch municipalities publish. A "no" leads nowhere by itself: it is for
the handler to ask for more, or to propose not to look at the content.
"""

from django.utils.translation import gettext_lazy as _

from pages.challenges.prompts import Prompt

CONDITIONS = (
    Prompt(
        "municipal_task",
        _("Het gaat om een taak van de gemeente"),
        _("Ook als een ander die taak nu voor de gemeente doet."),
    ),
    Prompt(
        "not_reserved",
        _("De taak is niet voorbehouden aan de overheid"),
        _("Paspoorten, handhaving en vergunningen zijn dat wel."),
    ),
    Prompt(
        "who",
        _("De indiener mag meedoen"),
        _("Kijk wie er mag meedoen. Een rechtsvorm is pas nodig bij het begin van de uitvoering."),
    ),
    Prompt(
        "in_time",
        _("De reactie is op tijd, of te laat met een goede reden"),
        _("Bij een eigen uitdaging is er geen uiterste dag."),
    ),
    Prompt(
        "complete",
        _("Er is genoeg informatie om het plan te beoordelen"),
        _("Vraag alleen wat nodig is. Ontbreekt er iets, vraag dan eerst een aanvulling."),
    ),
    Prompt(
        "not_before",
        _("Over dit plan is niet kort geleden al besloten"),
        _("Een plan dat echt veranderd is, is een nieuw plan."),
    ),
)
