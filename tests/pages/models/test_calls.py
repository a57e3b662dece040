from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from pages.models import CallCriterion, CallLot, CallPage
from pages.models.call_checks import check_present, check_weights
from pages.phases import Phase
from tests.factories.pages import CallFactory, CallIndexFactory

pytestmark = pytest.mark.usefixtures("today")


@pytest.fixture
def index(home):
    return CallIndexFactory(parent=home)


def text_of(client, page):
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_open_call_shows_what_no_platform_publishes(client, index):
    call = CallFactory(parent=index)
    call.criteria = [CallCriterion(name="Kwaliteit", explanation="Minstens zo goed?", weight=100)]
    call.save()
    text = text_of(client, call)
    for shown in (
        "€ 86.400",
        "Bron: jaarrekening 2025",
        "Groen bv",
        "eindigt op 30 juni 2027",
        "<li>Veilig</li>",
        "Dit mag anders",
        "Dit vragen wij niet",
        "Dit doet de gemeente zelf",
        "Minstens zo goed?",
        "van 1 november 2026 tot en met 15 december 2026",
        "uiterlijk 1 februari 2027",
        'href="tel:0105550121"',
    ):
        assert shown in text


def test_open_call_has_the_button_to_respond_and_others_do_not(client, index):
    is_open = CallFactory(parent=index)
    planned = CallFactory(parent=index, planned=True)
    closed = CallFactory(parent=index, closed=True)
    assert f'href="/reageren/{is_open.pk}/"' in text_of(client, is_open)
    assert "/reageren/" not in text_of(client, planned)
    assert "/reageren/" not in text_of(client, closed)


def test_withdrawn_call_says_why(client, index):
    call = CallFactory(parent=index, withdrawn=True)
    assert call.phase is Phase.WITHDRAWN
    assert "Het contract loopt door." in text_of(client, call)


def test_index_puts_open_calls_first_and_the_one_that_closes_soonest_on_top(client, index):
    CallFactory(parent=index, title="Gepland", planned=True)
    CallFactory(parent=index, title="Nog lang", closes_on=date(2026, 12, 31))
    CallFactory(parent=index, title="Bijna dicht", closes_on=date(2026, 11, 30))
    CallFactory(parent=index, title="Voorbij", closed=True)
    CallFactory(parent=index, title="Concept", live=False)
    context = client.get(index.url).context
    assert [call.title for call in context["open_calls"]] == ["Bijna dicht", "Nog lang"]
    assert [call.title for call in context["other_calls"]] == ["Gepland", "Voorbij"]


def test_index_asks_no_more_of_the_database_for_more_calls(
    client, index, django_assert_max_num_queries
):
    for _number in range(8):
        CallFactory(parent=index)
    client.get(index.url)
    with django_assert_max_num_queries(16):
        client.get(index.url)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"closes_on": date(2026, 10, 1)}, "closes_on"),
        ({"closes_on": date(2026, 11, 20)}, "closes_on"),
        ({"decide_by": date(2026, 12, 1)}, "decide_by"),
        ({"assessment_on": date(2026, 12, 1)}, "assessment_on"),
        ({"decided_on": date(2026, 12, 1)}, "decided_on"),
        ({"decided_on": date(2026, 12, 15)}, "decided_on"),
        ({"running_on": date(2027, 3, 1)}, "decided_on"),
        ({"contact_phone": "bel maar"}, "contact_phone"),
        ({"contact_phone": ""}, "contact_phone"),
    ],
)
def test_a_call_that_cannot_be_right_is_refused_at_its_field(index, fields, name):
    call = CallFactory.build(**fields)
    with pytest.raises(ValidationError) as problem:
        call.full_clean(exclude=["path", "depth", "content_type", "locale", "latest_revision"])
    assert list(problem.value.message_dict) == [name]


@pytest.mark.parametrize(
    ("weights", "problem"),
    [
        ([], ""),
        ([None, None], ""),
        ([60, 40], ""),
        ([60, None], "Geef alle criteria een gewicht, of geen enkel."),
        ([60, 41], "De gewichten zijn samen 101 procent. Maak er 100 van."),
    ],
)
def test_weights_are_complete_and_sum_to_a_hundred(weights, problem):
    assert check_weights(weights) == problem


