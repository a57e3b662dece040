"""Organisations and groups that sign agreements, the people who act for them, and mandates."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contracts.enums import MandateScope, PartyKind


class Party(models.Model):
    """An organisation or group; one row however many agreements it is in."""

    name = models.CharField(_("naam"), max_length=200)
    kind = models.CharField(_("soort"), max_length=20, choices=PartyKind, default=PartyKind.OTHER)
    kvk = models.CharField(_("KvK-nummer"), max_length=8, blank=True)
    iban = models.CharField(_("IBAN"), max_length=34, blank=True)
    street = models.CharField(_("straat"), max_length=200, blank=True)
    house_number = models.CharField(_("huisnummer"), max_length=20, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    town = models.CharField(_("plaats"), max_length=100, blank=True)
    country = models.CharField(_("land"), max_length=2, default="NL")
    email = models.EmailField(_("e-mailadres"), blank=True)
    is_fictitious = models.BooleanField(_("fictief"), default=False)

    class Meta:
        verbose_name = _("partij")
        verbose_name_plural = _("partijen")
        ordering = ("name", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PartyKind.values), name="contracts_party_kind"
            ),
            # Two rows for one registered organisation would split its payments over two IBANs.
            models.UniqueConstraint(
                fields=("kvk",), condition=~Q(kvk=""), name="contracts_party_kvk_unique"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PartyMember(models.Model):
    """A person who may act for a party in the portal."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        verbose_name = _("vertegenwoordiger")
        verbose_name_plural = _("vertegenwoordigers")
        constraints = [
            models.UniqueConstraint(fields=("party", "user"), name="contracts_member_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.party}"


class Mandate(models.Model):
    """Up to which amount a person may approve one settlement, whatever money it is paid from.

    `max_cents` is compared with how much the settlement moves, whether it is paid or taken back
    (see `selectors.settlements.SettlementSize`). As long as nobody has a mandate in a currency, the
    approver's role suffices; once somebody has, a person without one approves nothing above 0.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    currency = models.CharField(_("munt"), max_length=3, default="EUR")
    max_cents = models.BigIntegerField(_("tot en met (in centen)"))

    class Meta:
        verbose_name = _("mandaat")
        verbose_name_plural = _("mandaten")
        constraints = [
            models.UniqueConstraint(fields=("user", "currency"), name="contracts_mandate_unique"),
            models.CheckConstraint(condition=Q(max_cents__gte=0), name="contracts_mandate_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.max_cents} {self.currency}"


class ScopedMandate(models.Model):
    """Up to which amount a person may approve what is paid from one programme or fund.

    It counts in place of the general mandate. An empty `max_cents` is one that ended: the more
    general one of this person counts again, and others still need a mandate for this money.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    currency = models.CharField(_("munt"), max_length=3, default="EUR")
    scope = models.CharField(_("waarvoor"), max_length=10, choices=MandateScope)
    scope_code = models.CharField(_("code van programma of fonds"), max_length=60)
    max_cents = models.BigIntegerField(_("tot en met (in centen)"), null=True, blank=True)

    class Meta:
        verbose_name = _("mandaat voor een programma of fonds")
        verbose_name_plural = _("mandaten voor programma’s en fondsen")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=("user", "currency", "scope", "scope_code"),
                name="contracts_scoped_mandate_unique",
            ),
            models.CheckConstraint(
                condition=Q(scope__in=(MandateScope.PROGRAMME, MandateScope.FUND))
                & ~Q(scope_code=""),
                name="contracts_scoped_mandate_for",
            ),
            models.CheckConstraint(
                condition=Q(max_cents__isnull=True) | Q(max_cents__gte=0),
                name="contracts_scoped_mandate_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.max_cents} {self.currency} ({self.scope} {self.scope_code})"
