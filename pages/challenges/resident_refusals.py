"""What a resident reads when a step is not possible any more.

A resident has no colleague who was first, and nothing but the page holds what they typed.
"""

from django.utils.translation import gettext_lazy

from pages.challenges.errors import Refused
from pages.challenges.refusals import refusal_text

# The codes of which the sentence for staff is not true for a resident.
MESSAGES = {
    "already_decided": gettext_lazy(
        "Dit kan niet meer: er is intussen besloten, en de uitkomst is “%(outcome)s”. Wat u hier"
        " deed, is niet verstuurd."
    ),
    "not_allowed": gettext_lazy(
        "Dit kan niet meer: uw zaak staat nu op “%(status)s”. Misschien deed u dit al, bijvoorbeeld"
        " in een ander tabblad. Wat u hier deed, is niet verstuurd."
    ),
}


def refusal_to_resident(refused: Refused) -> str:
    """The sentence for this refusal, in the active language."""
    if refused.code not in MESSAGES:
        return refusal_text(refused)
    return str(MESSAGES[refused.code]) % refused.params
