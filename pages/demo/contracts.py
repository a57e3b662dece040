"""The contracts of the demo municipality: three of its own, and published rules from elsewhere."""

from datetime import datetime
from typing import Any

from contracts.models import Mandate
from pages.demo.contract_bond import BOND
from pages.demo.contract_course import load_course
from pages.demo.contract_energy import ENERGY
from pages.demo.contract_workpoint import WORKPOINT
from pages.demo.published_rules import load_published

COURSES = (ENERGY, WORKPOINT, BOND)
# What the demo's approver may approve alone; one published contract is above it.
MANDATE_CENTS = 300_000_00


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make the demo contracts that are missing. Running it twice changes nothing.

    What is approved here was drafted and decided by the services, in order; all the other periods
    that are over are left to the timetable.
    """
    Mandate.objects.get_or_create(
        user=people["budgethouder"], currency="EUR", defaults={"max_cents": MANDATE_CENTS}
    )
    load_published(people=people, now=now)
    for course in COURSES:
        load_course(course, people=people, now=now)
