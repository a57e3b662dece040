"""Every address of the API for everybody: nobody, a key that may not, one that may, another's."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from contracts.api.body_examples import BODIES
from contracts.api.enums import Scope
from contracts.api.registry import RESOURCES
from contracts.api.urls import urlpatterns
from contracts.banking.enums import AnswerStatus
from contracts.banking.models import BankAnswer, LedgerExport, PaymentBatch
from contracts.reporting.services.asking import ask_report
from tests.contracts.api.scene import Scene, done_answer, finance_rows
from tests.contracts.api.validation import promised
from tests.contracts.banking.scene import payer, released_order
from tests.factories.contracts import NEXT_YEAR, Q1, AgreementFactory, ObservationFactory

PUBLIC = "public"
# Per address and method: the scope that a key needs, and the role that may.
TABLE = {
    ("documentation", "get"): (PUBLIC, ""),
    ("document", "get"): (PUBLIC, ""),
    ("contracts", "get"): (PUBLIC, ""),
    ("contract", "get"): (PUBLIC, ""),
    ("parties", "get"): (PUBLIC, ""),
    ("indicators", "get"): (PUBLIC, ""),
    ("results", "get"): (PUBLIC, ""),
    ("settlements", "get"): (PUBLIC, ""),
    ("settlement", "get"): (PUBLIC, ""),
    ("terms", "get"): (PUBLIC, ""),
    ("changes", "get"): (PUBLIC, ""),
    ("ocds", "get"): (PUBLIC, ""),
    ("indigo", "get"): (PUBLIC, ""),
    ("dictionary", "get"): (PUBLIC, ""),
    ("table", "get"): (PUBLIC, ""),
    ("observations", "get"): (Scope.READ_OBSERVATIONS, "provider"),
    ("observations", "post"): (Scope.WRITE_OBSERVATIONS, "provider"),
    ("observation", "get"): (Scope.READ_OBSERVATIONS, "evaluator"),
    ("corrections", "post"): (Scope.WRITE_OBSERVATIONS, "provider"),
    ("withdrawals", "post"): (Scope.WRITE_OBSERVATIONS, "provider"),
    ("verdicts", "post"): (Scope.WRITE_VERIFICATIONS, "evaluator"),
    ("reports", "get"): (Scope.READ_REPORTS, "provider"),
    ("report", "get"): (Scope.READ_REPORTS, "payer"),
    ("report_drafts", "post"): (Scope.WRITE_REPORTS, "provider"),
    ("report_deliveries", "post"): (Scope.WRITE_REPORTS, "provider"),
    ("extensions", "post"): (Scope.WRITE_REPORTS, "provider"),
    ("payments", "get"): (Scope.READ_PAYMENTS, "finance"),
    ("journal", "get"): (Scope.READ_JOURNAL, "finance"),
    ("batches", "get"): (Scope.READ_PAYMENTS, "finance"),
    ("batch", "get"): (Scope.READ_PAYMENTS, "finance"),
    ("ledger_exports", "get"): (Scope.READ_JOURNAL, "finance"),
    ("ledger_exports", "post"): (Scope.WRITE_LEDGER_EXPORTS, "finance"),
    ("ledger_export", "get"): (Scope.READ_JOURNAL, "finance"),
    ("ledger_lines", "get"): (Scope.READ_JOURNAL, "finance"),
    ("ledger_csv", "get"): (Scope.READ_JOURNAL, "finance"),
    ("bank_answers", "get"): (Scope.READ_PAYMENTS, "finance"),
    ("bank_answers", "post"): (Scope.WRITE_BANK_ANSWERS, "finance"),
    ("bank_answer", "get"): (Scope.READ_PAYMENTS, "finance"),
    ("bank_answer_lines", "get"): (Scope.READ_PAYMENTS, "finance"),
    ("carrying_out", "post"): (Scope.WRITE_BANK_ANSWERS, "finance"),
    ("setting_aside", "post"): (Scope.WRITE_BANK_ANSWERS, "finance"),
    ("line_notes", "post"): (Scope.WRITE_BANK_ANSWERS, "finance"),
}
# The document itself, and the page to read it on.
NOT_IN_DOCUMENT = ("documentation", "document")
GUARDED = {row: rule for row, rule in TABLE.items() if rule[0] != PUBLIC}
# What is sent is the example of the document.
SENT = {
    "bank_answers": "bankantwoord-inlezen",
    "carrying_out": "bankantwoord-verwerken",
    "setting_aside": "bankantwoord-terzijdeleggen",
    "line_notes": "bankantwoord-regel-afhandelen",
    "ledger_exports": "grootboekexport-maken",
    "report_drafts": "rapportage-bewaren",
    "report_deliveries": "rapportage-inleveren",
    "extensions": "rapportage-uitstel-vragen",
    "observations": "metingen-inleveren",
    "corrections": "meting-corrigeren",
    "withdrawals": "meting-intrekken",
    "verdicts": "meting-toetsen",
}


def path_of(scene: Scene, name: str, observation) -> str:
    here = f"prestatiecontracten/{observation.agreement.number}"
    one = f"metingen/{observation.key}"
    report = f"{here}/rapportages/2026-01-01"
    return {
        "documentation": "",
        "document": "openapi.json",
        "contracts": "prestatiecontracten",
        "contract": here,
        "parties": f"{here}/partijen",
        "indicators": f"{here}/indicatoren",
        "results": f"{here}/resultaten",
        "settlements": f"{here}/afrekeningen",
        "settlement": f"{here}/afrekeningen/2026-01-01",
        "terms": f"{here}/betaalafspraken",
        "changes": "wijzigingen",
        "ocds": "exports/ocds.json",
        "indigo": "exports/indigo.json",
        "dictionary": "exports/datapackage.json",
        "table": "exports/resultaten.csv",
        "observations": f"{here}/metingen",
        "observation": one,
        "corrections": f"{one}/correcties",
        "withdrawals": f"{one}/intrekkingen",
        "verdicts": f"{one}/toetsingen",
        "reports": f"{here}/rapportages",
        "report": report,
        "report_drafts": f"{report}/concepten",
        "report_deliveries": f"{report}/inleveringen",
        "extensions": f"{report}/uitstelverzoeken",
        "payments": "betaalopdrachten",
        "journal": "journaalposten",
        **paths_of_banking(scene),
    }[name]


def paths_of_banking(scene: Scene) -> dict[str, str]:
    waiting = BankAnswer.objects.filter(status=AnswerStatus.WAITING)
    found = PaymentBatch.objects.first(), LedgerExport.objects.first(), waiting.first()
    batch, export, answer = found if all(found) else finance_rows(scene)
    done = BankAnswer.objects.filter(status=AnswerStatus.DONE).first() or done_answer()
    ledger, one = f"grootboekexports/{export.pk}", f"bankantwoorden/{answer.pk}"
    return {
        "batches": "betaalbatches",
        "batch": f"betaalbatches/{batch.number}",
        "ledger_exports": "grootboekexports",
        "ledger_export": ledger,
        "ledger_lines": f"{ledger}/regels",
        "ledger_csv": f"{ledger}/regels.csv",
        "bank_answers": "bankantwoorden",
        "bank_answer": one,
        "bank_answer_lines": f"{one}/regels",
        "carrying_out": f"{one}/verwerkingen",
        "setting_aside": f"{one}/terzijdeleggingen",
        "line_notes": f"bankantwoorden/{done.pk}/regels/1/afhandelingen",
    }


def ask(scene, row, key="", observation=None):
    """The status of the answer, which has to be what the document promises."""
    name, method = row
    ask_report(agreement_id=scene.agreement.pk, period=Q1, now=NEXT_YEAR)
    observation = observation or ObservationFactory(agreement=scene.agreement)
    path = path_of(scene, name, observation)
    if row == ("ledger_exports", "post"):
        # Something that was booked in the period.
        released_order(payer())
    if method == "get":
        answer = scene.get(path, key)
    else:
        answer = scene.post(path, BODIES[SENT[name]], key, once=str(uuid.uuid4()))
    if name not in NOT_IN_DOCUMENT:
        assert promised(path, method, answer) == []
    return answer.status_code


def test_the_table_names_every_address():
    others = {name for resource in RESOURCES for name in (resource, f"{resource}-item")}
    assert {pattern.name for pattern in urlpatterns} - {"nothing"} - others == {
        name for name, _method in TABLE
    }


@pytest.mark.parametrize("row", [row for row, rule in TABLE.items() if rule[0] == PUBLIC])
def test_what_is_public_is_for_everybody(scene, row):
    assert ask(scene, row) == 200
    assert ask(scene, row, scene.key("outsider")) == 200


@pytest.mark.parametrize("row", GUARDED)
def test_without_a_key_it_is_a_401(scene, row):
    assert ask(scene, row) == 401


@pytest.mark.parametrize("row", GUARDED)
def test_a_key_without_the_scope_is_a_403(scene, row):
    scope, role = GUARDED[row]
    others = [other for other in Scope.values if other != scope]
    assert ask(scene, row, scene.key(role, *others)) == 403


@pytest.mark.parametrize("row", GUARDED)
def test_a_key_with_the_scope_may(scene, row):
    scope, role = GUARDED[row]
    assert ask(scene, row, scene.key(role, scope)) == (200 if row[1] == "get" else 201)


@pytest.mark.parametrize("row", GUARDED)
def test_somebody_of_another_party_finds_nothing(scene, row):
    scope, _role = GUARDED[row]
    other = AgreementFactory(active=True)
    person = other.parties.get(role="provider").party.members.get().user
    scene.people["other"] = person
    assert ask(scene, row, scene.key("other", scope)) in (403, 404)


@pytest.mark.parametrize("row", TABLE)
def test_other_methods_are_refused_and_change_nothing(scene, row):
    name, _method = row
    path = path_of(scene, name, ObservationFactory(agreement=scene.agreement))
    key = scene.key(TABLE[row][1] or "provider", *Scope.values)
    for method in ("put", "patch", "delete"):
        answer = getattr(Client(), method)(
            f"/api/v1/{path}", headers={"Authorization": f"Bearer {key}"}
        )
        assert answer.status_code == 405
