"""One sign-in for each role, for the demo only."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password

from pages.roles import ensure_roles

DOMAIN = "demodam.example"
# Everybody can read this: it opens nothing but a demo on one's own machine.
PASSWORD = "demodam-voorbeeld"  # noqa: S105 - a demo password, refused in production


# Who decides about money does not pay it, and the other way round.
APART = {"approver": "finance", "finance": "approver"}


@dataclass(frozen=True)
class Person:
    """A demo user: the name of the role, the group and what the person can do."""

    role: str
    group: str
    first_name: str
    last_name: str
    does: str
    is_admin: bool = False

    @property
    def email(self) -> str:
        """The address to sign in with."""
        return f"{self.role}@{DOMAIN}"


PEOPLE = (
    Person("redacteur", "editor", "Noor", "Redacteur", "schrijft en publiceert pagina's"),
    Person("beoordelaar", "assessor", "Bram", "Beoordelaar", "weegt reacties in woorden"),
    Person("beslisser", "decider", "Wies", "Beslisser", "besluit over reacties"),
    Person("panellid", "panel_member", "Pim", "Panellid", "beoordeelt mee, als bewoner"),
    Person("contractmanager", "contract_manager", "Cato", "Contractmanager", "maakt afspraken"),
    Person("toetser", "evaluator", "Tygo", "Toetser", "controleert resultaten"),
    Person("budgethouder", "approver", "Bo", "Budgethouder", "besluit en stelt afrekeningen vast"),
    Person("directeur", "approver", "Dilan", "Directeur", "stelt hogere bedragen vast"),
    Person("financien", "finance", "Fay", "Financiën", "geeft betalingen vrij, maakt batches"),
    Person("kassier", "finance", "Kees", "Kassier", "tekent betaalbatches"),
    Person("uitvoerder", "provider", "Umar", "Uitvoerder", "meldt resultaten"),
    Person("financier", "investor", "Fien", "Financier", "ziet inleg en rendement"),
    Person("accountant", "auditor", "Ada", "Accountant", "leest wie wat deed"),
    Person("raadslid", "council", "Rik", "Raadslid", "ziet alle contracten op hoofdlijnen"),
    Person("beheerder", "", "Bas", "Beheerder", "mag alles", is_admin=True),
    Person("bewoner", "", "Bo", "Bewoner", "heeft een account op de openbare site"),
)


def ensure_people() -> dict[str, Any]:
    """The demo users by role, each in the group of that role. Passwords are set only once."""
    groups = ensure_roles()
    user_model = get_user_model()
    people = {}
    for person in PEOPLE:
        user = user_model.objects.filter(email=person.email).first()
        if user is None:
            user = user_model.objects.create(
                email=person.email,
                password=_hashed_password(),
                first_name=person.first_name,
                last_name=person.last_name,
                is_superuser=person.is_admin,
                is_staff=person.is_admin,
            )
            # Somebody proved this address once, as the mail of a demo goes nowhere.
            EmailAddress.objects.create(user=user, email=person.email, primary=True, verified=True)
        if person.group:
            user.groups.add(groups[person.group])
        if person.group in APART:
            # A demo of before these were two groups has everybody in both.
            user.groups.remove(groups[APART[person.group]])
        people[person.role] = user
    return people


@cache
def _hashed_password() -> str:
    """The password as it is stored. Hashing is slow on purpose, and all have the same one."""
    return make_password(PASSWORD)
