"""The texts about money on its way are part of the whole list."""

import pytest

from contracts.wording.problem_texts import PROBLEM_TEXTS
from contracts.wording.problem_texts_flows import FLOW_BECAUSE_TEXTS, FLOW_PROBLEM_TEXTS
from contracts.wording.problem_texts_rules import BECAUSE_TEXTS

pytestmark = pytest.mark.pure


def test_they_are_in_the_lists_that_sentences_are_made_from() -> None:
    assert FLOW_PROBLEM_TEXTS.items() <= PROBLEM_TEXTS.items()
    assert FLOW_BECAUSE_TEXTS.items() <= BECAUSE_TEXTS.items()
