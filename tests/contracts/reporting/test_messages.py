"""Every refusal has a sentence that the core can say."""

from __future__ import annotations

import re
from pathlib import Path

from contracts.errors import Refused
from contracts.reporting.messages import MESSAGES

APP = Path(__file__).resolve().parents[3] / "contracts/reporting"


def test_every_sentence_is_said_by_somebody_and_the_core_knows_it() -> None:
    source = "".join(path.read_text() for path in APP.rglob("*.py") if path.name != "messages.py")
    for code, text in MESSAGES.items():
        assert f'"{code}"' in source, code
        params = dict.fromkeys(re.findall(r"{([a-z]+)}", str(text)), "x")
        assert Refused(code, "", params).message
