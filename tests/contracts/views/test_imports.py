"""Reading a delivered file: errors, a preview, and only then the import."""

from __future__ import annotations

import hashlib
from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from contracts import services
from contracts.arithmetic import Problem
from contracts.models import ImportBatch, Observation
from contracts.observation_sheet import sheet_rows
from contracts.selectors.import_preview import place_in_file
from contracts.waiting_files import keep_waiting, waiting_path
from tests.contracts.test_observation_sheet import workbook
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, AgreementFactory
from tests.factories.terms import blocking_terms

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


def test_what_keeps_from_settling_is_told_with_its_row_and_column(world: World) -> None:
    agreement = AgreementFactory(active=True, document=blocking_terms())
    agreement.parties.get(role="provider").party.members.create(user=world.people["provider"])
    world.agreement = agreement
    content = (
        b"indicator;datum;aantal;status\nbaan;05-02-2026;5;gemeten\nbaan;05-05-2026;;niet gemeten\n"
    )
    response = upload(world, content)
    assert response.context["blocked"] == (
        'Regel 3, kolom status: De indicator "Mensen met betaald werk" is niet gemeten in de '
        "periode van 1 april 2026 tot 1 juli 2026. Zonder die meting kan onderdeel banen niet "
        "worden afgerekend."
    )
    # What keeps from settling stands in what was there already, not in this file.
    assert place_in_file(Problem("observations", "subject_missing", {"metric": "baan"}), []) == (
        0,
        "",
    )


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
    assert (
        f"Dit bestand is al ingelezen op {timezone.localtime(batch.at):%d-%m-%Y} door {batch.by}"
        in text
    )


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


def test_a_file_has_to_be_chosen(world: World) -> None:
    response = world.post("provider", "import", world.agreement.pk)
    assert (response.status_code, response.context["form"].errors["file"]) == (
        422,
        ["Dit is een verplicht veld."],
    )


def test_without_terms_there_is_nothing_to_read_a_file_with(world: World) -> None:
    agreement = AgreementFactory(active=True, document__none=True)
    url = reverse("contracten:import", args=[agreement.pk])
    file = SimpleUploadedFile("levering.csv", GOOD)
    response = world.client("contract_manager").post(url, {"file": file})
    assert (response.status_code, response.context["form"].non_field_errors()) == (
        422,
        ["Er zijn nog geen betaalafspraken. Voeg ze toe."],
    )


def test_terms_that_changed_between_preview_and_button_are_looked_at_again(world: World) -> None:
    ticket = upload(world, GOOD).context["ticket"]
    before = Observation.objects.count()
    document = dict(world.agreement.terms_versions.get().document)
    document["periods"] = {**document["periods"], "until": "2026-04-01"}
    services.add_terms_version(
        agreement=world.agreement,
        document=document,
        reason="Eerder klaar",
        by=world.people["contract_manager"],
        now=NOW,
    )
    response = world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    assert response.status_code == 422
    assert response.context["error_count"] == 1
    assert [(row["row"], row["column"]) for row in response.context["errors"]] == [(3, "datum")]
    assert "levering.csv" in response.content.decode()
    assert Observation.objects.count() == before


def test_the_same_file_put_aside_twice_is_imported_once(world: World) -> None:
    tickets = [upload(world, GOOD).context["ticket"] for _ in range(2)]
    world.post("provider", "import_confirm", world.agreement.pk, ticket=tickets[0])
    before = Observation.objects.count()
    upload(world, GOOD)
    kept = waiting_path(
        world.agreement.pk, world.people["provider"].pk, hashlib.sha256(GOOD).hexdigest()
    )
    keep_waiting(kept, GOOD)
    response = world.post("provider", "import_confirm", world.agreement.pk, ticket=tickets[1])
    day = f"{timezone.localtime(ImportBatch.objects.get().at):%d-%m-%Y}"
    assert (response.status_code, response.context["form"].non_field_errors()) == (
        422,
        [f"Dit bestand is al ingelezen op {day}. Kies een ander bestand."],
    )
    assert Observation.objects.count() == before


def test_of_many_known_rows_the_first_twenty_are_named(world: World) -> None:
    rows = b"".join(b"baan;%02d-02-2026;2\n" % number for number in range(1, 24))
    first = b"indicator;datum;aantal\n" + rows
    ticket = upload(world, first).context["ticket"]
    world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    (notice,) = upload(world, first + b"baan;06-05-2026;5\n").context["notices"]
    assert notice.startswith("Staat precies zo al bij de metingen: regel 2, 3, 4,")
    assert "20, 21 …. Haal weg wat niet twee keer is gebeurd." in notice


def test_an_xlsx_file_is_read_like_a_csv_file(world: World) -> None:
    content = workbook(("indicator", "datum", "aantal"), ("baan", date(2026, 2, 5), 2))
    ticket = upload(world, content).context["ticket"]
    world.post("provider", "import_confirm", world.agreement.pk, ticket=ticket)
    batch = ImportBatch.objects.get()
    assert [(row.on, row.quantity) for row in batch.observations.all()] == [(date(2026, 2, 5), 2)]
    same = upload(world, b"indicator;datum;aantal\nbaan;05-02-2026;2\n")
    assert same.status_code == 422
    assert "Elke regel van dit bestand staat al bij de metingen." in same.content.decode()


def test_the_template_has_the_columns_that_an_import_reads(world: World) -> None:
    answer = world.get("provider", "import_template", world.agreement.pk, "xlsx")
    head, *rest = sheet_rows(answer.content)
    assert head == [
        *("indicator", "datum", "aantal", "deelnemer", "cohort", "van", "tot", "bekend op"),
        *("status", "kenmerk"),
    ]
    assert rest == []
    filled = upload(world, answer.content)
    assert filled.context["form"].errors["file"] == [
        "Onder de kolomnamen staat geen enkele regel. Kies een ander bestand."
    ]
    codes = load_workbook(BytesIO(answer.content))["codes"]
    assert [cell.value for cell in codes[2]] == [
        *("baan", "Mensen met betaald werk", "baan"),
        "Een arbeidscontract van ten minste drie maanden.",
    ]
    csv = world.get("provider", "import_template", world.agreement.pk, "csv")
    assert csv.content.decode() == "\ufeff" + ";".join(head) + "\r\n"
    assert csv["Content-Disposition"].endswith('-metingen.csv"')
    assert world.get("provider", "import_template", world.agreement.pk, "pdf").status_code == 404
