"""What holds for the contract as a whole, in exact sentences."""

from typing import Any

import pytest

from contracts.arithmetic.calendar_rules import DAY_COUNTS, EVERY
from contracts.arithmetic.gates import BOUNDS, OVERS
from contracts.arithmetic.numbers import ROUNDING_MODES
from contracts.arithmetic.terms import ROUNDING_PLACES, SCOPES
from contracts.wording import Language, Section, terms_sentences
from contracts.wording.agreement import EVERY_WORDS, PLACE_WORDS
from contracts.wording.modes import MODE_WORDS
from contracts.wording.prices import BUCKET_WORDS, DAY_COUNT_WORDS
from contracts.wording.rules import BOUND_WORDS, OVER_WORDS, SCOPE_WORDS
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure


def test_every_choice_of_the_arithmetic_has_words() -> None:
    assert set(EVERY_WORDS) == set(EVERY)
    assert set(MODE_WORDS) == set(ROUNDING_MODES)
    assert set(PLACE_WORDS) == set(ROUNDING_PLACES)
    assert set(SCOPE_WORDS) == set(SCOPES)
    assert set(BOUND_WORDS) == set(BOUNDS)
    assert set(OVER_WORDS) == set(BUCKET_WORDS) == set(OVERS)
    assert set(DAY_COUNT_WORDS) == set(DAY_COUNTS)


def limits_of(limits: list[dict[str, Any]], language: Language) -> list[str]:
    components = [
        {
            "code": code,
            "label": {"nl": code.capitalize()},
            "quantity": {"count": "jobs"},
            "price": {"per_unit": "1300"},
        }
        for code in ("work", "other")
    ]
    terms = small_terms(components=components, limits=limits)
    title = "Grenzen" if language == "nl" else "Limits"
    return [
        text
        for section in terms_sentences(terms, language)
        if section.title == title
        for text in section.sentences
    ]


@pytest.mark.parametrize(
    ("limit", "nl", "en"),
    [
        (
            {"scope": "person", "max": "8200"},
            ["Plafond: hoogstens € 8.200 per persoon, over alle onderdelen samen."],
            ["Cap: at most €8,200 per person, over all components together."],
        ),
        (
            {
                "scope": "year",
                "max": "1000",
                "excess": "carried",
                "unused": "carried",
                "over": ["work"],
            },
            [
                "Plafond: hoogstens € 1.000 per jaar, over “Work”.",
                "Wat daarboven komt, schuift door naar het volgende jaar.",
                "Ruimte die over is, blijft staan voor het volgende jaar.",
            ],
            [
                "Cap: at most €1,000 per year, over “Work”.",
                "What is above it moves on to the next year.",
                "Room that is left stays for the next year.",
            ],
        ),
        (
            {"scope": "period", "max": "1000", "excess": "carried", "unused": "carried"},
            [
                "Plafond: hoogstens € 1.000 per periode, over alle onderdelen samen.",
                "Wat daarboven komt, schuift door naar de volgende periode.",
                "Ruimte die over is, blijft staan voor de volgende periode.",
            ],
            [
                "Cap: at most €1,000 per period, over all components together.",
                "What is above it moves on to the next period.",
                "Room that is left stays for the next period.",
            ],
        ),
        (
            {
                "scope": "contract",
                "min": {"constant": "principal", "times": "0.4"},
                "due": "2029-12-31",
                "label": {"nl": "Garantie", "en": "Guarantee"},
            },
            [
                (
                    "Garantie: minstens 40% van de inleg (€ 680.000) voor het hele"
                    " contract, over alle onderdelen samen."
                ),
                "Een tekort wordt aangevuld op 31 december 2029.",
            ],
            [
                (
                    "Guarantee: at least 40% of principal (€680,000) for the whole"
                    " contract, over all components together."
                ),
                "A shortfall is made up on 31 December 2029.",
            ],
        ),
        (
            {
                "scope": "period",
                "max_share": {"share": "0.5", "of": ["other"]},
                "over": ["work"],
                "from": "2026-01-01",
            },
            [
                (
                    "Plafond: hoogstens 50% van wat voor “Other” wordt betaald per"
                    " periode, over “Work”."
                ),
                "Dit geldt vanaf 1 januari 2026.",
            ],
            [
                "Cap: at most 50% of what “Other” pays per period, over “Work”.",
                "This holds from 1 January 2026.",
            ],
        ),
        (
            {"scope": "year", "max_share": {"share": "0.1"}, "over": ["work"]},
            ["Plafond: hoogstens 10% van wat in totaal wordt betaald per jaar, over “Work”."],
            ["Cap: at most 10% of all that is paid per year, over “Work”."],
        ),
        (
            {"scope": "unit", "max": "100", "until": "2027-01-01"},
            [
                "Plafond: hoogstens € 100 per eenheid, over alle onderdelen samen.",
                "Dit geldt tot 1 januari 2027.",
            ],
            [
                "Cap: at most €100 per unit, over all components together.",
                "This holds until 1 January 2027.",
            ],
        ),
        (
            {"scope": "cohort", "max": "9"},
            ["Plafond: hoogstens € 9 per cohort, over alle onderdelen samen."],
            ["Cap: at most €9 per cohort, over all components together."],
        ),
    ],
)
def test_a_limit_in_words(limit: dict[str, Any], nl: list[str], en: list[str]) -> None:
    limits = [{"code": "cap", **limit}]
    assert limits_of(limits, "nl") == nl
    assert limits_of(limits, "en") == en


