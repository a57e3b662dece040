"""The list of what is due: columns, filters, counts, queries and who may see it."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.challenges import services
from pages.challenges.selectors.terms import end_of_week, with_next_due
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def listed(client, query=""):
    page = client.get(reverse("challenge_responses:terms") + query)
    assert page.status_code == 200
    return [row.plan_title for row in page.context["object_list"]]


@pytest.fixture
def cases():
    """Seen on Wednesday 22 April 2026: late, new, waiting, due this week, and due later."""
    staff = make.make_staff("editor")
    call = make.make_call()

    def plan(title):
        return {"plan": make.Plan(title=title, different="x"), "call": call}

    make.make_in_handling(staff, now=make.later(days=-20), **plan("Te laat"))
    make.make_in_handling(staff, now=make.later(days=-4), **plan("Deze week"))
    make.make_in_handling(staff, now=make.later(days=10), **plan("Later"))
    waiting = make.make_sent(now=make.later(days=40), **plan("Wacht"))
    services.ask_completion(
        response=waiting, question="Met wie doet u dit?", by=staff, now=make.later(days=42)
    )
    make.make_sent(now=make.later(days=50), **plan("Nieuw"))
    done = make.make_sent(**plan("Ingetrokken"))
    services.withdraw(response=done, by=None, now=make.NOW)
    return staff


@pytest.fixture
def client(cases):
    client = Client()
    client.force_login(cases)
    with time_machine.travel(make.later(days=51), tick=False):
        yield client


def test_what_is_due_first_is_on_top(cases, client):
    assert listed(client) == ["Te laat", "Deze week", "Nieuw", "Wacht", "Later"]
    rows = {row.plan_title: row for row in with_next_due(date(2026, 4, 22))}
    assert {title: (row.due_kind, str(row.due_on)) for title, row in rows.items()} == {
        "Te laat": ("decision", "2026-04-07"),
        "Deze week": ("decision", "2026-04-23"),
        "Nieuw": ("reaction", "2026-04-24"),
        "Wacht": ("completion", "2026-04-28"),
        "Later": ("decision", "2026-05-07"),
    }


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("?wanneer=te_laat", ["Te laat"]),
        ("?wanneer=deze_week", ["Deze week", "Nieuw"]),
        ("?wanneer=wacht", ["Wacht"]),
        ("?wanneer=later", ["Wacht", "Later"]),
        ("?due_kind=reaction", ["Nieuw"]),
        ("?van=niemand", ["Nieuw"]),
        ("?van=mij&wanneer=te_laat", ["Te laat"]),
        ("?q=Wacht", ["Wacht"]),
    ],
)
def test_filters(client, query, titles):
    assert listed(client, query) == titles


def test_wrong_input_is_no_error(client):
    for query in ("?wanneer=x", "?van=%00", "?q=%22", "?ordering=-x", "?p=9999", "?due_kind=1"):
        assert client.get(reverse("challenge_responses:terms") + query).status_code in (200, 404)


def test_counts_days_and_words(client):
    page = client.get(reverse("challenge_responses:terms"))
    assert page.context["counts"] == {"te_laat": 1, "deze_week": 2, "wacht": 1}
    content = page.content.decode()
    for words in ("15 dagen te laat", "nog 1 dag", "nog 2 dagen", "Eerste reactie", "07-04-2026"):
        assert words in content
    other = client.get(reverse("challenge_responses:index")).content.decode()
    assert reverse("challenge_responses:terms") in other


def test_as_many_queries_for_many_cases_as_for_few(cases, client, django_assert_num_queries):
    listed(client)
    with CaptureQueriesContext(connection) as few:
        listed(client)
    for _more in range(12):
        make.make_in_handling(cases)
    with django_assert_num_queries(len(few)):
        listed(client)


def test_a_week_ends_on_sunday():
    assert end_of_week(date(2026, 4, 20)) == date(2026, 4, 26)
    assert end_of_week(date(2026, 4, 26)) == date(2026, 4, 26)


def test_only_who_sees_all_responses(cases):
    for group, code in (("decider", 200), ("contract_manager", 200), ("provider", 403)):
        client = Client()
        client.force_login(make.make_staff(group))
        for name in ("terms", "terms_results"):
            assert client.get(reverse(f"challenge_responses:{name}")).status_code == code
    assert Client().get(reverse("challenge_responses:terms")).status_code == 302
