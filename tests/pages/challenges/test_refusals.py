"""Every refusal has words."""

import ast
from pathlib import Path

from pages.challenges.errors import Refused
from pages.challenges.refusals import MESSAGES, message_for, refusal_text
from tests.factories.challenges import NOW

SERVICES = Path(__file__).parents[3] / "pages" / "challenges" / "services"


def raised_codes():
    for path in SERVICES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant))


def test_every_code_that_a_service_raises_has_a_sentence():
    assert set(raised_codes()) <= MESSAGES.keys()


def test_the_sentence_says_who_and_when():
    refused = Refused("already_decided", by="Noor", at=NOW, outcome="Toegekend")
    assert "Noor heeft al een besluit genomen op 2 maart 2026 11:00" in refusal_text(refused)
    assert refusal_text(Refused("call_closed")) == message_for("call_closed")
