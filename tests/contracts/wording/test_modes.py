"""Every way of rounding has words."""

import pytest

from contracts.arithmetic.numbers import ROUNDING_MODES
from contracts.wording.modes import MODE_WORDS

pytestmark = pytest.mark.pure


def test_every_mode_has_words_in_both_languages() -> None:
    assert set(MODE_WORDS) == set(ROUNDING_MODES)
    assert all(nl and en and nl != en for nl, en in MODE_WORDS.values())
