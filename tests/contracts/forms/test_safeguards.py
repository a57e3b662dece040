"""The form of one safeguard."""

from contracts.forms.safeguards import SafeguardForm


def test_both_answers_ask_for_words() -> None:
    assert SafeguardForm({"state": "agreed", "text": "Zo."}).is_valid()
    form = SafeguardForm({"state": "not_needed", "text": " "})
    assert form.errors["text"] == ["Schrijf de afspraak op, of waarom die niet nodig is."]
    form = SafeguardForm({"text": "Zo."})
    assert form.errors["state"] == ["Kies of u iets afspreekt, of dat het niet nodig is."]
    assert "state" in SafeguardForm({"state": "asked", "text": "Zo."}).errors
