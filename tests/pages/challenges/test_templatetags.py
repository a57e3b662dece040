"""How a field is laid out, and what a call page shows of decisions."""

import pytest
from django.template import Context, Template

from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Action
from pages.challenges.forms.steps import ApplicantForm
from pages.challenges.forms.steps_public import FullPublicationForm as PublicationForm
from pages.challenges.templatetags.challenge_tags import widget_kind
from tests.factories import challenges as make


def test_kinds_of_fields():
    who = ApplicantForm(StepEntry(), is_bound=False)
    public = PublicationForm(StepEntry(), is_bound=False)
    assert widget_kind(who["kind"]) == "radio"
    assert widget_kind(who["name"]) == "text"
    assert widget_kind(public["declaration"]) == "checkbox"


@pytest.mark.django_db
def test_a_call_page_shows_decisions_with_consent_and_counts_the_others(client):
    staff, call = make.make_staff(), make.make_call()
    shown = make.make_decided(staff, Action.REJECT, call=call)
    hidden = make.make_decided(
        staff,
        call=call,
        plan=make.Plan(title="Blijft geheim", different="x"),
        publication=make.Publication(),
    )
    template = Template("{% load challenge_tags %}{% decisions_of_call call %}")
    page = template.render(Context({"call": call}))
    assert shown.case_number in page
    assert make.REASON in page
    assert "Wij ontvingen 2 reacties" in page
    assert "Van 1 reactie wil de indiener" in page
    for secret in ("Blijft geheim", hidden.case_number, shown.email, shown.phone):
        assert secret not in page
    assert make.REASON in client.get(call.url).content.decode()


@pytest.mark.django_db
def test_one_response_is_not_a_plural():
    decided = make.make_decided(make.make_staff(), Action.REJECT)
    template = Template("{% load challenge_tags %}{% decisions_of_call call %}")
    page = template.render(Context({"call": decided.call}))
    assert "Wij ontvingen 1 reactie. Besloten: 1. Toegekend: 0." in page


@pytest.mark.django_db
def test_before_a_decision_a_call_page_tells_nothing_of_responses():
    sent = make.make_sent()
    template = Template("{% load challenge_tags %}{% decisions_of_call call %}")
    assert template.render(Context({"call": sent.call})).strip() == ""
