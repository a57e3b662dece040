import re
import string
from pathlib import Path

import pytest

from contracts.observation_table import RowError
from contracts.wording import row_error_sentence
from contracts.wording.row_error_texts import ROW_ERROR_TEXTS

pytestmark = pytest.mark.pure

CONTRACTS = Path(__file__).parents[3] / "contracts"
READERS = (
    "observation_file",
    "observation_cells",
    "observation_table",
    "terms_file",
    "personal_data",
)


def test_every_error_that_a_reader_gives_has_a_sentence() -> None:
    text = "".join((CONTRACTS / f"{name}.py").read_text() for name in READERS)
    named = set(re.findall(r'"([a-z]+(?:_[a-z]+)+)"', text))
    assert set(ROW_ERROR_TEXTS) <= named


@pytest.mark.parametrize("code", sorted(ROW_ERROR_TEXTS))
def test_both_languages_use_the_same_parameters(code: str) -> None:
    nl, en = (
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in ROW_ERROR_TEXTS[code]
    )
    assert nl == en


@pytest.mark.parametrize(
    ("error", "nl", "en"),
    [
        (
            RowError(7, "quantity", "number_invalid", {"found": "1,10O"}),
            (
                "Regel 7, kolom aantal: “1,10O” is geen getal. Staat er een letter O in plaats"
                " van een"
                " 0? Schrijf bijvoorbeeld 1234,56 of 1.234,56."
            ),
            (
                "Row 7, column quantity: “1,10O” is not a number. Is there a letter O instead of"
                " a 0?"
                " Write for example 1234.56 or 1,234.56."
            ),
        ),
        (
            RowError(3, "quantity", "number_ambiguous", {"found": "1.234"}),
            (
                "Regel 3, kolom aantal: 1.234 kan twee dingen betekenen. Bedoelt u 1234? Schrijf"
                " 1234."
                " Bedoelt u 1,234? Schrijf 1,2340."
            ),
            (
                "Row 3, column quantity: 1.234 can mean two things. Do you mean 1234? Write 1234."
                " Do you mean 1.234? Write 1.2340."
            ),
        ),
        (
            RowError(4, "quantity", "quantity_negative", {"found": "-5"}),
            (
                "Regel 4, kolom aantal: -5 is minder dan nul. Een aantal kan dat niet zijn."
                " Vul 0 of meer in."
            ),
            (
                "Row 4, column quantity: -5 is less than zero. A count cannot be that."
                " Fill in 0 or more."
            ),
        ),
        (
            RowError(2, "metric", "metric_unknown", {"found": "jobz", "known": "jobs, stay"}),
            (
                "Regel 2, kolom indicator: De indicator “jobz” staat niet in de afspraken."
                " Wel afgesproken: jobs, stay."
            ),
            "Row 2, column metric: The metric “jobz” is not in the terms. Agreed are: jobs, stay.",
        ),
        (
            RowError(
                2,
                "on",
                "date_outside_contract",
                {"found": "2025-12-31", "first": "2026-01-01", "until": "2028-01-01"},
            ),
            (
                "Regel 2, kolom datum: 31 december 2025 valt buiten het contract, dat loopt van"
                " 1 januari 2026 tot 1 januari 2028. Pas de datum aan."
            ),
            (
                "Row 2, column on: 31 December 2025 is outside the contract, which runs from"
                " 1 January 2026 until 1 January 2028. Change the date."
            ),
        ),
        (
            RowError(
                2,
                "on",
                "date_outside_contract",
                {"found": "2025-12-31", "first": "2026-01-01", "until": ""},
            ),
            (
                "Regel 2, kolom datum: 31 december 2025 valt buiten het contract, dat loopt vanaf"
                " 1 januari 2026. Pas de datum aan."
            ),
            (
                "Row 2, column on: 31 December 2025 is outside the contract, which runs from"
                " 1 January 2026. Change the date."
            ),
        ),
        (
            RowError(2, "on", "date_invalid", {"found": "31-02-2026"}),
            "Regel 2, kolom datum: “31-02-2026” is geen datum. Schrijf 2026-11-21 of 21-11-2026.",
            "Row 2, column on: “31-02-2026” is not a date. Write 2026-11-21 or 21-11-2026.",
        ),
        (
            RowError(2, "end", "spell_turned", {"start": "2026-03-01", "end": "2026-02-01"}),
            (
                "Regel 2, kolom tot: Het einde 1 februari 2026 komt niet na het begin 1 maart 2026."
                " Tot is de eerste dag die niet meer telt."
            ),
            (
                "Row 2, column end: The end 1 February 2026 does not come after the start"
                " 1 March 2026. End is the first day that no longer counts."
            ),
        ),
        (
            RowError(2, "on", "date_far", {"found": "9999-12-31"}),
            (
                "Regel 2, kolom datum: 31 december 9999 ligt te ver weg. Klopt het jaar?"
                " Schrijf bijvoorbeeld 2026-11-21."
            ),
            (
                "Row 2, column on: 31 December 9999 is too far away. Is the year right?"
                " Write for example 2026-11-21."
            ),
        ),
        (
            RowError(0, "", "terms_too_large", {"size": "104857600", "limit": "2097152"}),
            ("De afspraken zijn te groot: 100 MB. Hoogstens 2 MB kan. Is dit het goede bestand?"),
            ("The terms are too large: 100 MB. At most 2 MB is possible. Is this the right file?"),
        ),
        (
            RowError(0, "", "file_too_large", {"size": "104857600", "limit": "10485760"}),
            "Het bestand is te groot: 100 MB. Hoogstens 10 MB kan. Splits het bestand.",
            "The file is too large: 100 MB. At most 10 MB is possible. Split the file.",
        ),
        (
            RowError(5, "subject", "looks_like_bsn"),
            (
                "Regel 5, kolom deelnemer: Hier lijkt een burgerservicenummer te staan. Dat mag"
                " niet."
                " Gebruik een pseudoniem."
            ),
            (
                "Row 5, column subject: This looks like a citizen service number. That is not"
                " allowed."
                " Use a pseudonym."
            ),
        ),
        (
            RowError(1, "naam", "column_unknown", {"column": "naam"}),
            (
                "Regel 1, kolom naam: De kolom naam is niet bekend. Haal hem weg of geef hem een"
                " bekende naam: indicator, datum, aantal, deelnemer, cohort, van, tot, bekend op,"
                " status, kenmerk."
            ),
            (
                "Row 1, column naam: The column naam is not known. Remove it or give it a known"
                " name:"
                " metric, on, quantity, subject, cohort, start, end, known_on, status, key."
            ),
        ),
    ],
)
def test_sentences(error: RowError, nl: str, en: str) -> None:
    assert row_error_sentence(error, "nl") == nl
    assert row_error_sentence(error, "en") == en


def test_an_unknown_error_is_shown_and_not_hidden() -> None:
    assert row_error_sentence(RowError(2, "on", "brand_new"), "nl") == (
        "Regel 2, kolom datum: brand_new"
    )
