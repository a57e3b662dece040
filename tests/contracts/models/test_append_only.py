"""What was written stays: in Python, and in the database for whoever goes around it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from contracts.models import (
    AgreementEvent,
    AppendOnlyError,
    DossierEntry,
    FigureRecord,
    ForecastScenario,
    ImportBatch,
    IndicatorProfile,
    InformationNeed,
    InputChange,
    IntegrityCheck,
    JournalEntry,
    Observation,
    PaymentOrder,
    Posting,
    SafeguardEntry,
    Settlement,
    SettlementDistribution,
    SettlementFigure,
    SettlementLine,
    SettlementPosition,
    SettlementShare,
    SettlementTax,
    SignatureWithdrawal,
    SignedDocument,
    TermsVersion,
    Verification,
)
from contracts.models.append_only import AppendOnlyModel
from contracts.services import (
    approve_settlement,
    draft_settlement,
    open_safeguards,
    store_forecast,
)
from contracts.services.figure_records import record_on_figure
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.factories.dossier import ask, describe, keep_document, write
from tests.factories.terms import money_terms

pytestmark = pytest.mark.django_db

APPEND_ONLY = [
    AgreementEvent,
    DossierEntry,
    FigureRecord,
    ForecastScenario,
    ImportBatch,
    IndicatorProfile,
    InformationNeed,
    IntegrityCheck,
    InputChange,
    JournalEntry,
    Observation,
    Posting,
    SafeguardEntry,
    SettlementDistribution,
    SettlementFigure,
    SettlementLine,
    SettlementPosition,
    SettlementShare,
    SettlementTax,
    SignatureWithdrawal,
    SignedDocument,
    TermsVersion,
    Verification,
]


def started(agreement):
    """Write one row of each kind that belongs to the start and to the figures."""
    by = PersonFactory()
    indicator = agreement.indicators.first()
    open_safeguards(agreement=agreement, said={"exit": "Wij dragen over."}, by=by, now=NOW)
    type(agreement).objects.filter(pk=agreement.pk).update(status="concept")
    write(agreement, "replaces", by)
    describe(indicator, by)
    ask(indicator, by)
    document = keep_document(agreement, by)
    type(agreement).objects.filter(pk=agreement.pk).update(status="active")
    SignatureWithdrawal.objects.create(document=document, reason="Verkeerde versie", at=NOW, by=by)
    record_on_figure(
        indicator=indicator,
        kind="story",
        on=NOW.date(),
        text="Een baan",
        has_consent=True,
        by=by,
        now=NOW,
    )


def test_every_model_that_is_written_once_is_in_the_list():
    core = {model for model in apps.get_models() if model.__module__.startswith("contracts.models")}
    assert {model for model in core if issubclass(model, AppendOnlyModel)} == set(APPEND_ONLY)


@pytest.fixture
def settlement():
    figure = {"code": "winst", "kind": "gain", "over": "100", "places": 2}
    agreement = AgreementFactory(active=True, document=money_terms(figures=[figure]))
    jobs(agreement, 3)
    ImportBatch.objects.create(
        agreement=agreement, filename="a.csv", sha256="0", row_count=0, by=PersonFactory(), at=NOW
    )
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    store_forecast(agreement=agreement, assumed={}, by=PersonFactory(), now=NOW)
    started(agreement)
    IntegrityCheck.objects.create(at=NOW, finished_at=NOW, settlement_count=0, entry_count=0)
    return approve_settlement(settlement=draft, by=PersonFactory(), now=NOW)


def run_sql(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_a_written_row_is_not_changed_or_deleted(settlement, model):
    row = model.objects.first()
    for attempt in (
        row.save,
        row.delete,
        model.objects.all().delete,
        lambda: model.objects.update(pk=1),
        lambda: model.objects.bulk_update([row], ["id"]),
    ):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.parametrize("model", APPEND_ONLY, ids=lambda model: model.__name__)
def test_the_database_refuses_as_well(settlement, model):
    table = model._meta.db_table
    column = model._meta.pk.column
    for sql in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(IntegrityError):
            run_sql(sql)
    assert model.objects.exists()


@pytest.mark.parametrize(
    "model", [*APPEND_ONLY, Settlement, PaymentOrder], ids=lambda model: model.__name__
)
def test_there_is_no_way_round_for_what_replaces_or_empties(settlement, model):
    table = model._meta.db_table
    rows = list(model.objects.order_by("pk").values())
    if connection.vendor == "postgresql":
        run_sql("SET CONSTRAINTS ALL IMMEDIATE")
        attempts = [f"TRUNCATE {table} CASCADE"]
    else:
        attempts = [f"REPLACE INTO {table} SELECT * FROM {table}"]
    for sql in attempts:
        with pytest.raises(IntegrityError, match="append-only"):
            run_sql(sql)
    assert list(model.objects.order_by("pk").values()) == rows


@pytest.mark.sqlite_only
def test_a_journal_entry_is_not_replaced_by_one_with_its_number(settlement):
    columns = ", ".join(
        field.column for field in JournalEntry._meta.concrete_fields if not field.primary_key
    )
    with pytest.raises(IntegrityError, match="append-only: no replace"):
        run_sql(
            f"REPLACE INTO contracts_journalentry (id, {columns})"
            f" SELECT id + 1000, {columns} FROM contracts_journalentry"
        )


@pytest.mark.parametrize(
    "change", ["status = 'draft'", "total_cents = 1", "inputs = '{}'", "decision_reason = 'x'"]
)
def test_a_decided_settlement_does_not_change(settlement, change):
    with pytest.raises(IntegrityError):
        run_sql(f"UPDATE contracts_settlement SET {change}")


@pytest.mark.parametrize(
    "column",
    ["total_cents", "period_start", "inputs_sha256", "prepared_at", "closing", "inputs_seen"],
)
def test_of_a_draft_only_the_decision_changes(column):
    agreement = AgreementFactory(active=True)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    with pytest.raises(IntegrityError):
        run_sql(f"UPDATE contracts_settlement SET {column} = {column}")
    with pytest.raises(IntegrityError):
        run_sql("DELETE FROM contracts_settlement")
    assert Settlement.objects.get() == draft


@pytest.mark.parametrize("column", ["amount_cents", "recipient_id", "payer_id", "direction"])
def test_of_a_payment_only_its_course_changes(settlement, column):
    with pytest.raises(IntegrityError):
        run_sql(f"UPDATE contracts_paymentorder SET {column} = {column}")
    with pytest.raises(IntegrityError):
        run_sql("DELETE FROM contracts_paymentorder")
    run_sql("UPDATE contracts_paymentorder SET status = 'paid', paid_cents = amount_cents")
    with pytest.raises(IntegrityError):
        run_sql("UPDATE contracts_paymentorder SET status = 'proposed'")
    assert settlement.payment_orders.get().status == "paid"
