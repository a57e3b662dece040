"""Charts on the page of a result."""

from datetime import timedelta
from typing import Any

from django import template
from django.utils.translation import gettext as _

from contracts.wording.formats import format_date, format_money
from pages.charts import Column, ColumnChart, column_chart, share_of
from pages.localized import current_language

register = template.Library()

# As many as fit beside each other on a phone, where letters are larger beside the bars.
MOST_LABELS = 5


@register.simple_tag
def payments_chart(account: Any) -> ColumnChart | None:
    """The approved amounts of an agreement per period."""
    return column_chart([Column(f"{row.start:%m-%Y}", row.total_cents) for row in account.periods])


@register.filter
def percent_of_target(indicator: Any) -> int | None:
    """How much of the target was reached, in whole percents."""
    return share_of(indicator.achieved, indicator.target)


@register.filter
def bar_width(percent: int | None) -> int:
    """The length of a bar of 0 to 100."""
    return min(max(percent or 0, 0), 100)


@register.filter
def tick_label(cents: int, currency: str) -> str:
    """A round amount without decimals: € 200.000."""
    return format_money(f"{cents // 100}", currency, current_language())


@register.filter
def is_labelled(position: int, bars: tuple) -> bool:
    """Whether there is room for the label of this bar: all of a few, else some of many."""
    step = -(-len(bars) // MOST_LABELS)
    return position % step == 0


@register.filter
def period(row: Any) -> str:
    """A half-open period as people say it: from the first day up to and including the last."""
    last = row.end - timedelta(days=1)
    language = current_language()
    return _("%(first)s tot en met %(last)s") % {
        "first": format_date(row.start, language),
        "last": format_date(last, language),
    }
