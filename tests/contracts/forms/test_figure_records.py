"""Each kind asks only what belongs to it."""

import pytest

from contracts.dossier_codes import RecordKind
from contracts.forms.figure_records import ASKED, RecordForm

pytestmark = pytest.mark.pure


@pytest.mark.parametrize("kind", list(RecordKind))
def test_only_its_own_questions(kind):
    assert set(RecordForm(kind=kind).fields) == set(ASKED[kind])


def test_a_question_is_put_in_its_own_words():
    assert RecordForm(kind="conversation")["text"].label == "Wat werd er gezegd?"
    assert RecordForm(kind="relapse")["of_count"].label == "Van hoeveel mensen"
