"""A guided agreement starts with a complete dossier; weak points only warn."""

from __future__ import annotations

import pytest

from contracts.models import Party
from contracts.selectors.dossier import dossier_of
from contracts.selectors.start_checks import missing_for_start
from contracts.selectors.start_dossier import missing_in_dossier, weak_points
from tests.factories.contracts import AgreementFactory, IndicatorFactory, PersonFactory
from tests.factories.dossier import ask, describe, fill_dossier, keep_document, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return PersonFactory()


@pytest.fixture
def agreement():
    return AgreementFactory(is_guided=True)


def missing(agreement):
    """What is missing beside the signed document."""
    found = missing_in_dossier(agreement, dossier_of(agreement))
    return [(item.code, item.field) for item in found if item.field != "documents"]


def missing_with_document(agreement):
    return [
        (item.code, item.field) for item in missing_in_dossier(agreement, dossier_of(agreement))
    ]


def weak(agreement):
    return [item.code for item in weak_points(agreement, dossier_of(agreement))]


def test_an_agreement_from_before_keeps_its_checks():
    assert missing_for_start(AgreementFactory()) == []


def test_everything_that_is_missing_is_named_at_once(agreement, by):
    assert missing(agreement) == [
        *(
            ("dossier_missing", part)
            for part in (
                *("measurable", "attributable", "avoided_costs", "service_kind", "procedure"),
                *("state_aid", "replaces", "route", "money_ends"),
            )
        ),
        ("benefit_missing", "banen"),
        ("profile_missing", "profile"),
        ("need_missing", "need"),
    ]
    codes = {item.code for item in missing_for_start(agreement)}
    assert {"dossier_missing", "benefit_missing"} <= codes
    fill_dossier(agreement, by)
    assert missing_with_document(agreement) == [("signed_document_missing", "documents")]
    keep_document(agreement, by)
    assert missing_with_document(agreement) == []


def test_a_service_that_is_not_simple_asks_more(agreement, by):
    fill_dossier(agreement, by)
    write(agreement, "service_kind", by, choice="complex", reason="Toch complex")
    assert [field for _code, field in missing(agreement)] == [
        "outcome_only", "mixed_evidence", "attribution",
    ]  # fmt: skip
    for part in ("outcome_only", "mixed_evidence", "attribution"):
        write(agreement, part, by, text="Omdat het zo is.")
    assert missing(agreement) == []


def test_a_double_role_blocks_until_it_is_explained(agreement, by):
    fill_dossier(agreement, by)
    payer = agreement.parties.get(role="payer").party_id
    write(agreement, "duty", by, subject=str(payer), choice="landlord")
    assert missing(agreement) == [("conflict_unexplained", f"{payer}:pays_and_rents")]
    write(agreement, "conflict", by, subject=f"{payer}:pays_and_rents", text="Vastgoed beslist.")
    assert missing(agreement) == []


def test_output_alone_is_not_paid_as_an_outcome_without_an_explanation(agreement, by):
    fill_dossier(agreement, by)
    describe(agreement.indicators.get(), by, level="output")
    assert missing(agreement) == [("output_only_unexplained", "output_only")]
    write(agreement, "output_only", by, text="Meer is in dit jaar niet te meten.")
    assert missing(agreement) == []


def test_weak_points_warn(agreement, by):
    fill_dossier(agreement, by)
    backing = ["backing_missing"] * 4
    parties = ["kvk_missing"] * 3
    assert weak(agreement) == [*backing, *parties, "nobody_contributes"]
    assert missing(agreement) == []
    write(agreement, "backing", by, subject="official", name="Afdelingshoofd")
    write(agreement, "measurable", by, choice="partly", reason="x")
    write(agreement, "attributable", by, choice="no", reason="x")
    write(agreement, "state_aid", by, choice="unknown", reason="x")
    write(agreement, "replaces", by, row=1, choice="nothing", text="Niets.", reason="x")
    write(agreement, "benefit", by, subject="banen", name="Rijk", choice="contributes", text="x")
    indicator = agreement.indicators.get()
    describe(indicator, by, assess_from=None)
    indicator.target = indicator.baseline = None
    indicator.unit = ""
    indicator.save()
    assert weak(agreement) == [
        "measurable_no",
        "attributable_no",
        "state_aid_unknown",
        *backing[1:],
        *parties,
        "nothing_stops",
        "target_missing",
        "unit_missing",
        "baseline_missing",
        "assess_from_missing",
    ]


def test_a_part_is_not_larger_than_its_whole(agreement, by):
    whole = agreement.indicators.get()
    part = IndicatorFactory(agreement=agreement, code="deel", name="Deel", target=21)
    describe(whole, by)
    describe(part, by, part_of=whole)
    assert "target_above" in weak(agreement)
    part.target = 20
    part.save()
    assert "target_above" not in weak(agreement)


def test_without_terms_or_indicators_only_the_contract_is_asked_about(by):
    bare = AgreementFactory(is_guided=True, document__none=True)
    bare.indicators.all().delete()
    assert {code for code, _field in missing(bare)} == {"dossier_missing"}
    assert weak(bare)[4:] == ["kvk_missing"] * 3


def test_a_contract_without_a_result_says_so(agreement, by):
    indicator = agreement.indicators.get()
    assert "no_outcome" not in weak(agreement)
    describe(indicator, by, level="activity")
    # What is missing says so already, until it is explained.
    assert ("output_only_unexplained", "output_only") in missing(agreement)
    assert "no_outcome" not in weak(agreement)
    write(agreement, "output_only", by, text="Zonder plek is er niets te beginnen.")
    assert "no_outcome" in weak(agreement)
    describe(indicator, by, level="outcome")
    assert "no_outcome" not in weak(agreement)


def test_an_agreement_from_before_without_a_result_says_so_too(by):
    before = AgreementFactory()
    assert "no_outcome" in weak(before)
    describe(before.indicators.get(), by, level="outcome")
    assert "no_outcome" not in weak(before)


def test_one_indicator_without_a_profile_hides_no_other(agreement, by):
    describe(agreement.indicators.get(), by, level="output")
    other = IndicatorFactory(agreement=agreement, code="tweede", name="Tweede")
    ask(other, by)
    assert [code for code, _field in missing(agreement)][-2:] == ["need_missing", "profile_missing"]


def test_a_party_with_its_number_in_the_trade_register_is_no_weak_point(agreement, by):
    fill_dossier(agreement, by)
    Party.objects.filter(roles__agreement=agreement, roles__role="provider").update(kvk="12345678")
    assert weak(agreement).count("kvk_missing") == 2
