"""How a field is laid out."""

from pages.challenges.drafts import StepEntry
from pages.challenges.forms.steps import ApplicantForm, PublicationForm
from pages.challenges.templatetags.challenge_tags import widget_kind


def test_kinds_of_fields():
    who = ApplicantForm(StepEntry(), is_bound=False)
    public = PublicationForm(StepEntry(), is_bound=False)
    assert widget_kind(who["kind"]) == "radio"
    assert widget_kind(who["name"]) == "text"
    assert widget_kind(public["declaration"]) == "checkbox"
