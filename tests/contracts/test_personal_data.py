"""What tells who somebody is, and the codes that only look like it."""

import pytest

from contracts.personal_data import personal_sign

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "text",
    [
        *("111222333", "123456782", "1112.22.333", "111 222 333", "111-222-333"),
        *("p111222333", "BSN:123456782x", "10000008", "1000.00.08"),
    ],
)
def test_a_citizen_service_number_is_refused_everywhere(text: str) -> None:
    assert personal_sign(text, is_pseudonym=True) == "looks_like_bsn"
    assert personal_sign(text, is_pseudonym=False) == "looks_like_bsn"


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("kim@voorbeeld.nl", "looks_like_email"),
        ("0612345678", "looks_like_phone"),
        ("06-12345678", "looks_like_phone"),
        ("12-03-1985", "looks_like_birth_date"),
        ("1985-03-12", "looks_like_birth_date"),
        ("12031985", "looks_like_birth_date"),
        ("19850312", "looks_like_birth_date"),
        ("Jan Jansen", "looks_like_name"),
        ("jan", None),
        ("JanJansen", "looks_like_name"),
        ("Jan_Jansen", "looks_like_name"),
        ("jan.jansen", "looks_like_name"),
        ("J.P.Jansen", "looks_like_name"),
        ("j jansen", "looks_like_name"),
    ],
)
def test_what_a_pseudonym_may_not_be(text: str, sign: str | None) -> None:
    assert personal_sign(text, is_pseudonym=True) == sign


@pytest.mark.parametrize(
    "text",
    [
        *("p-001", "P-00123", "K2026-14", "123456789", "1112223334", "000000000", "K7F3", ""),
        *("A.1", "2026-Q1", "KP-2026-0001", "W.12.b", "99999999", "31022026", "20991333"),
        "21051300",
    ],
)
def test_a_code_is_fine(text: str) -> None:
    assert personal_sign(text, is_pseudonym=True) is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Gesproken met Fatima El Amrani.", "looks_like_name"),
        ("Jan van der Berg heeft werk", "looks_like_name"),
        ("mevr. Bakker heeft werk", "looks_like_name"),
        ("dhr de Vries", "looks_like_name"),
        ("A. de Vries", "looks_like_name"),
        ("Vries, A.B.", "looks_like_name"),
        ("Anne-Marie Smit-Bakker", "looks_like_name"),
        ("bel +31 6 1234 5678", "looks_like_phone"),
        ("bel 010-1234567 na vijven", "looks_like_phone"),
        ("geb. 12-3-2015", "looks_like_birth_date"),
        ("kind, geboren 2015-03-12", "looks_like_birth_date"),
        ("van 12.03.1985", "looks_like_birth_date"),
        ("zie 1112.22.333 in het dossier", "looks_like_bsn"),
    ],
)
def test_what_running_text_may_not_hold(text: str, sign: str) -> None:
    assert personal_sign(text, is_pseudonym=False) == sign


@pytest.mark.parametrize(
    "text",
    [
        *("Cohort 1 (2012)", "Cohort Noord", "Wijk Oost", "Stichting Voorbeeld", "Groep A"),
        *("De Meting is laat", "Meting op 12-03-2026", "cohort 2012-04-01", "K2026-14"),
        *("Gemeente Demodam betaalt", "Instroom mei 2026", "WMO Jeugd", "ref 1234567"),
        *("Het was 123456789 keer.", "Week 14", "12032026", "In de zomer. Daarna niet meer."),
        *("Demodam Werkt", "geboren in de wijk", ""),
    ],
)
def test_ordinary_words_about_a_group_are_fine(text: str) -> None:
    assert personal_sign(text, is_pseudonym=False) is None
