"""Every figure of the demo says what it is for; what a publication leaves open stays open."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from contracts.models import Agreement, Indicator, IndicatorProfile, InformationNeed
from contracts.selectors.indicator_profiles import indicators_by_level
from contracts.services import example_ids
from pages.demo import contracts, people
from pages.demo.contract_bond import BOND
from pages.demo.contract_energy import ENERGY
from pages.demo.contract_workpoint import WORKPOINT
from pages.demo.indicator_profiles import LEVELS, describe_missing

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
OWN = (BOND.slug, WORKPOINT.slug, ENERGY.slug)


@pytest.fixture
def loaded(db) -> dict[str, Any]:
    users = people.ensure_people()
    contracts.load(people=users, now=NOW)
    return users


def counts() -> tuple[int, int]:
    return IndicatorProfile.objects.count(), InformationNeed.objects.count()


def test_no_figure_is_left_unclassified_and_loading_again_changes_nothing(loaded):
    for agreement in Agreement.objects.all():
        groups = [str(group.title) for group in indicators_by_level(agreement)]
        assert "Niet ingedeeld" not in groups, agreement
    before = counts()
    describe_missing(people=loaded, now=NOW)
    contracts.load(people=loaded, now=NOW)
    assert counts() == before


def test_our_own_contracts_tell_everything_about_each_figure(loaded):
    rows = Indicator.objects.filter(agreement__slug__in=OWN)
    assert rows.count() == 7
    for row in rows:
        for field in ("definition", "unit", "source", "baseline_source"):
            assert getattr(row, field), (row, field)
        assert row.baseline is not None
        assert row.verifier is not None
        # Nobody aims at anything for the people who do not take part.
        assert (row.target is None) is (row.code == "vergelijking"), row
        assert row.needs.count() >= 1
        profile = row.profiles.get()
        # Written before the start, so it needs no reason.
        assert (profile.reason, profile.at.date() < row.agreement.starts_on) == ("", True)


def test_days_on_benefit_are_better_when_there_are_fewer(loaded):
    row = Indicator.objects.get(agreement__slug=BOND.slug, code="uitkeringsdagen")
    profile = row.profiles.get()
    assert (profile.level, profile.direction) == ("outcome", "down")
    needs = row.needs.order_by("pk").values_list("reader", "name", "why", "every")
    assert list(needs) == [
        ("council", "Gemeenteraad", "account", "year"),
        ("funder", "Fonds Goed Begin (fictief)", "decisions", "quarter"),
    ]


def test_a_published_figure_says_that_we_classified_it_and_who_pays_by_it(loaded):
    row = Indicator.objects.get(agreement__slug="fair-chance-fund", code="assessment1")
    profile = row.profiles.get()
    assert (profile.level, profile.counting, profile.timing) == ("activity", "unique", "flow")
    assert profile.reason == "Door ons ingedeeld (c): de publicatie noemt de soort niet."
    need = row.needs.get()
    payer = row.agreement.parties.filter(role="payer").first()
    assert (need.reader, need.name, need.why) == ("funder", payer.party.name, "decisions")


def test_only_figures_that_are_there_are_classified(loaded):
    published = Indicator.objects.filter(agreement__slug__in=example_ids())
    assert set(LEVELS) <= set(published.values_list("code", flat=True))
