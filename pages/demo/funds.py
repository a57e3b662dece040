"""A made-up fund, in the shape of one that a Dutch city and three housing corporations had."""

from datetime import date
from decimal import Decimal

from django.contrib.auth.models import Group

from pages.demo.content import both
from pages.models import CallPage, Fund, FundArea, FundGoal, FundRoute, FundSource

NAME = "Demodam Akkoord (verzonnen)"
# The calls that are paid from it, with the places in the lists below that they are about.
CALLS = {"taalles-dichtbij": {"goals": (0, 1), "areas": (0, 2)}}


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def build_fund(today: date) -> Fund:
    """Make the fund once; its ten years began two years ago."""
    fund = Fund.objects.filter(name=NAME).first()
    if fund is not None:
        return fund
    fund = Fund(
        name=NAME,
        ceiling=Decimal("9000000.00"),
        starts_on=date(today.year - 2, 1, 1),
        ends_on=date(today.year + 7, 12, 31),
        **both(
            explanation=(
                "Tien jaar extra geld voor drie wijken, van de gemeente en twee "
                "woningcorporaties samen. Een plan helpt mee aan minstens één doel, in minstens "
                "één van de wijken.",
                "Ten years of extra money for three areas, from the municipality and two housing "
                "corporations. A plan serves at least one goal in at least one of the areas.",
            ),
            after_the_end=(
                "In het laatste jaar van een plan spreken wij af wie het daarna betaalt, of hoe "
                "het zonder geld verder kan.",
                "In the last year of a plan we agree who pays for it afterwards, or how it can go "
                "on without money.",
            ),
        ),
    )
    fund.name_en = "Demodam Accord (made up)"
    fund.goals = [
        FundGoal(sort_order=number, **both(name=name))
        for number, name in enumerate(
            (
                ("Jongeren halen een diploma", "Young people get a diploma"),
                ("In elk huis is er iemand met werk", "Every home has somebody with work"),
                ("Niemand leeft in armoede", "Nobody lives in poverty"),
            )
        )
    ]
    fund.areas = [
        FundArea(sort_order=number, name=name)
        for number, name in enumerate(("Waterwijk", "Demodam-Oost", "Sluiskwartier"))
    ]
    fund.sources = [
        FundSource(sort_order=0, name="Gemeente Demodam", amount=Decimal("4000000.00")),
        FundSource(
            sort_order=1,
            name="Wonen aan de Kreek (verzonnen)",
            amount=Decimal("3000000.00"),
            earmark="werk en inkomen",
        ),
        FundSource(sort_order=2, name="Woonhuis Demodam (verzonnen)", amount=Decimal("2000000.00")),
    ]
    fund.routes = [
        FundRoute(
            sort_order=0,
            group=_group("decider"),
            up_to=Decimal("50000.00"),
            **both(decider=("de adviescommissie van het fonds", "the fund's advisory committee")),
        ),
        FundRoute(
            sort_order=1,
            group=_group("approver"),
            **both(
                decider=(
                    "de wethouder en de directeuren van de corporaties",
                    "the alderman and the directors of the corporations",
                )
            ),
        ),
    ]
    fund.save()
    return fund


def link_calls(fund: Fund) -> None:
    """Put the fund behind its calls, unless an editor chose another one."""
    goals, areas = list(fund.goals.all()), list(fund.areas.all())
    for slug, about in CALLS.items():
        call = CallPage.objects.filter(slug=slug, fund=None).first()
        if call is not None:
            call.fund = fund
            call.fund_goals = [goals[place] for place in about["goals"]]
            call.fund_areas = [areas[place] for place in about["areas"]]
            call.save_revision().publish()
