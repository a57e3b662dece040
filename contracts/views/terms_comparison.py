"""Two versions of the payment rule beside each other, and what the difference would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from contracts.arithmetic import Terms
from contracts.models import Agreement, TermsVersion
from contracts.presentation import reader_language
from contracts.selectors.terms_comparison import (
    MoneyComparison,
    PayerDifference,
    compare_payments,
)
from contracts.terms_comparison import Change, compare_terms
from contracts.terms_documents import read_terms
from contracts.views.base import AgreementMixin, DeskView
from contracts.wording import problem_sentence


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a screen shows of two rows of versions: changes in words, and the calculation."""

    changes: list[Change]
    money: MoneyComparison
    payers: list[tuple[str, PayerDifference]]
    problem: str


def make_comparison(
    agreement: Agreement, before: Sequence[Terms], after: Sequence[Terms], now: Any
) -> Comparison:
    """Compare the newest of `before` with the newest of `after`; both as the row up to then."""
    language = reader_language()
    changes = compare_terms(before[-1], after[-1], language) if before else []
    money = compare_payments(agreement, before, after, timezone.localdate(now))
    problem = problem_sentence(money.problem, language) if money.problem else ""
    names = {role.code: role.party.name for role in agreement.parties.select_related("party")}
    payers = [(names.get(row.payer, row.payer), row) for row in money.payers]
    return Comparison(changes, money, payers, problem)


class CompareTermsView(AgreementMixin, DeskView):
    """Which parts differ, old beside new, and what both would pay for what was accepted."""

    section = "agreements"
    page_title = _("Versies vergelijken")
    template_name = "contracts/desk/terms_compare.html"

    @cached_property
    def versions(self) -> list[TermsVersion]:
        """All versions, the oldest first."""
        return list(self.agreement.terms_versions.order_by("number"))

    def chosen(self, name: str, otherwise: int) -> int:
        """Return the number of a version that the address names; 404 when there is none."""
        text = self.request.GET.get(name, "")
        numbers = {str(version.number): version.number for version in self.versions}
        if text and text not in numbers:
            raise Http404
        return numbers.get(text, otherwise)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add both versions and what differs."""
        context = super().get_context_data(**kwargs)
        context["versions"] = self.versions
        if not self.versions:
            return context
        newest = self.versions[-1].number
        old = self.chosen("van", max(newest - 1, 1))
        new = self.chosen("naar", newest)
        before = [read_terms(version) for version in self.versions if version.number <= old]
        after = [read_terms(version) for version in self.versions if version.number <= new]
        context.update(
            old=self.versions[old - 1],
            new=self.versions[new - 1],
            comparison=make_comparison(self.agreement, before, after, self.now),
        )
        return context
