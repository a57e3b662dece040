"""Trying terms: what is typed in, and what the engine would pay for it."""

from fractions import Fraction

import pytest

from contracts.arithmetic import Observation, parse_terms
from contracts.terms_form.trial import MAX_PERIODS, make_trial, trial_periods
from contracts.terms_form.trial_cells import read_cells
from tests.contracts.wording.small_terms import small_terms
from tests.factories.terms import blocking_terms, money_terms, terms_document, two_payer_terms

pytestmark = pytest.mark.pure

TERMS = parse_terms(terms_document())


def amounts(cells: dict, terms: object = TERMS, rows: list | None = None) -> list[str]:
    trial = make_trial(terms, cells, rows or [], "nl")  # type: ignore[arg-type]
    return [period.amount for period in trial.periods]


def test_numbers_per_period_are_settled_by_the_engine_itself() -> None:
    cells = {"baan": {"0": "12", "2": "9,5"}}
    assert amounts(cells) == ["€ 1.200,00", "€ 0,00", "€ 800,00", "€ 0,00"]
    trial = make_trial(TERMS, cells, [], "nl")
    assert trial.total == "€ 2.000,00"
    line = trial.periods[2].lines[0]
    assert (line.label, line.payers, len(line.cut_by)) == ("Banen", "Gemeente € 800,00", 1)
    assert [block.heading for block in line.calculation.blocks][:2] == ["counted", "worth"]


def test_each_payer_is_named() -> None:
    trial = make_trial(parse_terms(two_payer_terms()), {"baan": {"0": "1"}}, [], "en")
    assert trial.periods[0].lines[0].payers == "City €65.00 · Fund €35.00"


def test_a_number_per_person_is_as_many_persons() -> None:
    terms = small_terms(
        {"quantity": {"count": "jobs", "first_per": "person"}, "price": {"per_unit": "10"}}
    )
    assert amounts({"jobs": {"0": "3", "1": "2"}}, terms)[:2] == ["€ 30,00", "€ 20,00"]


def test_nothing_not_measured_and_not_applicable_are_three_answers() -> None:
    trial = make_trial(parse_terms(blocking_terms()), {"baan": {"0": "?"}}, [], "nl")
    assert trial.problem
    assert amounts({"baan": {"0": "nvt", "1": "1"}})[:2] == ["€ 0,00", "€ 100,00"]
    assert make_trial(TERMS, {}, [], "nl").is_empty


def test_what_is_no_number_is_said_in_its_cell() -> None:
    trial = make_trial(TERMS, {"baan": {"1": "veel"}}, [], "nl")
    assert trial.periods == ()
    assert [bool(cell.problem) for cell in trial.rows[0].cells] == [False, True, False, False]
    assert trial.rows[0].cells[1].value == "veel"


def test_an_outcome_waits_until_every_cell_can_be_read() -> None:
    trial = make_trial(TERMS, {"baan": {"0": "5", "1": "veel"}}, [], "nl")
    assert trial.problem == "Er staat een resultaat dat niet kan. Het staat erbij."
    assert (trial.periods, trial.total) == ((), "")


def test_a_count_below_nothing_is_refused_as_it_would_be_when_recorded() -> None:
    trial = make_trial(TERMS, {"baan": {"0": "-3", "1": "0"}}, [], "nl")
    assert [cell.problem for cell in trial.rows[0].cells][:2] == [
        "Een aantal kan niet minder dan nul zijn.",
        "",
    ]
    assert trial.periods == ()


def test_more_people_than_can_be_tried_is_said_and_never_taken_for_one_person() -> None:
    terms = small_terms(
        {"quantity": {"count": "jobs", "first_per": "person"}, "price": {"per_unit": "10"}}
    )
    assert amounts({"jobs": {"0": "1000", "1": "0"}}, terms)[:2] == ["€ 10.000,00", "€ 0,00"]
    trial = make_trial(terms, {"jobs": {"0": "1001"}}, [], "nl")
    assert trial.rows[0].cells[0].problem == "Typ hoogstens 1000 mensen per vak."
    assert trial.periods == ()


def test_rows_of_a_file_count_beside_what_is_typed() -> None:
    row = Observation("baan", TERMS.periods.start, Fraction(2))
    assert amounts({"baan": {"0": "1"}}, rows=[row])[0] == "€ 300,00"


def test_a_contract_without_end_shows_its_first_periods() -> None:
    document = terms_document(periods={"every": "month", "from": "2026-01-01"})
    assert len(trial_periods(parse_terms(document))) == MAX_PERIODS


