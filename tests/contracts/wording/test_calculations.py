"""The calculation of one line under headings: nothing lost, persons apart, limits with room."""

from __future__ import annotations

import pytest

from contracts.arithmetic import Observation, Statement, Step, settle_all
from contracts.wording import LimitRow, calculation, trace_sentences
from tests.contracts.arithmetic.builders import component, quarter, seen, terms
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "person_job", "first_per": "person"}, {"per_unit": "1300"})


def statement(*limits: dict[str, object], rows: list[Observation], **more: object) -> Statement:
    contract = terms(JOBS, **({"limits": list(limits)} if limits else {}), **more)
    return settle_all([contract], rows, quarter(1))[0]


def persons(*names: str) -> list[Observation]:
    return [seen("person_job", 0, subject=name) for name in names]


def test_each_limit_has_what_it_cut_and_the_room_that_is_left() -> None:
    contract = small_terms()
    steps = [
        Step("quantity", {"count": "jobs"}, {"status": "measured", "before": "0"}, "3"),
        Step("price", {"per_unit": "1300"}, {"quantity": "3", "before": "0", "added": "3900"},
             "3900"),
        Step("limit", {"scope": "contract", "max": "3000"}, {"amount": "3900", "room_left": "0"},
             "3000"),
        Step("limit", {"scope": "period", "max": "9000"},
             {"amount": "3000", "room_left": "6000"}, "3000"),
        Step("rounding", {"to": "0.01"}, {"amount": "3000"}, "3000"),
        Step("split", {}, {"parts": {"city": "3000.00"}}, "3000.00"),
    ]  # fmt: skip
    blocks, parts = calculation(steps, contract, "nl")
    assert parts == ()
    assert [block.heading for block in blocks] == ["counted", "worth", "limits", "rounding"]
    cut, quiet = blocks[2].limits
    assert (cut.before, cut.change, cut.after, cut.room, cut.is_changing) == (
        "€ 3.900",
        "− € 900",
        "€ 3.000",
        "€ 0",
        True,
    )
    assert (quiet.change, quiet.room, quiet.is_changing) == ("niets", "€ 6.000", False)
    assert blocks[1].sentences == ("3 mensen × € 1.300 = € 3.900.",)
    assert blocks[3].sentences == (
        "Het bedrag kwam al precies uit op € 3.000; afronden verandert niets.",
    )


def test_rounding_that_changes_the_amount_is_said_instead() -> None:
    steps = [
        Step("price", {"per_unit": "1300"}, {"quantity": "1", "before": "0", "added": "0.125"},
             "0.125"),
        Step("rounding", {"mode": "half_up", "to": "0.01"}, {"amount": "0.125"}, "0.13"),
    ]  # fmt: skip
    blocks, _parts = calculation(steps, small_terms(), "nl")
    assert [block.heading for block in blocks] == ["worth", "rounding"]
    assert blocks[1].sentences == ("Afgerond van € 0,125 naar € 0,13.",)


def test_persons_stand_in_parts_and_are_counted_in_their_block() -> None:
    cap = {"code": "each", "scope": "person", "max": "1000"}
    (line,) = statement(cap, rows=persons("p1", "p2")).lines
    contract = terms(JOBS, limits=[cap])
    blocks, parts = calculation(line.trace, contract, "nl")
    assert [part.who for part in parts] == ["Deelnemer p1", "Deelnemer p2"]
    assert parts[0].sentences[-1].endswith("× € 1.300 = € 1.300.")
    assert blocks[0].sentences == ("Dit is per deelnemer berekend, voor 2 deelnemers.",)
    assert blocks[1].sentences == ("Samen is dat € 2.600.",)
    assert [(row.before, row.after, row.room) for row in blocks[2].limits] == [
        ("€ 2.600", "€ 2.000", "")
    ]
    english, _parts = calculation(line.trace, contract, "en")
    assert english[0].title == "What counts"
    assert english[0].sentences == ("This was computed for each participant, for 2 participants.",)


def test_one_participant_and_one_cohort_are_said_in_the_singular() -> None:
    cap = {"code": "each", "scope": "person", "max": "1000"}
    (line,) = statement(cap, rows=persons("p1")).lines
    contract = terms(JOBS, limits=[cap])
    said = [calculation(line.trace, contract, language)[0][0] for language in ("nl", "en")]
    assert [block.sentences for block in said] == [
        ("Dit is per deelnemer berekend, voor 1 deelnemer.",),
        ("This was computed for each participant, for 1 participant.",),
    ]
    own = terms({**JOBS, "over": "cohort"})
    (line,) = settle_all([own], [seen("person_job", 0, subject="a", cohort="west")], quarter(1))[
        0
    ].lines
    said = [calculation(line.trace, own, language)[0][0] for language in ("nl", "en")]
    assert [block.sentences for block in said] == [
        ("Dit is per cohort berekend, voor 1 cohort.",),
        ("This was computed for each cohort, for 1 cohort.",),
    ]


