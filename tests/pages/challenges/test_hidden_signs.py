"""Signs that nobody sees are named, not swallowed."""

import pytest
from django.core.exceptions import ValidationError

from pages.challenges.drafts import StepEntry
from pages.challenges.forms.steps import ShortPlanForm
from pages.challenges.hidden_signs import refuse_hidden_signs, with_plain_line_ends


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2066", "\u2069", "\x07", "\x1b", "\x9b"])
def test_names_the_words_before(sign):
    with pytest.raises(ValidationError, match="Na “Een plan”"):
        refuse_hidden_signs(f"Een plan {sign}txt.exe")
    with pytest.raises(ValidationError, match="begint met een onzichtbaar teken"):
        refuse_hidden_signs(f"{sign}Een plan")


@pytest.mark.parametrize(
    "text",
    ["", "Gewoon\n\tmet regels", "مرحبا", "שלום\u200f", "Zoë’s café – 😀 👨‍👩‍👧", "a\u00adb"],
)
def test_ordinary_text_in_any_script_passes(text):
    refuse_hidden_signs(text)


def test_pasted_line_ends_become_our_own():
    assert with_plain_line_ends("a\x0bb\u2028c\x0cd\x85e") == "a\nb\nc\nd\ne"


def test_a_title_that_reads_backwards_is_refused_and_stays_as_typed():
    typed = {"title": "Groen \u202enalp", "different": "Een\x0btwee"}
    form = ShortPlanForm(StepEntry(typed), is_bound=True)
    assert not form.is_valid()
    ((field, sentence),) = form.problems()
    assert field == "id_title"
    assert "onzichtbaar teken" in sentence
    assert form["title"].value() == "Groen \u202enalp"
    assert form.cleaned_data["different"] == "Een\ntwee"