def test_cells_are_read_from_a_post() -> None:
    posted = {"trial.baan.0": " 3", "trial.baan.1": " ", "trial.x": "1", "trial.a.b": "2", "y": "1"}
    assert read_cells(list(posted), posted) == {"baan": {"0": " 3"}}


def test_who_receives_and_how_the_investment_stands_is_shown_per_period() -> None:
    document = money_terms(
        figures=[{"code": "irr", "kind": "irr", "places": 1, "on": "lening"}],
    )
    trial = make_trial(parse_terms(document), {"baan": {"0": "4", "1": "3"}}, [], "nl")
    first, second = trial.periods[:2]
    assert first.receivers == ("Fonds € 400,00",)
    assert second.receivers == ("Fonds € 100,00", "Werk € 200,00")
    assert second.positions == (
        (
            "De lening: ingelegd € 500; hoofdsom terug € 500, rendement € 0; nog open € 0"
            " (intern rendement 0% per jaar)"
        ),
    )
    assert second.figures == ("irr: 0%",)


def test_nothing_came_back_yet_has_no_return() -> None:
    trial = make_trial(parse_terms(money_terms()), {"baan": {"1": "3"}}, [], "en")
    assert trial.periods[0].receivers == ()
    assert trial.periods[0].positions == (
        "The loan: drawn €500; principal repaid €0, return €0; outstanding €500",
    )


def test_what_no_payer_pays_stands_at_the_line() -> None:
    document = two_payer_terms()
    document["payers"][1]["max"] = "20"
    trial = make_trial(parse_terms(document), {"baan": {"0": "1"}}, [], "nl")
    assert [line.unpaid for line in trial.periods[0].lines] == ["€ 15"]
    assert [line.unpaid for line in trial.periods[1].lines] == [""]


def test_groups_and_persons_may_be_named_in_a_cell() -> None:
    per_group = small_terms(
        {
            "quantity": {"count": "retained"},
            "over": "cohort",
            "price": {"per_unit": "10"},
            "premiums": [{"cohort": "West 2", "factor": "1.5"}],
        }
    )
    assert amounts({"retained": {"0": "Oost: 2; West 2: 1;"}}, per_group)[0] == "€ 35,00"
    per_person = small_terms(
        {"quantity": {"count": "jobs", "max_per_person": 2}, "price": {"per_unit": "10"}}
    )
    cells = {"jobs": {"0": "anna: 1; bram: 2", "1": "anna: 2"}}
    assert amounts(cells, per_person)[:2] == ["€ 30,00", "€ 10,00"]


@pytest.mark.parametrize(
    "text", ["Oost: veel", ": 3", "Oost: 1; Oost: 2", ":", ";:", "Oost: 1; 2", "Oost: ?"]
)
def test_a_name_without_a_number_or_twice_is_said_in_its_cell(text: str) -> None:
    trial = make_trial(TERMS, {"baan": {"0": text}}, [], "nl")
    assert trial.rows[0].cells[0].problem == (
        "Typ bij elke naam een dubbele punt en een getal, elke naam één keer, met ; ertussen. "
        "Zoals: groep 1: 12; groep 2: 9."
    )
    assert trial.rows[0].cells[0].value == text


def test_a_number_of_a_group_is_no_less_than_nothing() -> None:
    trial = make_trial(TERMS, {"baan": {"0": "Oost: 2; West: -1"}}, [], "nl")
    assert trial.rows[0].cells[0].problem == "Een aantal kan niet minder dan nul zijn."


def test_days_are_whole_periods_of_as_many_persons_as_needed() -> None:
    tariff = {"quantity": {"sum": "stay"}, "price": {"per_unit": "1"}}
    cap = {"code": "each", "scope": "person", "max": "100"}
    terms = small_terms(tariff, limits=[cap])
    # 200 days in a quarter of 90: two whole ones and 20; of the first 10 more may be paid.
    cells = {"stay": {"0": "200", "1": "50", "2": "anna: 30; bram: 150"}}
    assert amounts(cells, terms)[:3] == ["€ 200,00", "€ 10,00", "€ 130,00"]
    kept = {"quantity": {"sustained": "stay", "months": 6}, "price": {"per_unit": "10"}}
    assert amounts({"stay": {"0": "180", "1": "182"}}, small_terms(kept))[:2] == [
        "€ 0,00",
        "€ 20,00",
    ]


def test_days_below_nothing_are_no_result() -> None:
    tariff = {"quantity": {"sum": "stay"}, "price": {"per_unit": "1"}}
    trial = make_trial(small_terms(tariff), {"stay": {"0": "-3"}}, [], "nl")
    assert [cell.problem for row in trial.rows for cell in row.cells if cell.problem] == [
        "Een aantal kan niet minder dan nul zijn."
    ]
