"""How a row is named where only its name is shown: a log, a shell, a list of what is linked."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth import get_user_model

from contracts.models import (
    Agreement,
    AgreementEvent,
    AgreementParty,
    DossierEntry,
    FigureRecord,
    ForecastScenario,
    ImportBatch,
    Indicator,
    IndicatorProfile,
    InformationNeed,
    InputChange,
    IntegrityCheck,
    JournalEntry,
    Mandate,
    Observation,
    Party,
    PartyMember,
    PaymentOrder,
    Posting,
    ScopedMandate,
    Settlement,
    SettlementDistribution,
    SettlementFigure,
    SettlementLine,
    SettlementPosition,
    SettlementRun,
    SettlementShare,
    SettlementTax,
    SignatureWithdrawal,
    SignedDocument,
    TermsDraft,
    TermsVersion,
    Verification,
)

pytestmark = pytest.mark.pure

DAY = date(2026, 4, 1)
AT = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
KIM = get_user_model()(email="kim@voorbeeld.example", first_name="Kim", last_name="Voorbeeld")
TOWN = Party(name="Gemeente Voorbeeld")
AGREEMENT = Agreement(pk=7, number="PC-2026-0001", title="Werk in de wijk")
PAYER = AgreementParty(agreement=AGREEMENT, party=TOWN, role="payer", code="gemeente")
JOBS = Indicator(agreement=AGREEMENT, code="baan", name="Banen")
SIGNED_PDF = SignedDocument(agreement=AGREEMENT, name="contract.pdf")
SEEN = Observation(agreement=AGREEMENT, indicator=JOBS, on=DAY)
SETTLED = Settlement(agreement=AGREEMENT, period_start=DAY, revision=2)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (AGREEMENT, "PC-2026-0001 Werk in de wijk"),
        (PAYER, f"Gemeente Voorbeeld ({PAYER.get_role_display()})"),
        (TermsVersion(agreement=AGREEMENT, number=3), "PC-2026-0001 v3"),
        (TermsDraft(agreement=AGREEMENT, by=KIM), f"PC-2026-0001 · {KIM}"),
        (AgreementEvent(agreement=AGREEMENT, at=AT, verb="signed"), "2026-04-02 signed"),
        (TOWN, "Gemeente Voorbeeld"),
        (PartyMember(party=TOWN, user=KIM), f"{KIM} · Gemeente Voorbeeld"),
        (Mandate(user=KIM, max_cents=500_000, currency="EUR"), f"{KIM}: 500000 EUR"),
        (
            ScopedMandate(
                user=KIM, max_cents=5, currency="EUR", scope="fund", scope_code="akkoord"
            ),
            f"{KIM}: 5 EUR (fund akkoord)",
        ),
        (JOBS, "Banen"),
        (ImportBatch(filename="banen.csv"), "banen.csv"),
        (SEEN, "baan 2026-04-01"),
        (Verification(observation=SEEN, decision="accepted"), "baan 2026-04-01: accepted"),
        (InputChange(agreement_id=7, effect_on=DAY), "7 2026-04-01"),
        (SETTLED, "PC-2026-0001 2026-04-01 r2"),
        (
            SettlementLine(settlement=SETTLED, position=1, component="banen"),
            "PC-2026-0001 2026-04-01 r2 #1 banen",
        ),
        (SettlementShare(payer=PAYER, amount_cents=1234), f"{PAYER}: 1234"),
        (
            SettlementRun(agreement=AGREEMENT, period_start=DAY, status="failed"),
            "PC-2026-0001 2026-04-01 failed",
        ),
        (
            SettlementDistribution(settlement=SETTLED, tier="eerst", party=PAYER, total_cents=5),
            f"PC-2026-0001 2026-04-01 r2 eerst {PAYER}: 5",
        ),
        (
            SettlementTax(settlement=SETTLED, code="btw", tax_cents=21),
            "PC-2026-0001 2026-04-01 r2 btw: 21",
        ),
        (
            SettlementPosition(settlement=SETTLED, investment="inleg", received_cents=9),
            "PC-2026-0001 2026-04-01 r2 inleg: 9",
        ),
        (
            SettlementFigure(settlement=SETTLED, code="winst", value_text="1.5"),
            "PC-2026-0001 2026-04-01 r2 winst: 1.5",
        ),
        (JournalEntry(number="PC-2026-0001-J0001"), "PC-2026-0001-J0001"),
        (Posting(account="outcome_cost", amount_cents=-50), "outcome_cost -50"),
        (
            PaymentOrder(direction="pay", amount_cents=100, status="approved"),
            "pay 100 approved",
        ),
        (
            ForecastScenario(agreement=AGREEMENT, kind="low", version=4),
            "PC-2026-0001 low v4",
        ),
        (
            DossierEntry(agreement=AGREEMENT, part="benefit", subject="banen", row=2),
            "PC-2026-0001: benefit banen 2",
        ),
        (SIGNED_PDF, "PC-2026-0001: contract.pdf"),
        (SignatureWithdrawal(document=SIGNED_PDF), "PC-2026-0001: contract.pdf"),
        (IndicatorProfile(indicator=JOBS, level="outcome"), "Banen: outcome"),
        (InformationNeed(indicator=JOBS, name="Raad"), "Banen: Raad"),
        (FigureRecord(indicator=JOBS, kind="story", on=DAY), "Banen: story 2026-04-01"),
        (IntegrityCheck(at=AT, findings=[{}, {}]), "2026-04-02 09:30: 2"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else "",
)
def test_the_name_of_a_row(row, name):
    assert str(row) == name