def editor_data(call, action="", **changes):
    fields = {
        field.name: getattr(call, field.name)
        for field in CallPage._meta.local_fields
        if field.name not in {"page_ptr", "body", "body_en", "result_page", "fund"}
    }
    fields = {name: "" if value is None else str(value) for name, value in fields.items()}
    for name in ("opens_on", "closes_on", "decide_by", "contract_ends_on"):
        value = getattr(call, name)
        fields[name] = value.strftime("%d-%m-%Y") if value else ""
    fields["present_cost"] = "86400,00"
    criterion = {
        "name": "Kwaliteit", "name_en": "", "explanation": "Goed?", "explanation_en": "",
        "weight": "", "ORDER": "1", "id": "", "DELETE": "",
    }  # fmt: skip
    data = {
        "title": call.title,
        "slug": call.slug,
        **fields,
        "body": streamfield([]),
        "body_en": streamfield([]),
        "result_page": "",
        "fund": "",
        "criteria": inline_formset([criterion]),
        "documents": inline_formset([]),
        "lots": inline_formset([]),
        "meetings": inline_formset([]),
        "comments": inline_formset([]),
        **changes,
    }
    return nested_form_data(data) | ({action: "1"} if action else {})


def edit_url(call):
    return f"/beheer/pages/{call.pk}/edit/"


def test_editor_publishes_a_call_with_dutch_dates_and_amounts(admin_client, index):
    call = CallFactory(parent=index, live=False)
    answer = admin_client.post(edit_url(call), editor_data(call, "action-publish"))
    assert answer.status_code == 302, answer.context["form"].errors
    call.refresh_from_db()
    assert call.live
    assert call.present_cost == 86400
    assert call.closes_on == date(2026, 12, 15)
    assert [criterion.name for criterion in call.criteria.all()] == ["Kwaliteit"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"contact_phone": ""}, "contact_phone"),
        ({"present_cost": ""}, "present_cost"),
        ({"closes_on": ""}, "closes_on"),
        ({"decided_on": "01-02-2027"}, "decision_summary"),
        ({"withdrawn_on": "20-11-2026"}, "withdrawal_reason"),
        ({"contract_ends_on": ""}, "contract_note"),
        ({"expire_at": "01-02-2099 10:00"}, "expire_at"),
    ],
)
def test_unfinished_call_is_kept_as_draft_but_not_published(admin_client, index, changes, field):
    call = CallFactory(parent=index, live=False)
    refused = admin_client.post(edit_url(call), editor_data(call, "action-publish", **changes))
    assert refused.status_code == 200
    assert field in refused.context["form"].errors
    call.refresh_from_db()
    assert not call.live
    kept = admin_client.post(edit_url(call), editor_data(call, **changes))
    assert kept.status_code == 302


def test_draft_with_nothing_but_a_title_can_be_previewed(admin_client, index):
    empty = CallPage(title="Net begonnen", slug="net-begonnen", live=False)
    index.add_child(instance=empty)
    request = empty.make_preview_request()
    assert request.status_code == 200
    assert empty.phase is Phase.PLANNED


def test_a_tender_shows_its_lots_with_their_budget(client, index):
    call = CallFactory(parent=index, kind="tender")
    call.lots = [CallLot(name="Zwemles", what="Elke dag", budget_ceiling=Decimal("121000.00"))]
    call.save()
    text = text_of(client, call)
    for shown in ("Het werk in delen", "1. Zwemles", "€ 121.000", "maatschappelijk aanbesteden"):
        assert shown in text


def test_a_call_for_ideas_needs_no_present_executor(client, index):
    call = CallFactory(
        parent=index,
        kind="ideas",
        present_executor="",
        present_cost=None,
        present_cost_source="",
        quality_norm="",
        contract_ends_on=None,
    )
    text = text_of(client, call)
    assert "Zo gaat het nu" not in text
    assert "Waar gaat het over?" in text


@pytest.mark.parametrize(
    ("kind", "wrong"), [("challenge", True), ("tender", True), ("open", False), ("ideas", False)]
)
def test_a_task_that_can_be_taken_over_says_with_what(kind, wrong):
    call = SimpleNamespace(
        kind=kind,
        present_executor=" ",
        present_cost=None,
        present_cost_source="",
        quality_norm="",
    )
    expected = {"present_executor", "present_cost", "present_cost_source", "quality_norm"}
    assert set(check_present(call)) == (expected if wrong else set())


def test_nothing_costs_nothing_is_an_answer():
    call = SimpleNamespace(
        kind="challenge",
        present_executor="vrijwilligers",
        present_cost=Decimal(0),
        present_cost_source="begroting",
        quality_norm="netjes",
    )
    assert check_present(call) == {}
