"""What a limit did, with what one needs to compute it again, in exact sentences."""

from typing import Any

import pytest

from contracts.arithmetic import Step
from contracts.wording import step_sentence
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

CAP = {"code": "cap", "scope": "contract", "max": "1000"}
SHARE = {"code": "cap", "scope": "contract", "max_share": {"share": "0.2"}}
RETURN = {"code": "cap", "scope": "contract", "max_return": {"on": "note", "rate": "0"}}
PERSON = {"code": "cap", "scope": "person", "max": "200"}
EACH = [{"subject": f"p{number}", "amount": "300", "result": "200"} for number in range(12)]


def says(rule: dict[str, Any], inputs: dict[str, Any], result: str) -> tuple[str, str]:
    step, terms = Step("limit", rule, inputs, result), small_terms()
    nl, en = (step_sentence(step, terms, language) for language in ("nl", "en"))
    return nl.split("; ", 1)[1].replace("\xa0", " "), en.split("; ", 1)[1].replace("\xa0", " ")


def test_what_was_used_before() -> None:
    assert says(CAP, {"amount": "500", "room_left": "0", "used": "700"}, "300") == (
        "daarvan was € 700 al gebruikt: er was nog € 300 ruimte, dus − € 200, zo wordt het € 300.",
        ("€700 of it was used before: there was room for €300, so −€200, which makes it €300."),
    )


def test_a_cap_that_is_not_what_stands_in_the_terms() -> None:
    inputs = {"amount": "600", "room_left": "0", "cap": "500"}
    assert says(CAP, inputs, "500") == (
        "nu hoogstens € 500: er was nog € 500 ruimte, dus − € 100, zo wordt het € 500.",
        "at most €500 now: there was room for €500, so −€100, which makes it €500.",
    )


def test_what_a_share_is_a_share_of() -> None:
    inputs = {"amount": "500", "used": "100", "cap": "200", "rest": "800"}
    assert says(SHARE, inputs, "100") == (
        (
            "de rest van het totaal is € 800, dus hoogstens € 200; daarvan was € 100 al gebruikt:"
            " − € 400, zo wordt het € 100."
        ),
        (
            "the rest of the total is €800, so at most €200; €100 of it was used before: −€400,"
            " which makes it €100."
        ),
    )


def test_what_was_open_of_an_investment() -> None:
    assert says(RETURN, {"amount": "900", "used": "900", "cap": "1000"}, "100") == (
        "er stond nog € 100 open: − € 800, zo wordt het € 100.",
        "€100 was still open: −€800, which makes it €100.",
    )


def test_whose_amount_was_changed() -> None:
    cut = [{"cohort": "x", "amount": "300", "result": "200"}, EACH[0]]
    assert says(PERSON, {"amount": "600", "cut": cut}, "400") == (
        (
            "cohort x van € 300 naar € 200; deelnemer p0 van € 300 naar € 200: − € 200,"
            " zo wordt het € 400."
        ),
        (
            "cohort x from €300 to €200; participant p0 from €300 to €200: −€200,"
            " which makes it €400."
        ),
    )


@pytest.mark.parametrize(
    ("count", "last", "last_en"),
    [
        (10, "deelnemer p9 van € 300 naar € 200", "participant p9 from €300 to €200"),
        (12, "en nog 2", "and 2 more"),
    ],
)
def test_many_are_counted(count: int, last: str, last_en: str) -> None:
    nl, en = says(PERSON, {"amount": "3600", "cut": EACH[:count]}, "2400")
    assert nl.split(": ")[0].split("; ")[-1] == last
    assert en.split(": ")[0].split("; ")[-1] == last_en
    assert nl.count("deelnemer") == 10


def test_what_changes_nothing_needs_no_reasons() -> None:
    step = Step("limit", SHARE, {"amount": "100", "cap": "200", "rest": "800"}, "100")
    words = "Plafond voor het hele contract 20% van wat in totaal wordt betaald: verandert niets."
    assert step_sentence(step, small_terms(), "nl") == words


@pytest.mark.parametrize(
    ("step", "nl", "en"),
    [
        (
            Step(
                "price",
                {"amount": "36500", "per": "year", "day_count": "act/365f"},
                {"quantity": "1", "years": "31/365"},
                "3100",
            ),
            "Naar het aantal dagen (31/365 jaar) is het € 3.100.",
            "By the number of days (31/365 years) it is €3,100.",
        ),
        (
            Step(
                "price",
                {"rate": "0.1", "per": "year", "day_count": "30/360"},
                {"quantity": "200", "years": "0.5"},
                "10",
            ),
            "(0,5 jaar) is dat € 10.",
            "(0.5 years) that is €10.",
        ),
        (
            Step(
                "index",
                {"by": {"latest": "rate"}, "base": "120"},
                {"amount": "100", "factor": "1.05", "measured": "126"},
                "105",
            ),
            "Geïndexeerd, in deze periode × 1,05 (gemeten: 126): van € 100 naar € 105.",
            "Indexed, in this period × 1.05 (measured: 126): from €100 to €105.",
        ),
        (
            Step(
                "split",
                {},
                {
                    "amount": "200",
                    "parts": {"city": "130.00", "fund": "70.00"},
                    "paid_before": {"fund": "50.00"},
                    "first_before": {"city": "30.00"},
                },
                "200.00",
            ),
            (
                "Gemeente betaalt € 130 en Fonds betaalt € 70. Fonds had daarvoor in totaal € 50"
                " betaald. Gemeente had van het eerste deel al € 30 betaald."
            ),
            (
                "City pays €130 and Fund pays €70. Fund had paid €50 in all before. City had paid"
                " €30 of the first part before."
            ),
        ),
    ],
)
def test_what_other_steps_tell_to_compute_them_again(step: Step, nl: str, en: str) -> None:
    for language, words in (("nl", nl), ("en", en)):
        assert step_sentence(step, small_terms(), language).replace("\xa0", " ").endswith(words)


def test_who_may_not_see_of_whom_is_told_of_how_many() -> None:
    """The amounts of one participant are about that participant."""
    one, two = ({"amount": "900", "cut_persons": number} for number in ("1", "2"))
    assert says(PERSON, one, "800") == (
        "het bedrag van 1 deelnemer veranderde: − € 100, zo wordt het € 800.",
        "the amount of 1 participant changed: −€100, which makes it €800.",
    )
    assert says(PERSON, two, "800") == (
        "het bedrag van 2 deelnemers veranderde: − € 100, zo wordt het € 800.",
        "the amounts of 2 participants changed: −€100, which makes it €800.",
    )
