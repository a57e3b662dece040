"""The small parts of contributions: addresses, patterns, links, and who gets in where."""

import pytest
from django.urls import reverse
from django.utils import translation

from pages.challenges.errors import Refused
from pages.challenges.personal_data import Trace, find_personal_data
from pages.voices.addresses import fingerprint
from pages.voices.errors import MESSAGES, words_of
from pages.voices.links import complete
from pages.voices.selectors.moderation import PublicText
from pages.voices.viewsets import VoiceViewSet
from tests.factories import challenges as make
from tests.factories import voices

HANDLERS = {"editor", "assessor"}
EVERYONE = HANDLERS | {"decider", "approver", "contract_manager"}
OTHERS = {"finance", "evaluator", "provider", "investor", "panel_member"}
# Every address of the admin, with who gets in.
MATRIX = {
    "index": EVERYONE,
    "answer": HANDLERS,
    "withhold": HANDLERS,
    "support": EVERYONE,
    "supporters": EVERYONE,
    "reports": EVERYONE,
    "decide": HANDLERS,
    "meetings": EVERYONE,
    "attendees": EVERYONE,
}
POST_ONLY = {"withhold"}


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


@pytest.fixture
def case(db):
    plan = voices.make_plan()
    voices.make_report(PublicText("plan", plan))
    return {"question": voices.make_asked(), "plan": plan, "meeting": voices.make_meeting()}


def visit(client, name, case):
    args = {
        "answer": "question",
        "withhold": "question",
        "supporters": "plan",
        "attendees": "meeting",
    }.get(name)
    keys = [case[args].pk] if args else []
    if name == "decide":
        keys = ["plan", case["plan"].pk]
    url = reverse(f"voices_desk:{name}", args=keys)
    return client.post(url) if name in POST_ONLY else client.get(url)


def test_the_matrix_names_every_address():
    assert {pattern.name for pattern in VoiceViewSet().get_urlpatterns()} == MATRIX.keys()


@pytest.mark.parametrize("group", sorted(EVERYONE | OTHERS))
def test_each_role_gets_in_where_it_should_and_403_elsewhere(client, group, case):
    client.force_login(make.make_staff(group))
    for name, allowed in MATRIX.items():
        status = visit(client, name, case).status_code
        assert (status != 403) == (group in allowed), (name, status)
        assert status in (200, 302, 403), (name, status)
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert ("/beheer/inbreng/" in menu) == (group in EVERYONE)


@pytest.mark.parametrize("name", MATRIX)
def test_who_is_not_signed_in_goes_to_the_sign_in_page(client, name, case):
    answer = visit(client, name, case)
    assert answer.status_code == 302
    assert "/login/" in answer.url


def test_an_unknown_link_or_topic_is_not_found(client, db):
    for url in (
        "/inbreng/x/",
        "/vragen/oproep/999/",
        "/vragen/anders/1/",
        f"/vragen/plan/{9**30}/",
    ):
        assert client.get(url).status_code == 404, url
