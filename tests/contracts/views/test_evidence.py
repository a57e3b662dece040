"""Entering, importing and judging what was measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from contracts.models import ImportBatch, Observation
from tests.contracts.views.world import World
from tests.factories.contracts import ObservationFactory

GOOD = b"indicator;datum;aantal\nbaan;05-02-2026;2\nbaan;05-05-2026;5\n"
BAD = b"indicator;datum;aantal\nbaan;31-02-2026;5\nbaan;01-05-2026;1,1O\n"


def upload(world: World, content: bytes, role: str = "provider"):
    url = reverse("contracten:import", args=[world.agreement.pk])
    file = SimpleUploadedFile("levering.csv", content)
    return world.client(role).post(url, {"file": file})


def test_a_value_is_typed_the_dutch_way(world: World) -> None:
    response = world.post(
        "provider",
        "record",
        world.agreement.pk,
        indicator=world.agreement.indicators.get().pk,
        on="21-03-2026",
        status="measured",
        quantity="1.234,56",
    )
    assert response.status_code == 302
    made = Observation.objects.latest("pk")
    assert (made.on, made.quantity, made.entered_by) == (
        date(2026, 3, 21),
        Decimal("1234.56"),
        world.people["provider"],
    )


def test_what_was_typed_wrong_is_not_lost(world: World) -> None:
    response = world.post(
        "provider", "record", world.agreement.pk, on="31-02-2026", quantity="1,1O", note="let op"
    )
    text = response.content.decode()
    assert response.status_code == 422
    assert "“31-02-2026” is geen datum. Typ de datum als 21-11-2026." in text
    assert "“1,1O” is geen getal. Gebruik cijfers, zoals 1.234,56." in text
    assert "let op</textarea>" in text


def test_a_bad_file_shows_every_error_and_enters_nothing(world: World) -> None:
    before = Observation.objects.count()
    response = upload(world, BAD)
    assert response.status_code == 422
    assert [(error["row"], error["column"]) for error in response.context["errors"]] == [
        (2, "datum"),
        (3, "aantal"),
    ]
    assert "Er is niets ingelezen." in response.content.decode()
    assert Observation.objects.count() == before


def test_a_good_file_is_shown_first_and_imported_after_the_button(world: World) -> None:
    before = Observation.objects.count()
    response = upload(world, GOOD)
    preview = response.context["preview"]
    assert Observation.objects.count() == before
    assert [(row.start, row.row_count) for row in preview.rows] == [
        (date(2026, 1, 1), 1),
        (date(2026, 4, 1), 1),
    ]
    # € 100 each: the first quarter goes from 12 to 14, the second from 0 to 5; the cap is € 2.000.
    assert [(row.now_cents, row.then_cents) for row in preview.amounts] == [
        (120_000, 140_000),
        (0, 50_000),
    ]
    ticket = response.context["ticket"]
    done = world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    assert done.status_code == 302
    assert Observation.objects.count() == before + 2
    again = world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    assert again.status_code == 422
    assert Observation.objects.count() == before + 2


def test_the_cap_shows_in_the_preview(world: World) -> None:
    response = upload(world, b"indicator;datum;aantal\nbaan;05-05-2026;50\n")
    (row,) = response.context["preview"].amounts
    assert (row.now_cents, row.then_cents, row.more_cents) == (0, 80_000, 80_000)


def test_the_same_file_is_refused_with_who_and_when(world: World) -> None:
    ticket = upload(world, GOOD).context["ticket"]
    world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    batch = ImportBatch.objects.get()
    text = upload(world, GOOD).content.decode()
    assert f"Dit bestand is al ingelezen op {batch.at:%d-%m-%Y} door {batch.by}" in text


def test_a_ticket_of_another_person_or_a_forged_one_is_refused(world: World) -> None:
    ticket = upload(world, GOOD).context["ticket"]
    before = Observation.objects.count()
    for role, sent in (("contract_manager", ticket), ("provider", ticket + "x"), ("provider", "")):
        response = world.post(role, "import_confirm", world.agreement.pk, ticket=sent)
        assert response.status_code == 422
        assert "De controle is verlopen. Kies het bestand nog een keer." in (
            response.content.decode()
        )
    assert Observation.objects.count() == before


def test_a_file_that_is_too_large_is_refused_kindly(world: World) -> None:
    response = upload(world, b"x" * (100 * 1024 * 1024))
    assert response.status_code == 422
    assert "100 MB" in response.content.decode()


def test_a_correction_needs_a_reason_and_keeps_the_old_value(world: World) -> None:
    pk = world.waiting.pk
    refused = world.post("provider", "correct", pk, on="01-02-2026", status="measured", quantity=2)
    assert refused.status_code == 422
    done = world.post(
        "provider", "correct", pk, on="01-02-2026", status="measured", quantity=2, reason="teveel"
    )
    assert done.status_code == 302
    newer = Observation.objects.get(replaces=world.waiting)
    assert (newer.quantity, newer.note) == (Decimal(2), "teveel")
    assert world.get("provider", "observation", pk).context["newer"] == newer


def test_a_withdrawal_is_a_new_row(world: World) -> None:
    done = world.post("provider", "withdraw", world.waiting.pk, reason="verkeerde persoon")
    assert done.status_code == 302
    assert Observation.objects.get(replaces=world.waiting).status == "withdrawn"


def test_the_evaluator_accepts_a_part_with_answers(world: World) -> None:
    response = world.post(
        "evaluator",
        "verify",
        world.waiting.pk,
        decision="partly",
        accepted_quantity="2,5",
        reason="Eén contract ontbreekt.",
        is_context_complete="yes",
        would_have_happened_anyway="no",
        do_practitioners_recognise="unknown",
    )
    assert response.status_code == 302
    verdict = world.waiting.verifications.get()
    assert (verdict.decision, verdict.accepted_quantity) == ("partly", Decimal("2.5"))
    assert (verdict.is_context_complete, verdict.would_have_happened_anyway) == ("yes", "no")


def test_a_dispute_without_a_reason_is_refused_at_its_field(world: World) -> None:
    response = world.post(
        "evaluator",
        "verify",
        world.waiting.pk,
        decision="disputed",
        is_context_complete="yes",
        would_have_happened_anyway="no",
        do_practitioners_recognise="no",
    )
    assert response.context["form"].errors == {
        "reason": ["Schrijf op waarom u de meting niet helemaal accepteert."]
    }


def test_several_are_accepted_at_once(world: World) -> None:
    none = world.post("evaluator", "verify_list")
    assert (none.status_code, none.context["problem"]) == (
        422,
        "Kies eerst een of meer metingen.",
    )
    done = world.post("evaluator", "verify_list", meting=[world.waiting.pk])
    assert done.status_code == 302
    assert world.waiting.verifications.get().decision == "accepted"
    assert "U hebt alles getoetst." in world.get("evaluator", "verify_list").content.decode()


def test_who_entered_it_reads_why_they_may_not_judge(world: World) -> None:
    own = ObservationFactory(agreement=world.agreement, entered_by=world.people["evaluator"])
    response = world.get("evaluator", "verify", own.pk)
    assert response.context["objection"] == (
        "U hebt deze meting zelf ingevoerd. Vraag iemand anders van de toetser om haar te toetsen."
    )
    bulk = world.post("evaluator", "verify_list", meting=[own.pk, world.waiting.pk])
    assert bulk.status_code == 422
    assert not world.waiting.verifications.exists()


def test_states_filter_the_list(world: World) -> None:
    def found(state: str) -> set[int]:
        page = world.get("provider", "observations", world.agreement.pk, staat=state)
        return {row.pk for row in page.context["page"]}

    everything = found("")
    assert found("open") == {world.waiting.pk}
    assert found("accepted") == everything - {world.waiting.pk}
    assert found("disputed") == found("withdrawn") == set()
    text = world.get("provider", "observations", world.agreement.pk, staat="disputed")
    assert "Er zijn geen metingen in deze staat." in text.content.decode()
