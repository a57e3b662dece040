"""Steps judge what was typed and lose nothing of it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.template.loader import render_to_string

from pages.challenges import once
from pages.challenges.documents import Lot, write_document
from pages.challenges.drafts import StepEntry, write_draft
from pages.challenges.enums import Action, FormSize
from pages.challenges.forms.assembly import FilledForm, assemble, judge_steps
from pages.challenges.forms.deciding import ProposalForm
from pages.challenges.forms.handling import InterestForm
from pages.challenges.forms.resident import ChangesReplyForm, LinkForm, ObjectionForm
from pages.challenges.forms.staff import OUTCOMES
from pages.challenges.forms.step_list import Asked, asked_of, left_out, steps_for, steps_of
from pages.challenges.forms.steps import ApplicantForm
from pages.challenges.forms.steps_about import lot_code
from pages.challenges.forms.steps_value import PlanningForm, ResultsForm
from pages.challenges.transitions import DECISION_ACTIONS
from pages.models import Fund
from pages.models.call_parts import CallLot
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

FILLED = {
    "wie": StepEntry(
        {"kind": "person", "name": "Jo", "email": "jo@voorbeeld.example", "channel": "email"},
        {
            "partners": [
                {"name": "School", "contribution": "helpt"},
                {"name": "", "contribution": ""},
            ]
        },
    ),
    "plan": StepEntry({"title": "Groen\n plan", "different": "Beter", "reach_count": "1.200"}),
    "resultaten": StepEntry(
        {},
        {
            "indicators": [{"what": "Planten", "baseline": "1", "target": "2", "source": ""}],
            "budget": [{"description": "Zaad", "amount": "1.234,56"}],
        },
    ),
    "geven": StepEntry({"own_amount": "€ 5", "wants_back": "Een cursus"}),
    "planning": StepEntry({"starts_on": "1-3-2027", "ends_on": "2027-12-31"}),
    "openbaar": StepEntry({"publish_plan": "on", "declaration": "on"}),
}


FULL = Asked(is_own=False, size=FormSize.FULL, asks_size=True)


def put_together(entries, asked=FULL):
    return assemble(FilledForm(asked, tuple(judge_steps(steps_for(asked), entries))))


def problems(form_class, fields, rows=None):
    form = form_class(StepEntry(fields, rows or {}), is_bound=True)
    form.is_valid()
    return [field for field, _sentence in form.problems()]


def test_the_steps_become_one_document():
    document = put_together(FILLED)
    write_document(document)
    assert document.plan.title == "Groen plan"
    assert document.plan.reach_count == 1200
    assert [partner.name for partner in document.applicant.partners] == ["School"]
    assert document.results.budget[0].amount_cents == 123456
    assert document.results.own_contribution_cents == 500
    assert document.results.wants_back == "Een cursus"
    assert document.planning.starts_on == date(2027, 3, 1).isoformat()
    assert document.publication.plan
    assert not document.publication.name


@pytest.mark.parametrize("missing", ["wie", "plan", "openbaar"])
def test_no_document_while_a_required_step_is_empty(missing):
    entries = {slug: entry for slug, entry in FILLED.items() if slug != missing}
    assert put_together(entries) is None


def slugs(asked):
    return [step.slug for step in steps_for(asked)]


def test_a_small_request_is_asked_little():
    short = replace(FULL, size=FormSize.SHORT)
    assert slugs(short) == ["waarover", "wie", "plan", "resultaten", "openbaar"]
    names = {step.slug: list(step.form.base_fields) for step in steps_for(short)}
    assert names["wie"] == ["kind", "name", "email", "phone", "channel", "address"]
    assert names["plan"] == ["title", "different", "why"]
    assert names["resultaten"] == []
    # What was typed in the full form before is not sent along unseen.
    document = put_together(FILLED, short)
    assert document.about.size == "short"
    assert document.plan.reach_count is None
    assert document.results.wants_back == ""
    assert document.applicant.partners == ()
    assert document.results.budget[0].amount_cents == 123456
    write_document(document)


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ({}, FormSize.FULL),
        ({"asked": "2.499,99"}, FormSize.SHORT),
        ({"asked": "2500"}, FormSize.FULL),
        ({"asked": "0"}, FormSize.SHORT),
        ({"asked": "veel"}, FormSize.FULL),
        ({"size": "short"}, FormSize.SHORT),
        ({"size": "full", "asked": "10"}, FormSize.FULL),
        ({"size": "short", "asked": "9000"}, FormSize.FULL),
        ({"size": "enorm", "asked": "10"}, FormSize.SHORT),
    ],
)
def test_the_size_follows_the_amount_or_what_somebody_says(typed, size):
    draft = make.make_unasked_draft()
    draft.draft = write_draft({"waarover": StepEntry({"task": "De speeltuin", **typed})})
    assert asked_of(draft).size is size


TOLD = {
    "plan": StepEntry({"title": "Schoon", "for_whom": "Voor kinderen"}),
    "waarde": StepEntry({"services": "Elke week"}),
    "wie": StepEntry({"name": "Jo"}, {"partners": [{"name": "School", "contribution": ""}]}),
    "openbaar": StepEntry({"publish_value": "on"}),
}


@pytest.mark.parametrize(
    ("typed", "told", "size"),
    [
        ({"asked": "250"}, TOLD, FormSize.FULL),
        ({"asked": "250", "size": "enorm"}, TOLD, FormSize.FULL),
        ({"asked": "250", "size": "short"}, TOLD, FormSize.SHORT),
        (
            {"asked": "250"},
            {"plan": StepEntry({"title": "Schoon", "for_whom": ""})},
            FormSize.SHORT,
        ),
        ({"asked": "250"}, {"openbaar": TOLD["openbaar"]}, FormSize.SHORT),
    ],
)
def test_who_told_more_keeps_the_full_form_unless_they_choose_the_small_one(typed, told, size):
    draft = make.make_unasked_draft()
    draft.draft = write_draft({"waarover": StepEntry({"task": "De speeltuin", **typed}), **told})
    assert asked_of(draft).size is size


def test_what_is_typed_and_not_asked_is_known():
    assert left_out(replace(FULL, size=FormSize.SHORT), TOLD) == {
        "wie": StepEntry({}, {"partners": [{"name": "School", "contribution": ""}]}),
        "plan": StepEntry({"for_whom": "Voor kinderen"}),
        "waarde": StepEntry({"services": "Elke week"}),
    }
    assert left_out(FULL, TOLD) == {}


def test_hint_and_error_of_radio_buttons_belong_to_their_group():
    asked = replace(FULL, is_own=True)
    form = steps_for(asked)[0].form(StepEntry({"task": "x", "size": "enorm"}), is_bound=True)
    page = render_to_string("challenges/parts/field.html", {"field": form["size"]})
    (group,) = re.findall(r"<fieldset[^>]*>", page)
    assert 'id="id_size"' in group
    assert 'aria-describedby="id_size_hint id_size_fout"' in group
    assert page.count("aria-describedby") == 1
    for name in ("id_size_hint", "id_size_fout"):
        assert page.count(f'id="{name}"') == 1
    hint = render_to_string(
        "challenges/parts/field.html",
        {"field": steps_for(asked)[0].form(StepEntry(), is_bound=False)["size"]},
    )
    assert 'aria-describedby="id_size_hint"' in hint
    assert "_fout" not in hint


def test_a_large_amount_is_not_called_small():
    (about, *_rest) = steps_for(FULL)
    assert problems(about.form, {"size": "short", "asked": "2500"}) == ["id_size"]
    assert problems(about.form, {"size": "short", "asked": "2499"}) == []


def test_without_a_limit_there_is_no_short_form():
    call = make.make_call()
    make.set_municipality(small_request_euro=0)
    once.forget()
    assert "waarover" not in [step.slug for step in steps_of(make.make_draft(call))]


def test_a_call_with_little_money_asks_little_and_no_size():
    steps = steps_of(make.make_draft(make.make_call(budget_ceiling=1000)))
    assert [step.slug for step in steps] == ["wie", "plan", "resultaten", "openbaar"]


def test_a_call_for_ideas_asks_the_idea_why_who_and_consent():
    make.set_municipality(small_request_euro=0)
    once.forget()
    draft = make.make_draft(make.make_call(kind="ideas"))
    _who, plan, public = steps = steps_of(draft)
    assert [str(step.title) for step in steps] == [
        "Wie bent u?",
        "Uw idee",
        "Wat mag openbaar zijn?",
    ]
    assert [list(step.form.base_fields) for step in steps] == [
        ["kind", "name", "email", "phone", "channel", "address"],
        ["title", "different", "why"],
        ["declaration", "publish_name", "publish_plan"],
    ]
    assert public.form.base_fields["publish_plan"].label == "Mijn idee"
    assert problems(plan.form, {}) == ["id_title", "id_different"]
    document = put_together(FILLED, asked_of(draft))
    assert write_document(document)["about"]["size"] == "short"
    assert document.results.budget == ()
    assert document.publication.costs is False


def test_who_told_more_under_a_call_for_ideas_reads_what_is_not_sent():
    asked = asked_of(make.make_draft(make.make_call(kind="ideas")))
    typed = {"resultaten": StepEntry(rows={"budget": [{"description": "Gras", "amount": "5"}]})}
    assert left_out(asked, typed) == typed


def test_a_fund_behind_a_call_for_ideas_is_told_with_the_idea():
    fund = Fund.objects.create(
        name="Wijkfonds", starts_on=date(2026, 1, 1), ends_on=date(2030, 1, 1), ceiling=5000
    )
    _who, plan, _public = steps_of(make.make_draft(make.make_call(kind="ideas", fund=fund)))
    assert "Het geld komt uit Wijkfonds." in plan.intro


def test_an_own_challenge_names_its_task():
    (about, *_rest) = steps_of(make.make_unasked_draft())
    assert problems(about.form, {}) == ["id_task"]
    own = replace(FULL, is_own=True)
    typed = {"task": "De speeltuin", "present": "Een bedrijf", "cooperation": "together"}
    document = put_together({**FILLED, "waarover": StepEntry(typed)}, own)
    write_document(document)
    assert (document.about.task, document.about.cooperation) == ("De speeltuin", "together")


def test_a_work_in_parts_asks_which():
    call = make.make_call()
    lots = [CallLot.objects.create(call=call, name=name, what="Gras") for name in ("Noord", "Zuid")]
    asked = asked_of(make.make_draft(call))
    (about, *_rest) = steps_for(asked)
    first, second = map(lot_code, lots)
    assert problems(about.form, {}) == [f"id_{first}"]
    assert problems(about.form, {first: "", second: "on"}) == []
    document = put_together({**FILLED, "waarover": StepEntry({second: "on"})}, asked)
    assert document.about.lots == (Lot(second, "Zuid"),)


def test_little_is_required():
    required = {
        name
        for step in steps_for(FULL)
        for name, field in step.form.base_fields.items()
        if field.required
    }
    # An e-mail address only for who wants letters there: see test_counter.
    assert required == {"kind", "name", "channel", "title", "different", "declaration"}


@pytest.mark.parametrize("kvk", ["12345678", "12 34 56 78", ""])
def test_kvk_is_optional(kvk):
    assert problems(ApplicantForm, {**FILLED["wie"].fields, "kvk": kvk}) == []


@pytest.mark.parametrize("kvk", ["1234567", "abcdefgh", "١٢٣٤٥٦٧٨"])
def test_a_wrong_kvk_is_named(kvk):
    assert problems(ApplicantForm, {**FILLED["wie"].fields, "kvk": kvk}) == ["id_kvk"]


def test_letters_on_paper_need_an_address():
    fields = {**FILLED["wie"].fields, "channel": "post"}
    assert problems(ApplicantForm, fields) == ["id_address"]


def test_problems_in_rows_name_the_row():
    rows = {"budget": [{"description": "", "amount": "5"}, {"description": "x", "amount": "veel"}]}
    assert problems(ResultsForm, {}, rows) == ["id_budget-0-description", "id_budget-1-amount"]


@pytest.mark.parametrize("typed", ["morgen", "31-02-2027", "1-1-1900", "99-99-9999"])
def test_a_wrong_date_is_named(typed):
    assert problems(PlanningForm, {"starts_on": typed}) == ["id_starts_on"]


def test_a_plan_ends_after_it_starts():
    fields = {"starts_on": "01-03-2027", "ends_on": "01-02-2027"}
    assert problems(PlanningForm, fields) == ["id_ends_on"]


def test_every_decision_can_be_chosen_and_limits_follow_the_status():
    assert {action for action, _label in OUTCOMES} == DECISION_ACTIONS
    form = ProposalForm(actions=[Action.LEAVE_OUT])
    assert [choice for choice, _label in form.fields["action"].choices] == [Action.LEAVE_OUT]


@pytest.mark.parametrize(
    ("action", "kept"),
    [
        (Action.SOLVE_WITHOUT_TAKEOVER, "Wij maaien voortaan na de bloei."),
        (Action.ACCEPT_WITH_CONDITIONS, "Wij maaien voortaan na de bloei."),
        (Action.ACCEPT, ""),
    ],
)
def test_what_changes_is_kept_for_the_outcomes_that_tell_it(action, kept):
    form = ProposalForm(
        {
            "action": action,
            "reason": "De buurt heeft gelijk: er wordt nu te vroeg gemaaid.",
            "conditions": "Wij maaien voortaan na de bloei.",
            "amount": "10",
            "remedies": "none",
        }
    )
    assert form.is_valid(), form.errors
    assert form.decision_text().conditions == kept


def test_the_link_form_takes_hostile_text():
    assert not LinkForm({"email": "a\x00@b"}).is_valid()
    assert LinkForm({"email": "jo@voorbeeld.example"}).is_valid()


def test_hint_and_error_of_a_staff_form_are_said_with_the_field():
    part = "challenges/admin/parts/field.html"
    form = InterestForm({"interest": "", "words": ""})
    group = render_to_string(part, {"field": form["interest"]})
    assert 'aria-describedby="id_interest_helptext id_interest_error"' in group
    form = InterestForm({"interest": "ja", "words": ""})
    assert not form.is_valid()
    words = render_to_string(part, {"field": form["words"]})
    assert 'aria-describedby="id_words_helptext id_words_error"' in words
    for page, name in ((group, "interest"), (words, "words")):
        for end in ("helptext", "error"):
            assert page.count(f'id="id_{name}_{end}"') == 1


@pytest.mark.parametrize(
    ("form", "field"), [(ChangesReplyForm, "answer"), (ObjectionForm, "words")]
)
def test_the_answers_of_a_resident_have_described_errors(form, field):
    bound = form({field: ""})
    page = render_to_string("challenges/parts/field.html", {"field": bound[field]})
    assert f"id_{field}_fout" in re.search(r'aria-describedby="([^"]+)"', page)[1].split()
    assert page.count(f'id="id_{field}_fout"') == 1
    assert 'aria-invalid="true"' in page


def test_what_depends_on_the_way_of_writing_does_not_say_that_it_may_be_empty():
    form = ApplicantForm(StepEntry(), is_bound=False)
    shown = {
        name: "mag leeg" in render_to_string("challenges/parts/field.html", {"field": form[name]})
        for name in form.fields
    }
    assert {name for name, is_optional in shown.items() if is_optional} == {
        *("contact_name", "phone", "place", "kvk"),
    }
