"""The categories of information of the Woo (articles 3.1 and 3.3) that our documents belong to.

Codes and names are those of the value list that DiWoo uses, so that a harvester knows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_BASE: Final = "https://identifier.overheid.nl/tooi/def/thes/kern/"


@dataclass(frozen=True, slots=True)
class ValueOfList:
    """One value of a list of the government: its code there, and what it is called."""

    code: str
    label: str | Promise

    @property
    def resource(self) -> str:
        """The address by which everybody knows the value."""
        return f"{_BASE}{self.code}"


COVENANTS: Final = ValueOfList("c_8fc2335c", _("convenanten"))
YEARLY_REPORTS: Final = ValueOfList("c_c6cd1213", _("jaarplannen en jaarverslagen"))
DECISIONS: Final = ValueOfList("c_46a81018", _("beschikkingen"))
# What no category of article 3.3 asks for, and is made public all the same.
OWN_ACCORD: Final = ValueOfList("c_816e508d", _("inspanningsverplichting art 3.1 Woo"))

# What was done with a document on its day.
ADOPTED: Final = ValueOfList("c_641ecd76", _("vaststelling"))
SIGNED: Final = ValueOfList("c_e1ec050e", _("ondertekening"))
