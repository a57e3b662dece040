"""The contracts of the demo municipality: four of its own, and published rules from elsewhere."""

from datetime import datetime
from typing import Any

from contracts.models import Mandate
from pages.demo.contract_bond import BOND
from pages.demo.contract_course import load_course
from pages.demo.contract_dossier import load_halfway, load_workpoint
from pages.demo.contract_energy import ENERGY
from pages.demo.contract_workpoint import WORKPOINT
from pages.demo.indicator_profiles import describe_missing
from pages.demo.published_rules import load_published

# What the demo's approver may approve alone; one published contract is above it.
# What is above the first goes to the second.
MANDATES = {"budgethouder": 300_000_00, "directeur": 5_000_000_00}


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make the demo contracts that are missing. Running it twice changes nothing.

    What is approved here was drafted and decided by the services, in order; all the other periods
    that are over are left to the timetable.
    """
    for role, most in MANDATES.items():
        Mandate.objects.get_or_create(
            user=people[role], currency="EUR", defaults={"max_cents": most}
        )
    load_published(people=people, now=now)
    load_course(ENERGY, people=people, now=now)
    load_workpoint(WORKPOINT, people=people, now=now)
    load_course(BOND, people=people, now=now)
    load_halfway(people=people, now=now)
    describe_missing(people=people, now=now)
