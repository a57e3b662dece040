"""The most specific mandate counts: that for the fund, then the programme, then the general one."""

import pytest
from django.db import IntegrityError, transaction
from wagtail import hooks

from contracts.budgets.funds import HOOK
from contracts.budgets.selectors.mandates import mandate_scope_names, money_scopes
from contracts.enums import MandateScope
from contracts.models import Mandate, ScopedMandate
from contracts.selectors.mandates import MoneyScope
from contracts.selectors.routing import deciders_for, drafts_above_mandate, drafts_within_mandate
from contracts.selectors.settlements import objection_to_decide
from contracts.services import approve_in_bulk, draft_settlement
from tests.contracts.budgets import make
from tests.contracts.budgets.test_funds import fund
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.factories.terms import two_payer_terms

pytestmark = pytest.mark.django_db

SIZE = 30_000
FUND, PROGRAMME, GENERAL = MandateScope.FUND, MandateScope.PROGRAMME, MandateScope.GENERAL


@pytest.fixture
def draft():
    """€ 300 from the programme “werk” of the fund “akkoord”."""
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    allocate(agreement, make.programme(fund_code="akkoord"))
    return draft_settlement(agreement=agreement, period=Q1, now=NOW)


def allocate(agreement, programme, code="geld", **changes):
    fields = {"despite_warnings": True, **changes}
    return make.allocation(agreement, programme, make.source(code), 100_000, **fields)


def approver(**cents):
    """An approver with mandates: `fund`, `programme` and `general` in cents, None for one ended."""
    person = PersonFactory(groups=["approver"])
    codes = {"fund": "akkoord", "programme": "werk"}
    if "general" in cents:
        Mandate.objects.create(user=person, max_cents=cents.pop("general"))
    for scope, most in cents.items():
        ScopedMandate.objects.create(
            user=person, scope=scope, scope_code=codes[scope], max_cents=most
        )
    return person


def answer(draft, person):
    """Why not, by every road: alone, in the lists of the desk, on the route, and in bulk."""
    objection = objection_to_decide(draft, person)
    code = objection.code if objection else None
    lists = [list(rows(person)) for rows in (drafts_within_mandate, drafts_above_mandate)]
    assert lists == ([[], [draft]] if code else [[draft], []])
    assert (person in deciders_for(draft)) is (code is None)
    with transaction.atomic():
        done = approve_in_bulk(settlement_ids=[draft.pk], by=person, now=NOW)
        assert (done.count, [refused.code for _pk, refused in done.refused]) == (
            (0, [code]) if code else (1, [])
        )
        transaction.set_rollback(True)
    return code


@pytest.mark.parametrize(
    ("cents", "code"),
    [
        ({"general": SIZE}, None),
        ({"general": SIZE - 1}, "over_mandate"),
        ({"programme": SIZE}, None),
        ({"programme": SIZE - 1}, "over_mandate_programme"),
        ({"fund": SIZE}, None),
        ({"fund": SIZE - 1}, "over_mandate_fund"),
        ({"general": 1, "programme": SIZE}, None),
        ({"general": SIZE, "programme": SIZE - 1}, "over_mandate_programme"),
        ({"general": 1, "fund": SIZE}, None),
        ({"general": SIZE, "fund": SIZE - 1}, "over_mandate_fund"),
        ({"programme": 1, "fund": SIZE}, None),
        ({"programme": SIZE, "fund": SIZE - 1}, "over_mandate_fund"),
        ({"general": 1, "programme": 1, "fund": SIZE}, None),
        ({"general": SIZE, "programme": SIZE, "fund": SIZE - 1}, "over_mandate_fund"),
        # A mandate of nothing is a mandate; one that ended lets the more general one count again.
        ({"general": SIZE, "programme": 0}, "over_mandate_programme"),
        ({"general": SIZE, "programme": None}, None),
        ({"general": SIZE - 1, "programme": None, "fund": None}, "over_mandate"),
        ({"programme": SIZE, "fund": None}, None),
        ({"programme": None}, "over_mandate"),
    ],
)
def test_each_combination_at_its_boundary(draft, cents, code):
    assert answer(draft, approver(**cents)) == code


def test_whoever_has_none_needs_one_where_somebody_has_one(draft):
    nobody = approver()
    assert answer(draft, nobody) is None
    approver(programme=SIZE)
    assert answer(draft, nobody) == "over_mandate"
    # What is paid from other money is not touched by it.
    other = AgreementFactory(active=True)
    jobs(other, 3)
    free = draft_settlement(agreement=other, period=Q1, now=NOW)
    assert objection_to_decide(free, nobody) is None
    assert list(drafts_within_mandate(nobody)) == [free]


