"""Every stage of a trace, in exact sentences."""

from typing import Any, get_args

import pytest

from contracts.arithmetic import Step
from contracts.arithmetic.readings import Status
from contracts.arithmetic.statements import Stage
from contracts.wording import step_sentence
from contracts.wording.step_shape import STATUS_WORDS
from contracts.wording.steps import STEP_WORDS
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

JOBS = {"count": "jobs"}
RATE = {"latest": "rate"}
FALL = {"change": "rate", "against": "baseline", "as": "percent_reduction"}
CAP = {"code": "person", "scope": "person", "max": "8200"}
MIN = {
    "code": "floor",
    "label": {"nl": "Garantie", "en": "Guarantee"},
    "scope": "contract",
    "min": {"constant": "principal", "times": "0.4"},
    "due": "2029-12-31",
}
INTERIM = {"share": "0.8", "true_up_on": "2027-01-01", "clawback": True}


def test_every_stage_and_every_missing_value_has_words() -> None:
    assert {*STEP_WORDS, "price"} == set(get_args(Stage))
    assert {*STATUS_WORDS, "measured"} == set(get_args(Status))


STEPS: list[tuple[Step, str, str]] = [
    (
        Step("quantity", JOBS, {"status": "measured", "total": "12", "before": "0"}, "12"),
        "Geteld: 12 mensen.",
        "Counted: 12 people.",
    ),
    (
        Step("quantity", JOBS, {"subject": "p-1", "total": "1", "before": "0"}, "1"),
        "Deelnemer p-1: Geteld: 1 persoon.",
        "Participant p-1: Counted: 1 person.",
    ),
    (
        Step("quantity", JOBS, {"cohort": "c1", "total": "15", "before": "12"}, "15"),
        "Cohort c1: Geteld: 15 mensen tot en met deze periode, waarvan 12 al eerder.",
        "Cohort c1: Counted: 15 people up to and including this period, of which 12 before.",
    ),
    (
        Step("quantity", JOBS, {"parts": "1200"}, "1300"),
        "Geteld: 1.300 mensen, van 1.200 personen of groepen samen.",
        "Counted: 1,300 people, of 1,200 persons or groups together.",
    ),
    (
        Step("quantity", RATE, {"status": "measured", "on": "2026-03-31"}, "38"),
        "De laatste meting van “Terugval”: 38% (gemeten op 31 maart 2026).",
        "The last measurement of “Relapse”: 38% (measured on 31 March 2026).",
    ),
    (
        Step("quantity", RATE, {"status": "waits"}, "waits"),
        "De laatste meting van “Terugval”: nog niet gemeten; dit onderdeel wacht.",
        "The last measurement of “Relapse”: not measured yet; this component waits.",
    ),
    (
        Step("quantity", RATE, {"status": "taken_as_zero"}, "0"),
        "De laatste meting van “Terugval”: niet gemeten; dat telt als nul.",
        "The last measurement of “Relapse”: not measured; that counts as zero.",
    ),
    (
        Step("quantity", FALL, {"value": "142", "reference": "155"}, "260/31"),
        (
            "De daling van “Terugval” ten opzichte van de nulmeting (155): ≈ 8,3871%"
            " (gemeten 142, vergeleken met 155)."
        ),
        (
            "The reduction of “Relapse” compared with the baseline (155): ≈ 8.3871%"
            " (measured 142, compared with 155)."
        ),
    ),
    (
        Step(
            "quantity",
            {"sampled": {"claimed": "retained", "checked": "checked", "correct": "correct"}},
            {"status": "measured", "reported": "130", "checked": "20", "correct": "19"},
            "123.5",
        ),
        (
            "“Aan het werk gebleven”, min het deel dat in de steekproef fout was: 123,5 mensen"
            " (geteld 130; van 20 in de steekproef zijn er 19 goed)."
        ),
        (
            "“Retained”, less the part that was wrong in the sample: 123.5 people"
            " (counted 130; of 20 in the sample 19 are correct)."
        ),
    ),
    (
        Step("quantity", {"sustained": "stay", "days": 90}, {"total": "2", "before": "1"}, "2"),
        "Geteld: 2 personen tot en met deze periode, waarvan 1 al eerder.",
        "Counted: 2 persons up to and including this period, of which 1 before.",
    ),
    (
        Step(
            "quantity",
            JOBS,
            {"total": "32", "before": "12", "claimed": "21", "accepted": "20"},
            "32",
        ),
        (
            "Geteld: 32 mensen tot en met deze periode, waarvan 12 al eerder; in deze periode"
            " ingediend 21, goedgekeurd 20."
        ),
        (
            "Counted: 32 people up to and including this period, of which 12 before; in this"
            " period claimed 21, accepted 20."
        ),
    ),
    (
        Step("quantity", RATE, {"on": "2026-03-31", "claimed": "36", "accepted": "38"}, "38"),
        (
            "De laatste meting van “Terugval”: 38% (gemeten op 31 maart 2026); ingediend 36,"
            " goedgekeurd 38."
        ),
        (
            "The last measurement of “Relapse”: 38% (measured on 31 March 2026); claimed 36,"
            " accepted 38."
        ),
    ),
    (
        Step(
            "price",
            {
                "per_unit": {
                    "dated": [
                        {"from": "2026-01-01", "amount": "1000"},
                        {"from": "2026-02-01", "amount": "1050"},
                        {"from": "2026-03-01", "amount": "1100"},
                    ]
                }
            },
            {"quantity": "12", "pieces": ["10", "0", "2"]},
            "12200",
        ),
        "12: 10 × € 1.000 + 2 × € 1.100 = € 12.200.",
        "12: 10 × €1,000 + 2 × €1,100 = €12,200.",
    ),
    (
        Step(
            "price",
            {"amount": "36500", "per": "year", "day_count": "act/365f"},
            {"quantity": "1"},
            "3100",
        ),
        "Naar het aantal dagen is het € 3.100.",
        "By the number of days it is €3,100.",
    ),
    (
        Step("volume", {"min": "40"}, {"quantity": "38"}, "40"),
        "Volgens het afgesproken aantal wordt 40 gerekend.",
        "By the agreed volume 40 is charged.",
    ),
    (
        Step("volume", {"min": "40"}, {"quantity": "41"}, "41"),
        "Dat past bij het afgesproken aantal: 41.",
        "That fits the agreed volume: 41.",
    ),
    (
        Step(
            "premium",
            {"cohort": "west", "factor": "4/3"},
            {"cohort": "west", "amount": "300", "factor": "4/3"},
            "400",
        ),
        "Cohort west: Toeslag voor groep west: € 300 × 4/3 = € 400.",
        "Cohort west: Premium for group west: €300 × 4/3 = €400.",
    ),
    (
        Step("index", {}, {"amount": "3", "factor": "1.1", "before": "2", "added": "1.1"}, "3.1"),
        "Geïndexeerd, in deze periode × 1,1: van € 3 naar € 3,10 (eerder € 2, nu € 1,10).",
        "Indexed, in this period × 1.1: from €3 to €3.10 (€2 before, €1.10 now).",
    ),
    (
        Step("index", {"by": RATE}, {"amount": "300", "factor": "waits"}, "200"),
        "De index is nog niet gemeten; het geïndexeerde bedrag blijft € 200.",
        "The index is not measured yet; the indexed amount stays €200.",
    ),
    (
        Step("due", {"due_on": "2027-06-30"}, {"stage": "withheld", "worth": "300"}, "0"),
        "Tot nu toe is dit € 300 waard. Er wordt niets betaald voor 30 juni 2027.",
        "So far this is worth €300. Nothing is paid before 30 June 2027.",
    ),
    (
        Step("due", {"due_on": "2027-06-30"}, {"stage": "due", "worth": "300"}, "300"),
        "Sinds 30 juni 2027 mag alles worden betaald: € 300.",
        "Since 30 June 2027 all of it is due: €300.",
    ),
    (
        Step("quantity", {"one": True}, {"status": "measured"}, "1"),
        "Dit bedrag is vast.",
        "This amount is fixed.",
    ),
    (
        Step("quantity", {"notional": {"constant": "principal"}}, {}, "680000"),
        "Er wordt gerekend over de inleg (€ 680.000).",
        "Computed over principal (€680,000).",
    ),
    (
        Step(
            "gate",
            {"any": [{"quantity": FALL, "at_least": "10"}, {"quantity": RATE, "more_than": "5"}]},
            {
                "conditions": [
                    {"quantity": "8.4", "bound": "at_least", "threshold": "10"},
                    {"quantity": "waits", "bound": "more_than", "threshold": "5"},
                ]
            },
            "not_met",
        ),
        (
            "Voorwaarde niet gehaald, dus er wordt niets betaald (minstens 1 van deze 2 is nodig):"
            " de daling van “Terugval” ten"
            " opzichte van de nulmeting (155) is 8,4%, gevraagd is minstens 10%;"
            " de laatste meting van"
            " “Terugval” is nog niet gemeten, gevraagd is meer dan 5%."
        ),
        (
            "Condition not met, so nothing is paid (at least 1 of these 2 is needed): the reduction"
            " of “Relapse” compared with the"
            " baseline (155) is 8.4%, asked is at least 10%; the last"
            " measurement of “Relapse” is not"
            " measured yet, asked is more than 5%."
        ),
    ),
    (
        Step("price", {"per_unit": "1300"}, {"quantity": "12"}, "15600"),
        "12 mensen × € 1.300 = € 15.600.",
        "12 people × €1,300 = €15,600.",
    ),
    (
        Step("price", {"per_unit": "1300"}, {"quantity": "waits"}, "0"),
        "Het bedrag blijft € 0.",
        "The amount stays €0.",
    ),
    (
        Step("price", {"amount": "60000"}, {"quantity": "1"}, "60000"),
        "Het vaste bedrag is € 60.000.",
        "The fixed amount is €60,000.",
    ),
    (
        Step("weight", {"weight": "0.3"}, {"amount": "1000000"}, "300000"),
        "30% × € 1.000.000 = € 300.000.",
        "30% × €1,000,000 = €300,000.",
    ),
    (
        Step("interim", INTERIM, {"stage": "ahead", "worth": "1000", "before": "300"}, "800"),
        "Voorschot: 80% van € 1.000 is € 800.",
        "Payment ahead: 80% of €1,000 is €800.",
    ),
    (
        Step("interim", INTERIM, {"stage": "true_up", "worth": "700", "before": "800"}, "700"),
        "Eindafrekening: in totaal hoort € 700 te zijn betaald.",
        "Final settlement: €700 should be paid in total.",
    ),
    (
        Step("interim", INTERIM, {"stage": "true_up", "worth": "200", "before": "500"}, "500"),
        "Eindafrekening: dit is € 200 waard. Vooruit betaald is € 500; dat hoeft niet terug.",
        ("Final settlement: this is worth €200. Paid ahead is €500; that need not be paid back."),
    ),
    (
        Step("limit", CAP, {"amount": "600", "room_left": "0"}, "500"),
        "Plafond per persoon € 8.200: er was nog € 500 ruimte, dus − € 100, zo wordt het € 500.",
        "Cap per person €8,200: there was room for €500, so −€100, which makes it €500.",
    ),
    (
        Step("rounding", {"to": "1"}, {"amount": "0"}, "1"),
        "Van € 0 naar € 1, zodat elk plafond en minimum ook na het afronden klopt.",
        "From €0 to €1, so that every cap and minimum still holds after rounding.",
    ),
    (
        Step(
            "gate",
            {"of": [{"quantity": RATE, "at_least": "1"}] * 2, "at_least": 1},
            {"conditions": [{"quantity": "2", "bound": "at_least", "threshold": "1"}]},
            "met",
        ),
        (
            "Voorwaarde gehaald (minstens 1 van deze 2 is nodig): de laatste meting van “Terugval”"
            " is 2%, gevraagd is minstens 1%."
        ),
        (
            "Condition met (at least 1 of these 2 is needed): the last measurement of “Relapse” is"
            " 2%, asked is at least 1%."
        ),
    ),
    (
        Step("limit", CAP, {"amount": "8600"}, "8200"),
        "Plafond per persoon € 8.200: − € 400, zo wordt het € 8.200.",
        "Cap per person €8,200: −€400, which makes it €8,200.",
    ),
    (
        Step("limit", CAP, {"amount": "100", "carried_in": "50"}, "150"),
        "Plafond per persoon € 8.200: € 50 komt mee van eerder; + € 50, zo wordt het € 150.",
        "Cap per person €8,200: €50 comes along from before; + €50, which makes it €150.",
    ),
    (
        Step("limit", CAP, {"amount": "100"}, "100"),
        "Plafond per persoon € 8.200: verandert niets.",
        "Cap per person €8,200: changes nothing.",
    ),
    (
        Step("limit", MIN, {"amount": "0"}, "272000"),
        "Garantie 40% van de inleg (€ 680.000): + € 272.000, zo wordt het € 272.000.",
        "Guarantee 40% of principal (€680,000): + €272,000, which makes it €272,000.",
    ),
    (
        Step("rounding", {}, {"amount": "20.125"}, "20.13"),
        "Afgerond van € 20,125 naar € 20,13.",
        "Rounded from €20.125 to €20.13.",
    ),
    (
        Step("rounding", {}, {"amount": "20.5"}, "20.50"),
        "Afronden verandert niets: € 20,50.",
        "Rounding changes nothing: €20.50.",
    ),
    (
        Step("split", {}, {"parts": {"city": "65.00", "fund": "30.00"}, "unpaid": "5.00"}, "95.00"),
        (
            "Gemeente betaalt € 65 en Fonds betaalt € 30. Door het plafond van"
            " een betaler blijft € 5"
            " onbetaald."
        ),
        "City pays €65 and Fund pays €30. Because of a payer's cap €5 stays unpaid.",
    ),
    (
        Step("posted", {}, {"posted": {"city": "100.00"}}, "-100.00"),
        "Eerder geboekt: Gemeente € 100. Dat wordt teruggedraaid: − € 100.",
        "Posted before: City €100. That is reversed: −€100.",
    ),
    (
        Step("posted", {}, {"posted": {"city": "100.00"}}, "0.00"),
        "Eerder al geboekt: Gemeente € 100. Er komt niets bij.",
        "Posted before: City €100. Nothing is added.",
    ),
]


