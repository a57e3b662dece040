"""The money over all contracts: who sees every contract looks, who answers for it sets aside."""

from __future__ import annotations

from typing import Any

from tests.contracts.budgets import make as make_money
from tests.contracts.budgets.services.test_documents import keep
from tests.permissions.matrix import (
    DECIDES,
    MANAGES,
    SEES_ALL,
    Row,
    form_of_agreement,
    of_agreement,
    one,
    page_of,
    staff,
)
from tests.permissions.scene import Scene

MAKES_DOCUMENTS = staff("contract_manager approver admin")
FORM = one(DECIDES, DECIDES)
PUBLISHED = form_of_agreement(MANAGES, MANAGES)
MADE = form_of_agreement(MAKES_DOCUMENTS, MAKES_DOCUMENTS)

ROWS = (
    Row("geld:overview", **page_of(SEES_ALL)),
    Row("geld:overview_csv", **page_of(SEES_ALL)),
    Row("geld:overview_xlsx", **page_of(SEES_ALL)),
    Row("geld:programme", ("programme",), **page_of(SEES_ALL)),
    Row("geld:year", ("programme", 2026), **page_of(SEES_ALL)),
    Row("geld:not_allocated", ("EUR",), **page_of(SEES_ALL)),
    Row("geld:add_programme", **FORM),
    Row("geld:ceiling", ("programme",), **FORM),
    Row("geld:reword_programme", ("programme",), **FORM),
    Row("geld:end_programme", ("programme",), **FORM),
    Row("geld:add_source", **FORM),
    Row("geld:source", ("source",), **page_of(SEES_ALL)),
    Row("geld:reword_source", ("source",), **FORM),
    Row("geld:end_source", ("source",), **FORM),
    Row("geld:agreement", ("agreement",), **of_agreement(SEES_ALL, SEES_ALL)),
    Row("geld:allocate", ("agreement",), **form_of_agreement(DECIDES, DECIDES)),
    Row("geld:publication", ("agreement",), **PUBLISHED),
    Row("geld:result_page", ("agreement",), **PUBLISHED),
    Row("geld:documents", **one(MAKES_DOCUMENTS, MAKES_DOCUMENTS)),
    Row("geld:document", ("document",), **of_agreement(SEES_ALL, SEES_ALL)),
    Row("geld:document_pdf", ("document",), **of_agreement(SEES_ALL, SEES_ALL)),
    Row("geld:agreement_documents", ("agreement",), **MADE),
    Row("geld:make_summary", ("agreement",), **MADE),
    Row("geld:make_statement", ("agreement",), **MADE),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A programme, a source, and the two contracts to set money aside for, with a document each."""
    codes = {"programme": make_money.programme().code, "source": make_money.source().code}
    return {
        name: {"agreement": agreement, **codes, "document": keep(agreement)}
        for name, agreement in (("own", scene.agreement), ("other", scene.other_agreement))
    }
