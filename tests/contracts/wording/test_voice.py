"""How parts of terms are called, also when terms no longer know them."""

from __future__ import annotations

import pytest

from contracts.wording.voice import Unit, Voice
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

LABELS = {"nl": "Alles samen", "en": "All together"}


@pytest.fixture
def voice() -> Voice:
    limit = {"code": "least", "scope": "period", "min": "5", "label": LABELS}
    return Voice(small_terms(limits=[limit]), "nl")


def test_lines_are_called_as_the_terms_call_them_or_by_their_code(voice: Voice) -> None:
    assert voice.component("work") == "Werk"
    assert voice.component("least") == "Alles samen"
    assert voice.component("dropped_since") == "dropped_since"


def test_a_number_of_what_nobody_measures_any_more_has_no_unit(voice: Voice) -> None:
    assert voice.amount_of("3", voice.metric_unit("jobs")) == "3 mensen"
    assert voice.metric_unit("dropped_since") == Unit("", "")
    assert voice.amount_of("3", voice.metric_unit("dropped_since")) == "3"
    assert voice.metric("dropped_since") == "“dropped_since”"


def test_what_is_no_amount_is_shown_as_it_is(voice: Voice) -> None:
    assert voice.plain_money("1300.5").replace("\xa0", " ") == "€ 1.300,50"
    assert voice.plain_money("waits") == "waits"
