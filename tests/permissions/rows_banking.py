"""Banking: who sees every contract looks, who pays sends money, who manages keeps accounts."""

from __future__ import annotations

from typing import Any

from contracts.banking.services.accounts import propose_account_end
from contracts.banking.services.answers import read_answer
from contracts.banking.services.ledger import export_ledger
from tests.contracts.banking import scene as bank
from tests.contracts.banking.bank_messages import camt053, detail, entry
from tests.contracts.banking.services.test_ledger import IN_JUNE, JUNE, MAY
from tests.factories.contracts import NOW, PersonFactory
from tests.permissions.matrix import (
    DECIDES,
    MANAGES,
    PAYS,
    SEES_ALL,
    Row,
    form_of_agreement,
    one,
    page_of,
    per,
    staff,
)
from tests.permissions.scene import Scene

FORM = one(PAYS, PAYS)
APPROVED = one(DECIDES, DECIDES)
ACCOUNT = per({"own": SEES_ALL, "other": SEES_ALL}, {"own": MANAGES, "other": MANAGES})
KEEPS_CODES = staff("contract_manager finance admin")

ROWS = (
    Row("bank:batches", **page_of(SEES_ALL)),
    Row("bank:make_batch", ("payer",), **FORM),
    Row("bank:batch", ("batch",), **page_of(SEES_ALL)),
    Row("bank:sign", ("batch",), **FORM),
    Row("bank:export", ("batch",), **FORM),
    Row("bank:withdraw", ("batch",), **FORM),
    Row("bank:download", ("batch",), **FORM),
    Row("bank:accounts", **page_of(SEES_ALL)),
    Row("bank:account", ("party",), **ACCOUNT),
    Row("bank:account_end", ("party",), **form_of_agreement(MANAGES, MANAGES)),
    Row("bank:account_change", ("account_change",), **APPROVED),
    Row("bank:answers", **one(SEES_ALL, PAYS)),
    Row("bank:answer", ("answer",), **page_of(SEES_ALL)),
    Row("bank:answer_step", ("answer", "verwerken"), **FORM),
    Row("bank:line", ("line",), **FORM),
    Row("bank:reclaims", **page_of(SEES_ALL)),
    Row("bank:ledger", **one(SEES_ALL, PAYS)),
    Row("bank:ledger_csv", ("export",), **page_of(SEES_ALL)),
    Row("bank:ledger_xlsx", ("export",), **page_of(SEES_ALL)),
    Row("bank:cost_codes", **one(SEES_ALL, KEEPS_CODES)),
    Row("bank:mandates", **one(SEES_ALL, MANAGES)),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A file at the bank with an answer to it, and one for the ledger."""
    payer = bank.payer()
    batch = bank.exported_batch(payer, bank.released_order(payer))
    content = camt053(entry("12.00", detail("ONBEKEND")))
    answer = read_answer(name="afschrift.xml", content=content, by=PersonFactory(), now=NOW)
    made = export_ledger(start=MAY, end=JUNE, by=PersonFactory(), now=IN_JUNE)
    return {
        "own": {
            "payer": payer,
            "batch": batch,
            "party": scene.agreement.parties.get(code="gemeente").party,
            "account_change": propose_account_end(
                party=payer, by=PersonFactory(is_superuser=True), now=NOW, reason="Opgeheven"
            ),
            "answer": answer,
            "line": answer.lines.get(),
            "export": made,
        },
        "other": {"party": scene.other_agreement.parties.get(code="gemeente").party},
    }
