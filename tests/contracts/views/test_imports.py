"""Reading a delivered file: errors, a preview, and only then the import."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from contracts import services
from contracts.models import ImportBatch, Observation
from tests.contracts.views.world import World
from tests.factories.contracts import NOW

GOOD = b"indicator;datum;aantal\nbaan;05-02-2026;2\nbaan;05-05-2026;5\n"
BAD = b"indicator;datum;aantal\nbaan;31-02-2026;5\nbaan;01-05-2026;1,1O\n"


def upload(world: World, content: bytes, role: str = "provider"):
    url = reverse("contracten:import", args=[world.agreement.pk])
    file = SimpleUploadedFile("levering.csv", content)
    return world.client(role).post(url, {"file": file})


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


def test_a_file_with_only_column_names_says_so(world: World) -> None:
    response = upload(world, b"indicator;datum;aantal\n")
    assert (response.status_code, response.context["form"].errors["file"]) == (
        422,
        ["Onder de kolomnamen staat geen enkele regel. Kies een ander bestand."],
    )


def test_the_same_rows_in_a_file_that_differs_a_little_are_refused(world: World) -> None:
    ticket = upload(world, GOOD).context["ticket"]
    world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    before = Observation.objects.count()
    response = upload(world, GOOD.replace(b";", b",") + b"\n")
    assert (response.status_code, response.context["form"].errors["file"]) == (
        422,
        [
            (
                "Elke regel van dit bestand staat al bij de metingen. Er is niets ingelezen: "
                "het zou dubbel tellen. Kies een ander bestand."
            )
        ],
    )
    assert Observation.objects.count() == before


def test_a_row_that_is_known_already_is_named_before_the_button(world: World) -> None:
    ticket = upload(world, GOOD).context["ticket"]
    world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    response = upload(world, GOOD + b"baan;06-05-2026;5\n")
    assert response.status_code == 200
    assert response.context["notices"] == [
        "Staat precies zo al bij de metingen: regel 2, 3. Haal weg wat niet twee keer is gebeurd."
    ]


def test_an_event_without_a_number_is_recognised_as_known(world: World) -> None:
    world.agreement.indicators.update(kind="event")
    version = world.agreement.terms_versions.get()
    document = {**version.document}
    document["metrics"] = [{**document["metrics"][0], "kind": "event"}]
    services.add_terms_version(
        agreement=world.agreement,
        document=document,
        reason="Per gebeurtenis",
        by=world.people["contract_manager"],
        now=NOW,
    )
    event = b"indicator;datum\nbaan;05-02-2026\n"
    ticket = upload(world, event).context["ticket"]
    world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    assert upload(world, event + b"\n").status_code == 422
