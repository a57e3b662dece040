"""The letters about results and money while a plan is carried out."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import Block, LetterContent
from pages.challenges.letters import in_language_of_response, long_date, write_letter
from pages.challenges.links import status_url

_ONE_DAY = timedelta(days=1)


@in_language_of_response
def results_letter(response: Any, letter: Letter, missing: Any) -> LetterContent:
    """Which results we miss of the period that is over; `letter` says for which time we ask."""
    until = long_date(missing.period.end - _ONE_DAY)
    items = [
        _("%(name)s, tot en met %(date)s") % {"name": name, "date": until} for name in missing.names
    ]
    values = {
        "overeenkomst": response.agreement.number,
        "resultaten": (Block("list", items=tuple(items)),),
    }
    return write_letter(letter, values, response=response, link=status_url(response))


@in_language_of_response
def settlement_letter(response: Any, letter: Letter, settlement: Any) -> LetterContent:
    """What was settled over a period."""
    period = _("%(first)s tot en met %(last)s") % {
        "first": long_date(settlement.period_start),
        "last": long_date(settlement.period_end - _ONE_DAY),
    }
    values = {
        "overeenkomst": response.agreement.number,
        "periode": period,
        "bedrag": format_cents(settlement.total_cents),
    }
    return write_letter(letter, values, response=response, link=status_url(response))
