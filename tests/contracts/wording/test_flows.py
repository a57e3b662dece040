"""Netting, VAT, investments and the waterfall, in exact sentences."""

from typing import Any

import pytest

from contracts.arithmetic.flows import ORDER, RETURN_KINDS
from contracts.wording import Language, terms_sentences
from contracts.wording.flows import ORDER_WORDS, RETURN_WORDS
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

HOW = {"mode": "half_up", "to": "0.01", "at": "line"}
NOTE = {
    "code": "note",
    "label": {"nl": "de lening", "en": "the loan"},
    "party": "fund",
    "drawdowns": [
        {"on": "2026-01-01", "amount": "1000"},
        {"on": "2026-07-01", "amount": "500.5"},
    ],
}


def section(title: str, language: Language, **more: Any) -> list[str]:
    found = terms_sentences(small_terms(**more), language)
    return [text for part in found if part.title == title for text in part.sentences]


def test_every_choice_has_words() -> None:
    assert set(ORDER_WORDS) == set(ORDER)
    assert set(RETURN_WORDS) == set(RETURN_KINDS)


def test_other_funding() -> None:
    label = {"nl": "Europese subsidie", "en": "European subsidy"}
    rule = {"code": "esf", "quantity": {"sum": "savings"}}
    lost = {**rule, "label": label, "over": ["work"], "unused": "lost"}
    assert section("Wat eraf gaat", "nl", netting=[lost]) == [
        "Europese subsidie: het totaal van “Besparing” gaat af van wat wordt betaald, over “Werk”.",
        "Zo wordt een bedrag nooit lager dan nul.",
        "Wat daarvan in een periode overblijft, vervalt.",
        "De volgorde is: grenzen, aftrek van andere bijdragen en verdelen over betalers.",
    ]
    after = {"netting": [{**rule, "payer": "city"}], "order": ["limits", "split", "netting"]}
    assert section("What is taken off", "en", **after) == [
        "Other funding: the total of “Savings” is taken off what City pays, over all components.",
        "An amount never falls below zero this way.",
        "What is left of it is taken off later amounts.",
        "The order is: limits, dividing over payers and setting off other funding.",
    ]


def test_vat() -> None:
    rules = [
        {"code": "a", "rate": "0.21", "treatment": "on_top", "round": HOW},
        {
            "code": "b",
            "rate": "0.09",
            "over": ["work"],
            "treatment": "compensable",
            "round": {**HOW, "at": "statement", "to": "1"},
        },
        {
            "code": "c",
            "label": {"nl": "Lage btw", "en": "Low VAT"},
            "rate": "0.09",
            "treatment": "included",
            "round": HOW,
        },
    ]
    assert section("Btw", "nl", vat=rules) == [
        "Btw: 21%, over alle onderdelen. Het komt boven op de bedragen, na alle grenzen.",
        "Afgerond per regel op hele centen: precies de helft gaat omhoog.",
        (
            "Btw: 9%, over “Werk”. Het komt boven op de bedragen, na alle grenzen. Wie betaalt, kan"
            " het terugvragen."
        ),
        "Afgerond over alle regels van een periode samen op € 1: precies de helft gaat omhoog.",
        "Lage btw: 9%, over alle onderdelen. Het zit in de bedragen en wordt alleen gemeld.",
        "Afgerond per regel op hele centen: precies de helft gaat omhoog.",
    ]
    assert section("VAT", "en", vat=rules)[2:5] == [
        (
            "VAT: 9%, over “Work”. It comes on top of the amounts, after all limits. Whoever pays"
            " it can reclaim it."
        ),
        "Rounded over all lines of a period to €1: exactly half goes up.",
        "Low VAT: 9%, over all components. It is part of the amounts and is only reported.",
    ]


TIERS = [
    {
        "to": "city",
        "label": {"nl": "Revolverend fonds", "en": "Revolving fund"},
        "share": "0.05",
        "until": {"paid": "1000"},
    },
    {"to": "fund", "until": {"principal": "note"}},
    {"to": "fund", "until": {"return": "note", "rate": "0.08", "kind": "compound"}},
    {"to": "club", "share": "0.1"},
    {"shares": [{"to": "club", "share": "0.4"}, {"to": "city", "share": "0.6"}]},
]


def test_investments_and_the_waterfall() -> None:
    more = {"investments": [NOTE], "waterfall": {"over": ["work"], "tiers": TIERS}}
    assert section("Inleg", "nl", **more) == [
        (
            "Fonds legt in voor de lening: € 1.000 (1 januari 2026) en € 500,50 (1 juli 2026). Voor"
            " het rendement telt een betaling op de dag na haar periode; elke dag telt als 1/365"
            " jaar."
        ),
    ]
    assert section("Wie ontvangt", "nl", **more) == [
        "Wat wordt betaald, over “Werk”, gaat op volgorde naar:",
        "1. Revolverend fonds: Gemeente, 5% van wat er dan is, tot € 1.000.",
        "2. Fonds, tot de hoofdsom van de lening terug is.",
        (
            "3. Fonds, tot de hoofdsom van de lening met 8% rendement per jaar (samengesteld per"
            " periode, over alles wat nog open staat) terug is."
        ),
        "4. Club, 10% van wat er dan is.",
        "5. Club 40% en Gemeente 60% (alles wat overblijft).",
    ]
    assert section("Investments", "en", **more) == [
        (
            "Fund puts in for the loan: €1,000 (1 January 2026) and €500.50 (1 July 2026). For the"
            " return a payment counts on the day after its period; each day counts as 1/365 year."
        ),
    ]
    assert section("Who receives", "en", **more) == [
        "What is paid, over “Work”, goes in this order to:",
        "1. Revolving fund: City, 5% of what there is then, until €1,000.",
        "2. Fund, until the principal of the loan is repaid.",
        (
            "3. Fund, until the principal of the loan with a return of 8% a year (compound per"
            " period, on everything still open) is repaid."
        ),
        "4. Club, 10% of what there is then.",
        "5. Club 40% and City 60% (everything that is left).",
    ]