def test_cohorts_are_counted_as_cohorts() -> None:
    own = {**JOBS, "over": "cohort"}
    contract = terms(own)
    rows = [
        seen("person_job", 0, subject=who, cohort=where)
        for who, where in (("a", "west"), ("b", "east"), ("c", ""))
    ]
    (line,) = settle_all([contract], rows, quarter(1))[0].lines
    blocks, parts = calculation(line.trace, contract, "nl")
    assert [part.who for part in parts] == ["Zonder cohort", "Cohort east", "Cohort west"]
    assert blocks[0].sentences == ("Dit is per cohort berekend, voor 3 cohorten.",)
    _blocks, parts = calculation(line.trace, contract, "en")
    assert parts[0].who == "Without a cohort"


def test_nothing_that_a_short_trace_says_is_lost() -> None:
    (line,) = statement(rows=persons("p1")).lines
    contract = terms(JOBS)
    blocks, _parts = calculation(line.trace, contract, "nl")
    said = [text for block in blocks for text in block.sentences]
    assert set(trace_sentences(line.trace, contract, "nl")) <= set(said)


def test_an_amount_carried_in_is_named_at_its_limit() -> None:
    step = Step(
        "limit",
        {"scope": "period", "max": "300"},
        {"amount": "500", "carried_in": "200", "room_left": "0"},
        "300",
    )
    blocks, _parts = calculation([step], small_terms(), "en")
    (row,) = blocks[0].limits
    assert row == LimitRow(row.name, "€500", "−€200", "€300", "€0", is_changing=True)
    assert row.name.endswith("; €200 came along from before")


def test_an_unknown_stage_stands_where_it_occurs() -> None:
    steps = [
        Step("price", {"per_unit": "1300"}, {"quantity": "1"}, "1300"),
        Step("premium", {}, {"amount": "1300"}, "1820"),  # type: ignore[arg-type]
    ]
    blocks, _parts = calculation(steps, small_terms(), "nl")
    assert [block.heading for block in blocks] == ["worth"]
    assert len(blocks[0].sentences) == 2


def test_a_limit_that_holds_on_the_rounded_line_is_named() -> None:
    cap = {"code": "cap", "scope": "contract", "max": "59"}
    steps = [
        Step("rounding", {"to": "0.01"}, {"amount": "60"}, "60"),
        Step("limit", cap, {"amount": "60", "on": "rounded"}, "59"),
    ]
    contract = small_terms()
    assert trace_sentences(steps, contract, "nl")[-1] == (
        "Plafond voor het hele contract € 59: na het afronden − € 1, zo wordt het € 59."
    )
    assert trace_sentences(steps, contract, "en")[-1] == (
        "Cap for the whole contract €59: after rounding −€1, which makes it €59."
    )
    blocks, _ = calculation(steps, contract, "nl")
    (row,) = next(block for block in blocks if block.heading == "limits").limits
    assert row.name == "Plafond voor het hele contract € 59; na het afronden"
    assert (row.before, row.change, row.after) == ("€ 60", "− € 1", "€ 59")


@pytest.mark.parametrize(
    ("payers", "said"),
    [
        ([{"party": "city", "share": "0.5"}, {"party": "fund", "share": "0.5"}], []),
        (
            [
                {"party": "fund", "share": "0.5", "max": "700", "excess_to": "city"},
                {"party": "city", "share": "0.5"},
            ],
            [
                (
                    "De afspraak: Fonds betaalt 50%, samen hoogstens € 700; wat daarboven komt,"
                    " betaalt Gemeente. Gemeente betaalt 50%. Wat zij voor eerdere onderdelen en"
                    " perioden betaalden, telt daarvoor mee."
                )
            ],
        ),
        (
            [
                {"party": "fund", "first": "100", "per": "year"},
                {"party": "city", "share": "1"},
            ],
            [
                (
                    "De afspraak: Fonds betaalt de eerste € 100 van elk jaar. Gemeente betaalt"
                    " 100% van de rest."
                )
            ],
        ),
    ],
)
def test_who_pays_first_and_until_what_is_said_beside_the_parts(
    payers: list[dict[str, str]], said: list[str]
) -> None:
    steps = [Step("split", {}, {"parts": {"fund": "30.00", "city": "65.00"}}, "95.00")]
    blocks, _parts = calculation(steps, small_terms(payers=payers), "nl")
    assert blocks[0].heading == "payers"
    assert list(blocks[0].sentences) == [*said, "Fonds betaalt € 30 en Gemeente betaalt € 65."]