@pytest.mark.parametrize(("step", "nl", "en"), STEPS)
def test_a_step_in_words(step: Step, nl: str, en: str) -> None:
    assert step_sentence(step, small_terms(), "nl") == nl
    assert step_sentence(step, small_terms(), "en") == en


@pytest.mark.parametrize(
    ("quantity", "price", "inputs", "result", "nl"),
    [
        (
            {"count": "retained"},
            {"brackets": [{"to": "370", "per_unit": "1100"}, {"per_unit": "1000"}]},
            {"quantity": "371"},
            "408000",
            (
                "De afspraak: Tot en met 370 mensen: € 1.100 per persoon. Vanaf 371: € 1.000."
                " Voor 371 mensen is dat € 408.000."
            ),
        ),
        (
            {"notional": {"constant": "principal"}},
            {"rate": "0.03", "per": "year", "day_count": "30/360"},
            {"quantity": "680000"},
            "20400",
            "3% van de inleg (€ 680.000) per jaar (elke maand telt als 30 dagen). Dat is € 20.400.",
        ),
        (
            {"one": True},
            {"schedule": [{"in": "2026-01-01", "amount": "300"}]},
            {"quantity": "1"},
            "300",
            "1 januari 2026: € 300. Tot nu toe is dat € 300.",
        ),
        (
            {"sum": "savings"},
            {"steps": [{"at_least": "5", "per_unit": "2"}], "by": {"latest": "rate"}},
            {"quantity": "10", "looked_up": "7.5"},
            "20",
            (
                "De afspraak: De trede hangt af van de laatste meting van"
                " “Terugval”. Onder 5%: niets."
                " Vanaf 5%: € 2 per euro. Voor 7,5% is dat € 20."
            ),
        ),
    ],
)
def test_a_price_quotes_its_rule(
    quantity: Any, price: Any, inputs: Any, result: str, nl: str
) -> None:
    terms = small_terms({"quantity": quantity, "price": price})
    assert step_sentence(Step("price", price, inputs, result), terms, "nl") == nl