def test_the_refusal_names_the_amount_the_mandate_and_what_it_is_for(draft):
    with hooks.register_temporarily(HOOK, lambda: [fund("akkoord", "Het Akkoord")]):
        for cents, words in (
            ({"general": 5_00}, "mandaat van € 5,00. Vraag"),
            ({"programme": 6_00}, "mandaat van € 6,00, voor programma Werk. Vraag"),
            ({"fund": 7_00}, "mandaat van € 7,00, voor fonds Het Akkoord. Vraag"),
        ):
            text = str(objection_to_decide(draft, approver(**cents))).replace("\xa0", " ")
            assert text.startswith("Dit bedrag (€ 300,00) gaat boven uw")
            assert words in text
        assert mandate_scope_names() == {
            ("fund", "akkoord"): "Het Akkoord",
            ("programme", "werk"): "Werk",
        }


def test_four_eyes_hold_whatever_the_mandate(draft):
    entered = draft.agreement.observations.get().entered_by
    ScopedMandate.objects.create(
        user=entered, scope=FUND, scope_code="akkoord", max_cents=SIZE * 10
    )
    assert objection_to_decide(draft, entered).code == "decider_interested"


def test_money_from_two_programmes_needs_the_mandate_for_each():
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    one, two = agreement.parties.filter(role="payer").order_by("pk")
    allocate(agreement, make.programme(), payer=one)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    assert money_scopes([draft.pk]) == {
        draft.pk: {MoneyScope("", "werk"), MoneyScope("", "")},
    }
    person = approver(programme=SIZE, general=SIZE - 1)
    assert answer(draft, person) == "over_mandate"
    allocate(agreement, make.programme("zorg", name="Zorg"), "ander", payer=two)
    assert answer(draft, person) == "over_mandate"
    ScopedMandate.objects.create(user=person, scope=PROGRAMME, scope_code="zorg", max_cents=SIZE)
    assert answer(draft, person) is None
    ScopedMandate.objects.filter(scope_code="zorg").update(max_cents=SIZE - 1)
    assert answer(draft, person) == "over_mandate_programme"


def test_the_allocation_that_counts_in_the_year_of_the_period_says_which_programme(draft):
    assert money_scopes([draft.pk]) == {draft.pk: {MoneyScope("akkoord", "werk")}}
    other = make.programme("zorg", name="Zorg")
    allocate(draft.agreement, other, "later", year=2027)
    assert money_scopes([draft.pk]) == {draft.pk: {MoneyScope("akkoord", "werk")}}
    allocate(draft.agreement, other, "nu")
    assert money_scopes([draft.pk]) == {draft.pk: {MoneyScope("", "zorg")}}
    empty = draft_settlement(agreement=AgreementFactory(active=True), period=Q1, now=NOW)
    assert money_scopes([empty.pk]) == {empty.pk: {MoneyScope()}}


def test_money_that_somebody_set_aside_themselves_does_not_widen_their_mandate(draft):
    """Who answers for the budget says from which programme is paid, and has mandates for some."""
    person = approver(general=SIZE - 1)
    ScopedMandate.objects.create(user=person, scope=PROGRAMME, scope_code="zorg", max_cents=SIZE)
    other = make.programme("zorg", name="Zorg")
    allocate(draft.agreement, other, "eigen", by=person)
    assert answer(draft, person) == "over_mandate"
    # As much from the same programme as a colleague said before is no widening.
    allocate(draft.agreement, other, "ander")
    assert answer(draft, person) is None
    allocate(draft.agreement, other, "weer", by=person)
    assert answer(draft, person) is None


def test_nor_does_it_take_money_away_from_where_they_have_less(draft):
    person = approver(general=SIZE, programme=SIZE - 1)
    allocate(draft.agreement, make.programme("zorg", name="Zorg"), "eigen", by=person)
    assert answer(draft, person) == "over_mandate_programme"


@pytest.mark.parametrize(
    "wrong",
    [
        {"scope": GENERAL, "scope_code": "werk", "max_cents": 1},
        {"scope": PROGRAMME, "max_cents": 1},
        {"scope": "contract", "scope_code": "x", "max_cents": 1},
        {"scope": FUND, "scope_code": "x", "max_cents": -1},
    ],
)
def test_the_table_keeps_mandates_apart(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ScopedMandate.objects.create(user=PersonFactory(), **wrong)


def test_a_person_has_one_mandate_for_each_kind_of_money():
    person = approver(general=1, programme=1, fund=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mandate.objects.create(user=person, max_cents=2)
    for scope, code in ((PROGRAMME, "werk"), (FUND, "akkoord")):
        with pytest.raises(IntegrityError), transaction.atomic():
            ScopedMandate.objects.create(user=person, scope=scope, scope_code=code, max_cents=2)
