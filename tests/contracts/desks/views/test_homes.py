"""A desk for each role, with what waits for it."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from contracts.banking.services.answers import carry_out_answer, read_answer
from contracts.desks.selectors.homes import positions_of
from contracts.desks.services.signals import look_at_contracts
from contracts.models import Agreement, Mandate, SettlementPosition
from contracts.reporting.models import Dispute, Extension, ReportPlan, ReportRequest
from contracts.services import approve_settlement, propose_reversal, refuse_payment
from contracts.services.figure_records import record_on_figure
from tests.contracts.banking import scene as bank
from tests.contracts.banking.bank_messages import camt053, detail, entry
from tests.contracts.views.world import World
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    PersonFactory,
    VerificationFactory,
    jobs,
)
from tests.factories.dossier import describe


def test_the_contract_manager_sees_counts_that_lead_to_their_contracts(world: World) -> None:
    today = timezone.localdate()
    world.agreement.ends_on = today + timedelta(days=31)
    world.agreement.save()
    disputed = jobs(world.agreement, 1)
    VerificationFactory(observation=disputed, decision="disputed", reason="geen bewijs")
    look_at_contracts(now=timezone.now())
    response = world.get("contract_manager", "home")
    counts = {tile["kind"]: tile["count"] for tile in response.context["tiles"]}
    assert (counts["blocked"], counts["disputed"], counts["ending"]) == (1, 1, 1)
    text = response.content.decode()
    assert "Het contract eindigt, en daarmee de betaling." in text
    assert "?aandacht=ending" in text
    for kind in ("blocked", "disputed", "ending"):
        shown = world.get("contract_manager", "agreements", aandacht=kind).context["table"]
        assert [row.pk for row, _cells in shown] == [world.agreement.pk]
    assert not world.get("contract_manager", "agreements", aandacht="cap").context["table"]


def test_late_disputes_and_looking_back_have_a_tile_that_leads_to_their_contracts(
    world: World,
) -> None:
    now, today = timezone.now(), timezone.localdate()
    day = timedelta(days=1)
    dispute = Dispute.objects.create(
        agreement=world.agreement,
        observation=jobs(world.agreement, 1),
        opened_by=world.people["evaluator"],
        opened_at=now,
        answer_due_on=today,
    )
    over = AgreementFactory(active=True, starts_on=today - 90 * day, ends_on=today - 30 * day)
    indicator = over.indicators.get()
    manager = world.people["contract_manager"]
    describe(indicator, manager, reason="x", relapse_on=today)

    def late() -> tuple[int, int]:
        tiles = world.get("contract_manager", "home").context["tiles"]
        counts = {tile["kind"]: tile["count"] for tile in tiles if tile["is_bad"]}
        return counts["dispute_late"], counts["relapse_late"]

    # The last day is still in time.
    assert late() == (0, 0)
    dispute.answer_due_on = today - day
    dispute.save()
    describe(indicator, manager, reason="x", relapse_on=today - day)
    Agreement.objects.filter(pk=over.pk).update(status="ended")
    assert late() == (1, 1)
    for kind, found in (("dispute_late", world.agreement), ("relapse_late", over)):
        shown = world.get("contract_manager", "agreements", aandacht=kind).context["table"]
        assert [row.pk for row, _cells in shown] == [found.pk]
    record_on_figure(
        indicator=indicator, kind="relapse", on=today, text="Goed.", count=8, of_count=9,
        by=world.people["provider"], now=now,
    )  # fmt: skip
    dispute.outcome, dispute.closed_at = "withdrawn", now
    dispute.save()
    assert late() == (0, 0)


def test_the_approver_sees_what_is_within_and_above_the_mandate(world: World) -> None:
    first = world.get("approver", "home").context
    assert [(row.count, row.cents) for row in first["within_sums"]] == [(1, 120_000)]
    assert first["above_sums"] == []
    Mandate.objects.create(user=world.people["approver"], max_cents=1)
    response = world.get("approver", "home")
    assert (list(response.context["within"]), list(response.context["above"])) == (
        [],
        [world.settlement],
    )
    assert "Boven uw mandaat: iemand anders besluit" in response.content.decode()
    listed = world.get("approver", "settlements", mandaat="boven").context["table"]
    assert [row.pk for row, _cells in listed] == [world.settlement.pk]
    assert not world.get("approver", "settlements", mandaat="binnen").context["table"]


def test_the_approver_sees_what_others_propose_to_reverse(world: World) -> None:
    now = timezone.now()
    approve_settlement(settlement=world.settlement, by=world.people["approver"], now=now)
    propose_reversal(
        settlement=world.settlement,
        by=world.people["contract_manager"],
        reason="Dubbel geteld.",
        now=now,
    )
    response = world.get("approver", "home")
    assert [row.reason for row in response.context["reversals"]] == ["Dubbel geteld."]
    address = reverse("contracten:settlement", args=[world.settlement.pk])
    shown = response.content.decode().partition('id="terugdraaien"')[2].partition("</section>")[0]
    assert address in shown
    assert "Dubbel geteld." in shown


def test_finance_sees_what_is_to_pay_came_back_and_is_not_booked(world: World) -> None:
    assert (
        "Er is nu niets te betalen of te boeken." in world.get("finance", "home").content.decode()
    )
    now = timezone.now()
    approve_settlement(settlement=world.settlement, by=world.people["approver"], now=now)
    order = world.settlement.payment_orders.get()
    response = world.get("finance", "home")
    assert list(response.context["to_release"]) == [order]
    assert {row["url"]: row["count"] for row in response.context["tiles"] if row["count"]} == {
        f"{reverse('contracten:payments')}?status=proposed": 1
    }
    text = response.content.decode()
    assert "Vrij te geven" in text
    assert "Er is nu niets te betalen" not in text
    refuse_payment(order=order, by=world.people["finance"], now=now, reason="Rekening opgeheven")
    response = world.get("finance", "home")
    assert (list(response.context["to_release"]), response.context["back"]) == ([], [order])
    assert "Teruggekomen of nog niet helemaal betaald" in response.content.decode()


def test_finance_sees_the_batch_of_somebody_else_and_what_the_bank_said(world: World) -> None:
    finance = world.people["finance"]
    party = bank.payer()
    own = bank.batch_of(party, bank.released_order(party), by=finance)
    others = bank.batch_of(party, bank.released_order(party))
    signed = bank.signed_batch(party, bank.released_order(party))
    content = camt053(entry("12.00", detail("ONBEKEND")))
    answer = read_answer(name="afschrift.xml", content=content, by=PersonFactory(), now=NOW)
    counts = {
        str(row["label"]): row["count"] for row in world.get("finance", "home").context["tiles"]
    }
    assert counts["antwoorden te verwerken"] == 1
    carry_out_answer(answer=answer, by=PersonFactory(), now=NOW)
    context = world.get("finance", "home").context
    assert (context["batches"], own in context["batches"]) == ([others, signed], False)
    assert [row.pk for row in context["lines"]] == [answer.lines.get().pk]
    counts = {str(row["label"]): row["count"] for row in context["tiles"]}
    # What was approved in March was booked on days that are over.
    assert counts == {
        "vrij te geven": 0,
        "vrij voor een batch": 0,
        "batches die op u wachten": 2,
        "geweigerd of teruggekomen": 0,
        "gedeeltelijk betaald": 0,
        "antwoorden te verwerken": 0,
        "regels uit te zoeken": 1,
        "terug te vorderen": 0,
        "posten nog niet naar het grootboek": 3,
    }


def test_the_evaluator_sees_what_waits_by_contract_and_period(world: World) -> None:
    (row,) = world.get("evaluator", "home").context["waiting"]
    assert (row.agreement, row.count, row.period.start.isoformat(), row.last_day.isoformat()) == (
        world.agreement,
        1,
        "2026-01-01",
        "2026-03-31",
    )
    text = world.get("evaluator", "home").content.decode()
    assert f"?contract={world.agreement.pk}&amp;van=01-01-2026&amp;tot=31-03-2026" in text


def asked(world: World, due_on: date) -> ReportRequest:
    return ReportRequest.objects.create(
        agreement=world.agreement,
        period_start=Q1.start,
        period_end=Q1.end,
        due_on=due_on,
        asked_at=timezone.now(),
    )


def test_a_report_that_is_asked_is_on_the_desks_of_provider_and_manager(world: World) -> None:
    today = timezone.localdate()
    empty = "U hebt alles gemeld wat nu nodig is."
    assert empty in world.get("provider", "home").content.decode()
    request = asked(world, today)
    page = world.get("provider", "home")
    text = page.content.decode()
    assert list(page.context["asked"]) == [request]
    assert empty not in text
    assert reverse("rapportages:request", args=[request.pk]) in text
    assert "te laat" not in text
    assert world.get("contract_manager", "home").context["late_count"] == 0
    ReportRequest.objects.update(due_on=today - timedelta(days=1))
    assert "te laat: uiterlijk" in world.get("provider", "home").content.decode()
    assert world.get("contract_manager", "home").context["late_count"] == 1
    assert world.get("evaluator", "home").status_code == 200
    Extension.objects.create(
        request=request,
        until=today + timedelta(days=7),
        reason="Ziek",
        asked_by=world.people["provider"],
        asked_at=timezone.now(),
    )
    manager = world.get("contract_manager", "home")
    assert list(manager.context["extensions"]) == [request]
    assert reverse("rapportages:decide", args=[request.pk]) in manager.content.decode()
    ReportRequest.objects.update(moved_to=today + timedelta(days=7))
    assert world.get("contract_manager", "home").context["late_count"] == 0


def test_the_evaluator_sees_which_periods_wait_for_the_sign_off(world: World) -> None:
    done = "U hebt alles getoetst."
    VerificationFactory(observation=world.waiting)
    assert done in world.get("evaluator", "home").content.decode()
    ReportPlan.objects.create(agreement=world.agreement, requires_sign_off=True)
    page = world.get("evaluator", "home")
    assert page.context["to_sign"][0] == (world.agreement, Q1)
    assert done not in page.content.decode()
    address = reverse("rapportages:sign_off", args=[world.agreement.pk, Q1.start])
    assert address in page.content.decode()


def test_the_provider_sees_what_is_disputed_and_what_was_paid(world: World) -> None:
    VerificationFactory(observation=world.waiting, decision="disputed", reason="geen bewijs")
    world.post("approver", "approve", world.settlement.pk)
    context = world.get("provider", "home").context
    assert context["disputed_count"] == 1
    assert context["sums"] == {"EUR": {"paid": 0, "coming": 120_000}}
    assert "Betwist: corrigeer of trek in" in world.get("provider", "home").content.decode()


def test_the_investor_sees_the_position_of_the_newest_settlement(world: World) -> None:
    provider = world.agreement.parties.get(role="provider")
    provider.party.members.create(user=world.people["investor"])
    SettlementPosition.objects.create(
        settlement=world.settlement,
        investment="lening",
        party=provider,
        drawn_cents=100_000,
        received_cents=60_000,
        principal_cents=60_000,
        return_cents=0,
        outstanding_cents=40_000,
        multiple_text="0.6",
        irr_text="12.5",
    )
    text = world.get("investor", "home", bureau="financier").content.decode()
    for words in ("€\N{NO-BREAK SPACE}1.000,00", "0,6", "12,5%"):
        assert words in text
    assert "lening" not in world.get("evaluator", "home", bureau="financier").content.decode()
    # Who sees every contract sees every investment.
    found = positions_of(world.people["evaluator"], sees_all=True)
    assert [row.investment for row in found] == ["lening"]


def test_the_council_sees_all_contracts_in_a_line_each(world: World) -> None:
    world.add_readers()
    world.post("approver", "approve", world.settlement.pk)
    response = world.get("council", "home")
    ((row, _cells),) = response.context["table"]
    assert (row.frame.indicator, row.frame.target, row.frame.measured) == (
        "Mensen met betaald werk",
        20,
        12,
    )
    assert (row.approved_cents, row.paid_cents, row.desk_address) == (120_000, 0, "")
    assert f"/contracten/{world.agreement.pk}/" not in response.content.decode()


def test_a_person_with_several_roles_has_tabs(world: World) -> None:
    tabs = world.get("superuser", "home").context["tabs"]
    assert [str(tab["label"]) for tab in tabs] == [
        "Contractmanager",
        "Budgethouder",
        "Financiën",
        "Toetser",
        "Uitvoerder",
        "Financier",
        "Op hoofdlijnen",
    ]
    shown = world.get("superuser", "home", bureau="toetser")
    assert "U hebt alles getoetst." in shown.content.decode()
    assert "Wat aandacht vraagt" in world.get("superuser", "home", bureau="x").content.decode()


def test_the_window_bears_the_name_of_the_portal(world: World) -> None:
    text = world.get("approver", "home").content.decode()
    title = text.partition("<title>")[2].partition("</title>")[0]
    assert title == "Contracten - Uitdaagloket"


def test_the_council_reads_nothing_where_nothing_was_promised_or_measured(world: World) -> None:
    world.add_readers()
    bare = AgreementFactory(active=True, title="Zonder meting")
    bare.indicators.update(target=None)
    shown = world.get("council", "home", q="Zonder meting").context["table"]
    ((row, cells),) = shown
    assert (row.frame.target, row.frame.measured) == (None, None)
    assert [str(cell.text) for cell in cells[1:4]] == ["Mensen met betaald werk", "", ""]
