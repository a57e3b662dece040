"""The codes of advice: each has parameters, and each can be given."""

import re
from collections import Counter
from pathlib import Path

import pytest

from contracts.arithmetic import ADVICE_PARAMS, Advice

pytestmark = pytest.mark.pure

ARITHMETIC = Path(__file__).parents[3] / "contracts/arithmetic"


def test_every_code_is_given_somewhere_and_none_is_unknown() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in ARITHMETIC.glob("advice*.py"))
    named = Counter(re.findall(r'"([a-z_]+)"', text))
    assert [code for code in ADVICE_PARAMS if named[code] < 2] == []


def test_an_advice_is_plain_data() -> None:
    assert Advice("limits", "no_contract_cap") == Advice("limits", "no_contract_cap", {})
