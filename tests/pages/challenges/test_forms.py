"""Steps judge what was typed and lose nothing of it."""

from datetime import date

import pytest

from pages.challenges.documents import write_document
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Action
from pages.challenges.forms.assembly import STEPS, assemble, judge_steps
from pages.challenges.forms.deciding import ProposalForm
from pages.challenges.forms.resident import LinkForm
from pages.challenges.forms.staff import OUTCOMES
from pages.challenges.forms.steps import ApplicantForm, PlanningForm, ResultsForm
from pages.challenges.transitions import DECISION_ACTIONS

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
        {"own_amount": "€ 5"},
        {
            "indicators": [{"what": "Planten", "baseline": "1", "target": "2", "source": ""}],
            "budget": [{"description": "Zaad", "amount": "1.234,56"}],
        },
    ),
    "planning": StepEntry({"starts_on": "1-3-2027", "ends_on": "2027-12-31"}),
    "openbaar": StepEntry({"publish_plan": "on", "declaration": "on"}),
}


def problems(form_class, fields, rows=None):
    form = form_class(StepEntry(fields, rows or {}), is_bound=True)
    form.is_valid()
    return [field for field, _sentence in form.problems()]


def test_five_steps_become_one_document():
    document = assemble(judge_steps(FILLED))
    write_document(document)
    assert document.plan.title == "Groen plan"
    assert document.plan.reach_count == 1200
    assert [partner.name for partner in document.applicant.partners] == ["School"]
    assert document.results.budget[0].amount_cents == 123456
    assert document.results.own_contribution_cents == 500
    assert document.planning.starts_on == date(2027, 3, 1).isoformat()
    assert document.publication.plan
    assert not document.publication.name


@pytest.mark.parametrize("missing", ["wie", "plan", "openbaar"])
def test_no_document_while_a_required_step_is_empty(missing):
    entries = {slug: entry for slug, entry in FILLED.items() if slug != missing}
    assert assemble(judge_steps(entries)) is None


def test_little_is_required():
    required = {
        name for step in STEPS for name, field in step.form.base_fields.items() if field.required
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


def test_the_link_form_takes_hostile_text():
    assert not LinkForm({"email": "a\x00@b"}).is_valid()
    assert LinkForm({"email": "jo@voorbeeld.example"}).is_valid()
