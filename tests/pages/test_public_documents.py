"""Public documents as a list, as data, as a page and as PDF."""

import pytest

from contracts.budgets.enums import DocumentKind
from contracts.budgets.exports.documents import agreement_year_of
from contracts.budgets.services.documents import keep_document
from contracts.exports.report_document import to_data
from contracts.models import Agreement
from tests.contracts.selectors.test_public import settled
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(home):
    agreement = settled(12, 10)
    return keep_document(
        kind=DocumentKind.AGREEMENT_YEAR,
        content=to_data(agreement_year_of(agreement, 2026)),
        agreement=agreement,
        year=2026,
        by=PersonFactory(),
        now=NOW,
    )


def test_list_data_page_and_pdf_are_of_the_same_document(made, client):
    address = f"/openbare-documenten/nl/{made.number}/"
    assert address in client.get("/openbare-documenten/").content.decode()
    (row,) = client.get("/openbare-documenten/gegevens.json").json()["documenten"]
    assert row["identifier"] == f"{made.number}-nl"
    assert row["informatiecategorie"] == "jaarplan of jaarverslag"
    assert row["sha256VanInhoud"] == made.sha256
    assert row["url"].endswith(address)
    text = client.get(address).content.decode()
    for part in ("€ 2.000,00", made.sha256, 'lang="nl"'):
        assert part in text
    answer = client.get(f"{address}document.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_what_is_not_public_is_not_found(made, client):
    Agreement.objects.update(is_public=False)
    assert (
        "Er zijn nog geen openbare documenten."
        in client.get("/openbare-documenten/").content.decode()
    )
    for name in ("", "document.pdf"):
        address = f"/openbare-documenten/nl/{made.number}/{name}"
        assert client.get(address).status_code == 404