def test_the_order_of_limits_is_said() -> None:
    limits = [
        {"code": "one", "scope": "person", "max": "8200"},
        {"code": "two", "scope": "contract", "max": "90000"},
    ]
    assert limits_of(limits, "nl")[-1] == "Deze grenzen gelden na elkaar, in deze volgorde."
    assert limits_of(limits, "en")[-1] == ("These limits apply one after the other, in this order.")


def test_a_plain_contract() -> None:
    assert terms_sentences(small_terms(), "nl")[1:4] == [
        Section("Wie betaalt", ("Gemeente betaalt alles.",)),
        Section(
            "Afronden",
            (
                (
                    "Elk bedrag per onderdeel en periode wordt afgerond op hele"
                    " centen: precies de helft gaat omhoog."
                ),
            ),
        ),
        Section(
            "Perioden",
            (
                "Er wordt afgerekend: elk kwartaal, vanaf 1 januari 2026 tot 1 januari 2030.",
                "Deze afspraken gelden vanaf 1 januari 2026.",
            ),
        ),
    ]
    assert terms_sentences(small_terms(), "en")[1:4] == [
        Section("Who pays", ("City pays everything.",)),
        Section(
            "Rounding",
            (
                (
                    "Each amount per component and period is rounded to whole cents:"
                    " exactly half goes up."
                ),
            ),
        ),
        Section(
            "Periods",
            (
                "Settlement is every quarter, from 1 January 2026 until 1 January 2030.",
                "These terms hold from 1 January 2026.",
            ),
        ),
    ]