def test_an_investment_with_its_own_day_count_says_for_which_returns() -> None:
    more = {"investments": [{**NOTE, "day_count": "act/360"}]}
    assert section("Inleg", "nl", **more)[0].endswith(
        " op de dag na haar periode; enkelvoudig of samengesteld: elke dag telt als 1/360 jaar."
    )


def test_limits_and_figures_over_an_investment() -> None:
    limits = [
        {"code": "x", "scope": "contract", "max_return": {"on": "note", "rate": "0.12"}},
        {"code": "g", "scope": "period", "min": {"investment": "note", "times": "0.4"}},
        {"code": "h", "scope": "period", "min": {"investment": "note"}},
    ]
    figure = {"code": "irr", "kind": "irr", "places": 1, "on": "note"}
    more = {"investments": [NOTE], "limits": limits, "figures": [figure]}
    assert section("Grenzen", "nl", **more)[:3] == [
        (
            "Plafond: hoogstens de hoofdsom van de lening met 12% rendement per jaar (als intern"
            " rendement, XIRR) voor het hele contract, over alle onderdelen samen."
        ),
        (
            "Minimum: minstens 40% van de inleg van de lening (€ 1.500,50) per periode, over alle"
            " onderdelen samen."
        ),
        (
            "Minimum: minstens de inleg van de lening (€ 1.500,50) per periode, over alle"
            " onderdelen samen."
        ),
    ]
    assert section("Limits", "en", **more)[0] == (
        "Cap: at most the principal of the loan with a return of 12% a year (as internal rate of"
        " return, XIRR) for the whole contract, over all components together."
    )
    assert section("Figures on the result", "en", **more) == [
        (
            "irr: the internal rate of return a year on the loan (XIRR: with 365 days a year, and a"
            " payment counts on the day after its period)."
        )
    ]
    assert section("Cijfers over het resultaat", "nl", **more) == [
        (
            "irr: het intern rendement per jaar op de lening (XIRR: met 365 dagen per jaar, en een"
            " betaling telt op de dag na haar periode)."
        )
    ]


@pytest.mark.parametrize(
    ("payers", "nl", "en"),
    [
        (
            [{"party": "fund", "first": "50000", "per": "year"}, {"party": "city", "share": "1"}],
            [
                "Fonds betaalt de eerste € 50.000 van elk jaar.",
                "Gemeente betaalt 100% van de rest.",
            ],
            ["Fund pays the first €50,000 of every year.", "City pays 100% of the rest."],
        ),
        (
            [
                {"party": "fund", "first": "5", "share": "0.5", "max": "8"},
                {"party": "city", "share": "0.5"},
            ],
            [
                (
                    "Fonds betaalt de eerste € 5, en van de rest 50%, samen hoogstens € 8; wat"
                    " daarboven komt, wordt niet betaald."
                ),
                "Gemeente betaalt 50% van de rest.",
            ],
            [
                (
                    "Fund pays the first €5, and 50% of the rest, together at most €8; what is"
                    " above it is not paid."
                ),
                "City pays 50% of the rest.",
            ],
        ),
        (
            [{"party": "city", "first": "5", "per": "period"}],
            ["Gemeente betaalt de eerste € 5 van elke periode, en van de rest 100%."],
            ["City pays the first €5 of every period, and 100% of the rest."],
        ),
    ],
)
def test_first_amounts(payers: list[dict[str, Any]], nl: list[str], en: list[str]) -> None:
    assert section("Wie betaalt", "nl", payers=payers) == nl
    assert section("Who pays", "en", payers=payers) == en


@pytest.mark.parametrize(
    ("mode", "nl", "en"),
    [
        ("half_up", "precies de helft gaat omhoog", "exactly half goes up"),
        (
            "half_even",
            "precies de helft gaat naar het even cijfer",
            "exactly half goes to the even digit",
        ),
    ],
)
def test_how_shares_are_rounded(mode: str, nl: str, en: str) -> None:
    payers = [{"party": "fund", "share": "0.5"}, {"party": "city", "share": "0.5"}]
    more = {"payers": payers, "rounding": {**HOW, "shares": mode}}
    assert section("Afronden", "nl", **more)[1] == f"Elk deel wordt afgerond op centen: {nl}."
    assert section("Rounding", "en", **more)[1] == f"Every share is rounded to cents: {en}."
