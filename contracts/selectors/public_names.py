"""Who takes part, by name as far as the name is public.

The name of a party can be held back by itself, as for a resident who did not agree to it. Then it
is nowhere in the public account: not as a party, nor where somebody wrote it in a text or in the
terms.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from contracts.arithmetic import Terms
from contracts.enums import EventVerb
from contracts.models import Agreement, AgreementEvent
from contracts.selectors.public_records import PublicParty
from contracts.selectors.publication import PARTY, HeldBack, held_back_of

# What the terms call somebody, in their two languages.
_RESIDENT: Final = {"nl": "een bewoner", "en": "a resident"}


class NameKeeper:
    """Gives the parties of one agreement, and takes hidden names out of what else is shown."""

    def __init__(self, agreement: Agreement, held: Mapping[str, HeldBack]) -> None:
        rows = agreement.parties.select_related("party").order_by("pk")
        roles = [(row, f"{PARTY}{row.code}" in held) for row in rows]
        self._parties = tuple(
            PublicParty(_resident() if is_hidden else row.party.name, str(row.get_role_display()))
            for row, is_hidden in roles
        )
        self._codes = {row.code for row, is_hidden in roles if is_hidden}
        shown = {row.party.name.casefold() for row, is_hidden in roles if not is_hidden}
        hidden = {row.party.name for row, is_hidden in roles if is_hidden}
        names = sorted((name for name in hidden if name.casefold() not in shown), key=len)
        # The longest first: "Jan" is also in "Jan de Vries".
        self._hidden = re.compile("|".join(map(_as_words, reversed(names)))) if names else None
        self._addresses = [slug for name in names if (slug := slugify(name))]

    def parties(self) -> tuple[PublicParty, ...]:
        """Everybody who takes part; a hidden one as a resident."""
        return self._parties

    def in_terms(self, terms: Terms) -> Terms:
        """The same terms, which call a hidden party a resident."""
        parties = tuple(
            replace(party, label=_RESIDENT) if party.code in self._codes else party
            for party in terms.parties
        )
        return replace(terms, parties=parties)

    def in_document(self, document: dict[str, Any]) -> dict[str, Any]:
        """The same terms as data."""
        parties = [
            {**party, "label": _RESIDENT} if party.get("code") in self._codes else party
            for party in document.get("parties", ())
        ]
        changed = {**document, "parties": parties} if parties else document
        return dict(self.without_hidden(changed))

    def is_named_in(self, address: str) -> bool:
        """Whether one of the hidden names stands in a web address, which knows no accents."""
        return any(f"-{slug}-" in f"-{slugify(address)}-" for slug in self._addresses)

    def without_hidden(self, value: Any) -> Any:
        """The same value with "een bewoner" wherever one of the hidden names stood."""
        if self._hidden is None:
            return value
        if isinstance(value, str):
            return self._hidden.sub(_resident(), value)
        if isinstance(value, dict):
            return {key: self.without_hidden(item) for key, item in value.items()}
        if isinstance(value, tuple | list):
            return type(value)(self.without_hidden(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type):
            shown = {row.name: getattr(value, row.name) for row in fields(value)}
            return replace(value, **self.without_hidden(shown))
        return value


def names_of(agreement: Agreement) -> NameKeeper:
    """Return who keeps the names of this agreement."""
    return NameKeeper(agreement, held_back_of(agreement))


def public_titles(*, is_english: bool) -> Callable[[Agreement], str]:
    """Return what gives the title of an agreement as everybody may read it, for use in a list.

    Titles of agreements from before names were left out of them still hold one. Only those that
    ever held a name back are looked at, so a list without them costs one query.
    """
    keeping = set(_with_a_name_held_back().values_list("pk", flat=True))

    def title_of(agreement: Agreement) -> str:
        title = (agreement.title_en if is_english else "") or agreement.title
        if agreement.pk not in keeping:
            return title
        return str(names_of(agreement).without_hidden(title))

    return title_of


def numbers_keeping_names() -> list[str]:
    """Return the numbers of the agreements that ever held the name of a party back."""
    return list(_with_a_name_held_back().order_by("pk").values_list("number", flat=True))


def names_of_number(number: str) -> NameKeeper | None:
    """Return who keeps the names of the agreement with this number; None when none are hidden."""
    agreement = _with_a_name_held_back().filter(number=number).first()
    return None if agreement is None else names_of(agreement)


def _with_a_name_held_back() -> QuerySet[Agreement]:
    """The agreements of which the name of a party was held back once, each once."""
    held = AgreementEvent.objects.filter(verb=EventVerb.PART_HELD_BACK, detail__startswith=PARTY)
    return Agreement.objects.filter(pk__in=held.values("agreement"))


def _as_words(name: str) -> str:
    """A name as words of their own, however it was typed: "Jan" is not in "januari"."""
    words = r"\s+".join(f"(?i:{re.escape(word)})" for word in name.split())
    return rf"(?<!\w){words}(?!\w)"


def _resident() -> str:
    return _("een bewoner")
