"""The Tilburg Akkoord of 2009 as a worked example: who paid in, for what, and who decided.

Facts: Platform31, "Loslaten en meemaken" (2014). Its goals, areas and amounts are those of the
covenant of February 2009; the first and last day are the ten years that it names.
"""

from datetime import date
from decimal import Decimal

from django.contrib.auth.models import Group

from pages.demo.content import both
from pages.models import Fund, FundArea, FundGoal, FundRoute, FundSource

NAME = "Tilburg Akkoord (2009, voorbeeld)"
GOALS = (
    (
        "Jongeren doen het goed op school en halen een diploma",
        "Young people do well at school and get a diploma",
    ),
    ("Elk huishouden heeft een kostwinner", "Every household has a breadwinner"),
    ("Inwoners leven boven de armoedegrens", "Residents live above the poverty line"),
)
AREAS = (
    "Stokhasselt",
    "Kruidenbuurt",
    "Groenewoud",
    "Groeseind/Hoefstraat",
    "Trouwlaan/Uitvindersbuurt",
)
SOURCES = (
    ("Rijk (preventie wijkenaanpak)", "2000000.00", "Kruidenbuurt"),
    ("Provincie Noord-Brabant", "3000000.00", ""),
    ("Drie woningcorporaties", "3000000.00", ""),
    ("Gemeente Tilburg", "1000000.00", ""),
)


def _group(name: str) -> Group:
    return Group.objects.get_or_create(name=name)[0]


def build_fund() -> Fund:
    """Make the fund once."""
    fund = Fund.objects.filter(name=NAME).first()
    if fund is not None:
        return fund
    fund = Fund(
        name=NAME,
        ceiling=Decimal("9000000.00"),
        starts_on=date(2009, 2, 1),
        ends_on=date(2019, 1, 31),
        **both(
            explanation=(
                "Tien jaar extra geld voor vijf wijken in Tilburg, van gemeente, Rijk, provincie en "
                "drie woningcorporaties. Echte afspraak, hier als voorbeeld. Bron: Platform31, 2014.",
                "Ten years of extra money for five areas in Tilburg, from municipality, state, "
                "province and three housing corporations. A real agreement, here as an example. "
                "Source: Platform31, 2014.",
            ),
            after_the_end=(
                "Het werkpunt moet daarna zonder geld van het akkoord of de gemeente bestaan.",
                "Afterwards the work point has to exist without money of the accord or the "
                "municipality.",
            ),
        ),
    )
    fund.name_en = "Tilburg Accord (2009, example)"
    fund.goals = [
        FundGoal(sort_order=number, **both(name=name)) for number, name in enumerate(GOALS)
    ]
    fund.areas = [FundArea(sort_order=number, name=name) for number, name in enumerate(AREAS)]
    fund.sources = [
        FundSource(sort_order=number, name=name, amount=Decimal(amount), earmark=earmark)
        for number, (name, amount, earmark) in enumerate(SOURCES)
    ]
    fund.routes = [
        FundRoute(
            sort_order=0,
            group=_group("decider"),
            up_to=Decimal("50000.00"),
            **both(
                decider=("de adviescommissie van het akkoord", "the accord's advisory committee")
            ),
        ),
        FundRoute(
            sort_order=1,
            group=_group("approver"),
            **both(
                decider=(
                    "de drie directeuren van de corporaties en de wethouder",
                    "the three directors of the corporations and the alderman",
                )
            ),
        ),
    ]
    fund.save()
    return fund
