"""Each refusal has a sentence."""

from contracts.budgets.messages import MESSAGES
from contracts.errors import Refused


def test_every_code_is_known_and_ends_as_a_sentence():
    for code, text in MESSAGES.items():
        assert str(text).endswith((".", "”."))
        assert Refused(code).code == code
