"""The small parts of contributions: addresses, patterns, links."""

import pytest
from django.urls import reverse
from django.utils import translation

from pages.challenges.errors import Refused
from pages.challenges.personal_data import Trace, find_personal_data
from pages.voices.addresses import fingerprint
from pages.voices.errors import MESSAGES, words_of
from pages.voices.links import complete
from tests.factories import challenges as make


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Mail naar jo.de-vries@voorbeeld.example.",
            [(Trace.EMAIL, "jo.de-vries@voorbeeld.example")],
        ),
        ("Bel 06-12345678!", [(Trace.PHONE, "06-12345678")]),
        ("of +31 6 12 34 56 78", [(Trace.PHONE, "+31 6 12 34 56 78")]),
        ("mijn bsn is 111222333", [(Trace.CITIZEN_NUMBER, "111222333")]),
        ("nummer 123456789 is er geen", []),
        ("NL91 ABNA 0417 1643 00", [(Trace.IBAN, "NL91 ABNA 0417 1643 00")]),
        ("Ik ben van 12-03-1980.", [(Trace.BIRTH_DATE, "12-03-1980")]),
        (
            "Van 1/4/2009, of 3 mei 1955",
            [
                (Trace.BIRTH_DATE, "1/4/2009"),
                (Trace.BIRTH_DATE, "3 mei 1955"),
            ],
        ),
        ("Mijn kind, geboren op 1 juni 2019", [(Trace.BIRTH_DATE, "geboren op 1 juni 2019")]),
        ("geboortedatum: 01-02-85", [(Trace.BIRTH_DATE, "geboortedatum: 01-02-85")]),
        ("Born on 1980-12-31", [(Trace.BIRTH_DATE, "Born on 1980-12-31")]),
        ("Wij beginnen op 1 september 2026 en 01-02-2027", []),
        ("In 1980, of mei 1980, of 32-13-1980", []),
        ("Ik woon op 1234 AB", [(Trace.POSTCODE, "1234 AB")]),
        ("Tussen 2024 en 2026 kostte het € 1.250.000,00", []),
        ("jo@voorbeeld.example en jo@voorbeeld.example", [(Trace.EMAIL, "jo@voorbeeld.example")]),
        ("", []),
    ],
)
def test_what_looks_like_a_person_is_found(text, found):
    assert [(one.trace, one.words) for one in find_personal_data(text)] == found


def test_one_box_has_one_fingerprint_and_it_needs_our_key(settings):
    assert fingerprint(" Jo@Voorbeeld.example ") == fingerprint("jo@voorbeeld.example")
    assert fingerprint("jo@voorbeeld.example") != fingerprint("jo.@voorbeeld.example")
    before = fingerprint("jo@voorbeeld.example")
    settings.SECRET_KEY = "x" * 60
    assert fingerprint("jo@voorbeeld.example") != before


def test_an_address_in_a_mail_is_complete(settings):
    settings.PUBLIC_URL = "https://demodam.example"
    assert complete("/a/") == "https://demodam.example/a/"
    assert complete("https://elders.example/") == "https://elders.example/"


def test_every_refusal_has_words_in_both_languages():
    for code in MESSAGES:
        dutch = words_of(Refused(code))
        with translation.override("en"):
            assert words_of(Refused(code)) != dutch


@pytest.mark.parametrize(
    ("group", "is_shown"), [("editor", True), ("decider", True), ("evaluator", False)]
)
def test_the_menu_shows_contributions_to_who_may_look(client, db, group, is_shown):
    client.force_login(make.make_staff(group))
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("/beheer/inbreng/" in menu) == is_shown


def test_an_unknown_link_or_topic_is_not_found(client, db):
    for url in (
        "/inbreng/x/",
        "/vragen/oproep/999/",
        "/vragen/anders/1/",
        f"/vragen/plan/{9**30}/",
    ):
        assert client.get(url).status_code == 404, url
