"""Steps about other funding, tax, and what an earlier cap carried, in exact sentences."""

import pytest

from contracts.arithmetic import Step
from contracts.wording import step_sentence
from tests.contracts.wording.small_terms import small_terms

pytestmark = pytest.mark.pure

ESF = {"code": "esf", "quantity": {"sum": "savings"}}
FUNDING = {"received": "250", "used": "200"}


@pytest.mark.parametrize(
    ("step", "nl", "en"),
    [
        (
            Step("netting", ESF, {"amount": "300", **FUNDING}, "100"),
            (
                "Andere bijdragen (tot nu toe ontvangen € 250, verrekend € 200): € 300, − € 200, zo"
                " wordt het € 100."
            ),
            "Other funding (received so far €250, set off €200): €300, −€200, which makes it €100.",
        ),
        (
            Step("netting", {**ESF, "payer": "city"}, {"amount": "-50", **FUNDING}, "0"),
            (
                "Andere bijdragen (tot nu toe ontvangen € 250, verrekend € 200): Gemeente: − € 50,"
                " € 50, zo wordt het € 0."
            ),
            (
                "Other funding (received so far €250, set off €200): City: −€50, €50, which makes"
                " it €0."
            ),
        ),
        (
            Step("netting", ESF, {"amount": "300", **FUNDING}, "300"),
            "Andere bijdragen (tot nu toe ontvangen € 250, verrekend € 200): er gaat niets af.",
            "Other funding (received so far €250, set off €200): nothing is taken off.",
        ),
        (
            Step("tax", {"code": "btw", "rate": "0.21"}, {"base": "66.67"}, "14"),
            "Btw: 21% van € 66,67, afgerond € 14.",
            "VAT: 21% of €66.67, rounded €14.",
        ),
        (
            # 21 % of the sum would be 3,570.91: each line was rounded by itself.
            Step(
                "tax",
                {"code": "btw", "rate": "0.21", "round": {"at": "line"}},
                {"lines": {"light": "4399.85", "heavy": "12604.50"}, "base": "17004.35"},
                "3570.92",
            ),
            "Btw: 21% van € 17.004,35, per regel afgerond en samen € 3.570,92.",
            "VAT: 21% of €17,004.35, rounded line by line and together €3,570.92.",
        ),
        (
            Step("limit", {"code": "gone"}, {"amount": "0", "carried_in": "300"}, "300"),
            "Een eerder plafond schoof € 300 door; dat komt er nu bij.",
            "An earlier cap carried €300 over; that is added now.",
        ),
    ],
)
def test_a_step(step: Step, nl: str, en: str) -> None:
    assert step_sentence(step, small_terms(), "nl") == nl
    assert step_sentence(step, small_terms(), "en") == en
