"""Public documents as a list, as data, as a page and as PDF."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from contracts import services
from contracts.budgets.enums import DocumentKind
from contracts.budgets.exports.documents import agreement_year_of
from contracts.budgets.services.documents import keep_document
from contracts.exports.report_document import to_data
from contracts.models import Agreement
from pages import views
from tests.contracts.selectors.test_public import settled
from tests.factories import challenges as make
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

SCHEMA = Path(__file__).parents[2] / "contracts/schema/public-documents-2.json"
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
    assert row["informatiecategorie"] == {
        "label": "jaarplannen en jaarverslagen",
        "resource": "https://identifier.overheid.nl/tooi/def/thes/kern/c_c6cd1213",
    }
    assert row["documenthandeling"]["soortHandeling"]["label"] == "vaststelling"
    assert row["pdf"] == f"{row['url']}document.pdf"
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


def data_of(client, **query):
    data = client.get("/openbare-documenten/gegevens.json", query).json()
    schema = json.loads(SCHEMA.read_text())
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    return data


def sign(number, **changes):
    agreement = AgreementFactory(number=number)
    services.sign_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
    Agreement.objects.filter(pk=agreement.pk).update(
        status="active", **{"is_public": True, **changes}
    )
    return agreement


def test_agreements_decisions_and_accounts_are_in_one_list_with_the_newest_first(made, client):
    sign("PC-2026-0001")
    response = make.make_objected(make.make_staff())
    case = response.case_number
    rows = data_of(client)["documenten"]
    # Decided on 2 March, the others on 15 May.
    expected = [f"{made.number}-nl", "OVK-PC-2026-0001-1", f"BOB-{case}", f"BES-{case}"]
    assert sorted(row["identifier"] for row in rows) == sorted(expected)
    assert [row["identifier"] for row in rows][2:] == expected[2:]
    page = client.get("/openbare-documenten/").content.decode()
    for number in expected:
        assert number in page
    signed = next(row for row in rows if row["identifier"] == expected[1])
    assert signed["documenthandeling"]["soortHandeling"]["label"] == "ondertekening"
    assert rows[-1]["pdf"] is None
    path = signed["url"].removeprefix("http://testserver")
    shown = client.get(path).content.decode()
    assert signed["sha256VanInhoud"] in shown
    assert client.get(f"{path}document.pdf").content.startswith(b"%PDF")
    assert client.get(rows[-1]["url"].removeprefix("http://testserver")).status_code == 200


def test_the_data_is_in_dutch_for_an_english_reader_too(client, home):
    sign("PC-2026-0001")
    dutch = data_of(client)
    client.cookies["taal"] = "en"
    assert data_of(client) == dutch
    assert "covenants" in client.get("/openbare-documenten/").content.decode()


def test_a_long_list_has_pages(client, home, monkeypatch):
    monkeypatch.setattr(views, "DOCUMENTS_PER_PAGE", 2)
    for number in range(3):
        sign(f"PC-2026-000{number}")
    first = data_of(client)
    assert (first["aantal"], first["pagina"], len(first["documenten"])) == (3, 1, 2)
    assert first["volgende"] == "http://testserver/openbare-documenten/gegevens.json?pagina=2"
    second = data_of(client, pagina=2)
    assert (len(second["documenten"]), second["volgende"]) == (1, None)
    page = client.get("/openbare-documenten/?pagina=2").content.decode()
    assert "Pagina 2 van 2" in page


def test_a_contract_that_is_not_public_is_not_in_it(client, home):
    sign("PC-2026-0001", is_public=False)
    assert data_of(client)["documenten"] == []
