"""The PDF of a kept statement is the one that was made, whatever happens afterwards."""

from datetime import timedelta

import pytest

from contracts.budgets.exports.editions import document_pdf
from contracts.budgets.models import MadeDocument
from contracts.exports.pdf.statement import render_statement_pdf
from contracts.exports.statements import statement_document
from contracts.models import Agreement
from tests.contracts.budgets.services.test_documents import approved, keep_its_statement
from tests.contracts.exports.test_pdf import said
from tests.factories.contracts import NOW

pytestmark = pytest.mark.django_db


def test_a_statement_says_which_one_it_is_and_stays_as_it_was_made():
    settlement = approved()
    made = keep_its_statement(settlement, now=NOW + timedelta(days=2))
    content = document_pdf(MadeDocument.objects.get())
    Agreement.objects.update(title="Een andere naam")
    assert document_pdf(MadeDocument.objects.get()) == content
    text = said(content)
    assert f"Afrekening {made.number}" in text
    assert f"In het register van documenten {made.number}, versie 1, 17 mei 2026" in text
    assert text.replace(" ", "").count(made.sha256) >= 2
    assert settlement.inputs_sha256 in text.replace(" ", "")
    # The one of the desk is not in the register and does not say so.
    assert "register" not in said(render_statement_pdf(statement_document(settlement, "nl")))