def test_a_contract_with_everything() -> None:
    terms = small_terms(
        payers=[
            {"party": "city", "share": "0.65"},
            {
                "party": "fund",
                "share": "0.35",
                "max": {"constant": "principal"},
                "excess_to": "city",
            },
        ],
        rounding={"mode": "down", "to": "1", "at": "running_total", "remainder_to": "fund"},
        figures=[
            {"code": "gain", "kind": "gain", "places": 2, "over": {"constant": "principal"}},
            {"code": "m", "kind": "multiple", "places": 2, "over": "100"},
            {"code": "r", "kind": "annualised_return", "places": 1, "over": "100", "years": "4"},
            {
                "code": "t",
                "kind": "adjusted_target",
                "places": 3,
                "target": "0.5",
                "attrition": "0.2",
            },
        ],
        periods={"dates": ["2026-01-01", "2026-07-01", "2027-01-01"], "year": "contract"},
    )
    assert terms_sentences(terms, "nl")[1:] == [
        Section(
            "Wie betaalt",
            (
                "Gemeente betaalt 65%.",
                (
                    "Fonds betaalt 35%, samen hoogstens de inleg (€ 680.000); wat"
                    " daarboven komt, betaalt Gemeente."
                ),
            ),
        ),
        Section(
            "Afronden",
            (
                "Het totaal tot nu toe per onderdeel wordt afgerond op € 1: altijd omlaag.",
                "Centen die bij het verdelen overblijven, betaalt Fonds.",
            ),
        ),
        Section(
            "Perioden",
            (
                "De perioden lopen tussen 1 januari 2026, 1 juli 2026 en 1 januari 2027.",
                "Een jaar is een contractjaar: het begint op de eerste dag van de eerste periode.",
                "Deze afspraken gelden vanaf 1 januari 2026.",
            ),
        ),
        Section(
            "Wat wordt gemeten",
            (
                "“Werk”, in mensen, getoetst door Toetser.",
                "“Aan het werk gebleven”, in mensen, getoetst door Toetser.",
                "Streefwaarde: 250 mensen.",
                "“Eigen woning”, in dagen, getoetst door Toetser.",
                "“Gevangenis”, in dagen, getoetst door Toetser.",
                "“Start”, in mensen, getoetst door Toetser.",
                "“Steekproef”, in mensen, getoetst door Toetser.",
                "“Goed”, in mensen, getoetst door Toetser.",
                "“Besparing”, in euro, getoetst door Toetser.",
                "“Terugval”, in procenten, getoetst door Toetser.",
                "Nulmeting: 155% (meting 2025).",
                "Zonder deze meting wordt er niet afgerekend.",
                "Niet van toepassing telt als nul.",
                "“Controlegroep”, in procenten, getoetst door Toetser.",
                "Niet gemeten telt als nul.",
            ),
        ),
        Section(
            "Cijfers over het resultaat",
            (
                "gain: alles wat is betaald min de inleg (€ 680.000).",
                "m: alles wat is betaald gedeeld door € 100.",
                "r: het rendement per jaar op € 100 over 4 jaar.",
                "t: het deel dat de blijvers moeten halen: 50% van iedereen, als 20% stopt.",
            ),
        ),
    ]
    assert terms_sentences(terms, "en")[1:] == [
        Section(
            "Who pays",
            (
                "City pays 65%.",
                "Fund pays 35%, together at most principal (€680,000); City pays what is above it.",
            ),
        ),
        Section(
            "Rounding",
            (
                "The total so far per component is rounded to €1: always down.",
                "Cents that are left over when dividing are paid by Fund.",
            ),
        ),
        Section(
            "Periods",
            (
                "The periods run between 1 January 2026, 1 July 2026 and 1 January 2027.",
                "A year is a contract year: it starts on the first day of the first period.",
                "These terms hold from 1 January 2026.",
            ),
        ),
        Section(
            "What is measured",
            (
                "“Work”, in people, verified by Judge.",
                "“Retained”, in people, verified by Judge.",
                "Target: 250 people.",
                "“Own home”, in days, verified by Judge.",
                "“Jail”, in days, verified by Judge.",
                "“Start”, in people, verified by Judge.",
                "“Sample”, in people, verified by Judge.",
                "“Correct”, in people, verified by Judge.",
                "“Savings”, in euros, verified by Judge.",
                "“Relapse”, in percent, verified by Judge.",
                "Baseline: 155% (measured 2025).",
                "Without this measurement there is no settlement.",
                "Not applicable counts as zero.",
                "“Control group”, in percent, verified by Judge.",
                "Not measured counts as zero.",
            ),
        ),
        Section(
            "Figures on the result",
            (
                "gain: all that was paid minus principal (€680,000).",
                "m: all that was paid divided by €100.",
                "r: the return a year on €100 over 4 years.",
                "t: the part those who stay must reach: 50% of all, when 20% drop out.",
            ),
        ),
    ]
