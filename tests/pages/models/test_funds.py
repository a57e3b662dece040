"""Funds: who decides at which amount, and what a call must say to be paid from one."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.demo.funds import build_fund
from pages.models import CallPage, Fund, FundArea, FundGoal, FundRoute
from pages.models.call_checks import check_fund, check_fund_use
from pages.models.funds import eligibility
from tests.factories.pages import CallFactory, CallIndexFactory
from tests.pages.models.test_calls import edit_url, editor_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund():
    return build_fund(date(2026, 11, 21))


@pytest.fixture
def other():
    fund = Fund(
        name="Ander fonds",
        explanation="?",
        ceiling=Decimal(1),
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        after_the_end="?",
    )
    fund.goals, fund.areas = [FundGoal(name="Iets")], [FundArea(name="Ergens")]
    fund.save()
    return fund


@pytest.mark.parametrize(
    ("amount", "place"),
    [("0.01", 0), ("49999.99", 0), ("50000.00", 1), ("50000.01", 1), ("9000000.00", 1)],
)
def test_under_fifty_thousand_is_not_at_most_fifty_thousand(fund, amount, place):
    assert fund.who_decides(Decimal(amount)) == fund.ordered_routes()[place]


def test_the_bound_itself_when_the_fund_says_so(fund):
    route = fund.routes.get(up_to=Decimal("50000.00"))
    route.includes_bound = True
    assert route.covers(Decimal("50000.00"))
    assert not route.covers(Decimal("50000.01"))


def test_routes_count_from_low_to_high_whatever_their_order(fund):
    fund.routes.add(FundRoute(sort_order=-1, decider="raad", up_to=Decimal("500000.00")))
    bounds = [route.up_to for route in fund.ordered_routes()]
    assert bounds == [Decimal("50000.00"), Decimal("500000.00"), None]
    assert fund.who_decides(Decimal("60000.00")).decider == "raad"


def test_nobody_decides_on_more_than_any_route_covers(fund):
    fund.routes = [FundRoute(decider="raad", up_to=Decimal("10.00"))]
    assert fund.who_decides(Decimal("10.00")) is None


def test_two_routes_with_one_bound_are_refused_by_the_database(fund):
    for bound in (Decimal("50000.00"), None):
        with pytest.raises(IntegrityError), transaction.atomic():
            FundRoute.objects.create(fund=fund, decider="dubbel", up_to=bound)


def test_one_goal_one_area_and_not_more_than_there_is(fund, other):
    goals, areas = list(fund.goals.all()), list(fund.areas.all())
    fine = eligibility(fund, goals=goals[:1], areas=areas[:1], amount=fund.ceiling)
    assert fine.is_eligible
    assert not eligibility(fund, goals=[], areas=areas, amount=Decimal(1)).has_goal
    assert not eligibility(fund, goals=goals, areas=other.areas.all(), amount=Decimal(1)).has_area
    over = fund.ceiling + Decimal("0.01")
    assert not eligibility(fund, goals=goals, areas=areas, amount=over).is_eligible


def test_a_fund_does_not_end_before_it_starts(fund):
    fund.ends_on = date(2020, 1, 1)
    with pytest.raises(ValidationError) as refused:
        fund.clean()
    assert list(refused.value.message_dict) == ["ends_on"]


def test_a_call_names_goals_and_areas_of_its_own_fund(fund, other):
    goals, areas = list(fund.goals.all()), list(fund.areas.all())
    strange = list(other.goals.all())
    assert check_fund(None, [], []) == {}
    assert check_fund(fund, goals[:1], areas[:1]) == {}
    assert list(check_fund(None, goals, [])) == ["fund"]
    assert list(check_fund(fund, [], [])) == ["fund_goals", "fund_areas"]
    assert list(check_fund(fund, [*goals, *strange], areas)) == ["fund_goals"]


def used(fund, **days):
    """What is wrong with a call of this fund, of which only these days are filled in."""
    names = ("opens_on", "closes_on", "decide_by")
    return check_fund_use(SimpleNamespace(fund=fund, **{name: days.get(name) for name in names}))


def test_the_days_of_a_call_are_days_of_its_fund(fund):
    fund.starts_on, fund.ends_on = date(2026, 3, 1), date(2026, 12, 31)
    assert used(None, opens_on=date(2020, 1, 1)) == {}
    assert used(fund) == {}
    assert used(fund, opens_on=date(2026, 3, 1), decide_by=date(2026, 12, 31)) == {}
    assert used(fund, opens_on=date(2026, 2, 28), decide_by=date(2027, 1, 1)) == {
        "opens_on": [
            "Het fonds begint op 1 maart 2026. Kies die dag of een latere, of een ander fonds."
        ],
        "decide_by": [
            "De laatste dag van het fonds is 31 december 2026. Kies die dag of een eerdere."
        ],
    }
    assert list(used(fund, closes_on=date(2027, 1, 1))) == ["closes_on"]


def test_a_call_is_not_published_while_nobody_decides_on_some_amount(admin_client, home, fund):
    call = CallFactory(parent=CallIndexFactory(parent=home), live=False)
    chosen = {
        "fund": str(fund.pk),
        "fund_goals": [str(fund.goals.first().pk)],
        "fund_areas": [str(fund.areas.first().pk)],
    }
    route = fund.ordered_routes()[0]
    fund.routes.filter(pk=route.pk).update(group=None)
    data = editor_data(call, "action-publish") | chosen
    answer = admin_client.post(edit_url(call), data)
    assert answer.context["form"].errors["fund"] == [
        (
            f"Bij dit fonds is geen groep gekozen voor: {route.decider}. Kies die eerst bij het"
            " fonds. Anders kan niemand over die bedragen besluiten."
        )
    ]
    fund.routes.filter(pk=route.pk).update(group=fund.ordered_routes()[-1].group)
    answer = admin_client.post(edit_url(call), data)
    assert answer.status_code == 302, answer.context["form"].errors


def test_the_form_of_a_fund_says_which_group_is_missing(admin_client, fund):
    answer = admin_client.post("/beheer/snippets/pages/fund/add/", fund_data([{"group": ""}]))
    form = answer.context["form"]
    assert form.formsets["routes"].errors[0]["group"] == [
        "Kies de groep die over dit bedrag besluit. Zonder groep kan niemand dat."
    ]
    assert "Zonder groep kan niemand dat." in answer.content.decode()
    assert not Fund.objects.filter(name="Nieuw fonds").exists()


@pytest.mark.usefixtures("today")
def test_the_call_shows_the_fund_and_who_decides(client, home, fund):
    call = CallFactory(parent=CallIndexFactory(parent=home), fund=fund)
    call.fund_goals = list(fund.goals.all())[:1]
    call.fund_areas = list(fund.areas.all())[1:2]
    call.save()
    text = client.get(CallPage.objects.get(pk=call.pk).url).content.decode()
    for shown in (
        "Het geld komt uit: Demodam Akkoord (verzonnen)",
        "Jongeren halen een diploma",
        "Demodam-Oost",
        "€ 9.000.000",
        "minder dan € 50.000",
        "de adviescommissie van het fonds",
        "werk en inkomen",
    ):
        assert shown in text
    assert "In elk huis is er iemand met werk" not in text


def fund_data(changed_routes):
    """What an editor types for a new fund, with these routes."""
    routes = [
        {
            "decider": f"wie {number}", "decider_en": "", "up_to": "", "ORDER": str(number + 1),
            **changes,
        }
        for number, changes in enumerate(changed_routes)
    ]  # fmt: skip
    data = {
        "name": "Nieuw fonds",
        "name_en": "",
        "explanation": "?",
        "explanation_en": "",
        "ceiling": "1.000,00",
        "starts_on": "01-01-2026",
        "ends_on": "31-12-2026",
        "after_the_end": "?",
        "after_the_end_en": "",
        "goals": inline_formset([{"name": "Doel", "name_en": "", "ORDER": "1"}]),
        "areas": inline_formset([{"name": "Wijk", "ORDER": "1"}]),
        "sources": inline_formset([]),
        "routes": inline_formset(routes),
    }
    return nested_form_data(data)


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (["50000", "50000,00", ""], "Corrigeer de dubbele gegevens voor"),
        (["", ""], "Een bedrag komt twee keer voor"),
        (["50000"], "Zeg ook wie besluit over het hoogste bedrag"),
    ],
)
def test_the_form_looks_at_the_routes_together(admin_client, fund, bounds, said):
    group = str(fund.routes.first().group_id)
    data = fund_data([{"group": group, "up_to": bound} for bound in bounds])
    answer = admin_client.post("/beheer/snippets/pages/fund/add/", data)
    assert said in answer.content.decode()
    assert not Fund.objects.filter(name="Nieuw fonds").exists()


def test_editors_may_keep_funds_and_nobody_else(admin_client, client, fund):
    assert admin_client.get("/beheer/snippets/pages/fund/").status_code == 200
    assert client.get("/beheer/snippets/pages/fund/").status_code == 302
