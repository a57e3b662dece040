"""A provider fills in and delivers a whole report with a key; who may not, does not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from contracts.api import names, report_shapes
from contracts.api.enums import Scope
from contracts.api.models import IdempotentAnswer
from contracts.api.problems import RowsRefused
from contracts.api.services.reporting import deliver_whole_report
from contracts.enums import EventVerb
from contracts.models import AgreementEvent, Observation
from contracts.reporting.forms.figures import FiguresForm
from contracts.reporting.models import Report, ReportDraft, ReportMail, ReportRequest
from contracts.reporting.selectors.figures import STATES, figures_of
from contracts.reporting.services.asking import ask_report
from contracts.reporting.services.delivering import save_draft
from contracts.reporting.services.extending import decide_extension
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q2,
    AgreementFactory,
    IndicatorFactory,
    PersonFactory,
)

READ, WRITE = Scope.READ_REPORTS, Scope.WRITE_REPORTS


@pytest.fixture
def asked(scene) -> ReportRequest:
    """The report of the second quarter, in which nothing was measured yet."""
    return ask_report(agreement_id=scene.agreement.pk, period=Q2, now=NOW)


def at(scene, below: str = "") -> str:
    return f"{scene.here}/rapportages/2026-04-01{below}"


def figure(**more):
    row = {"indicator": "baan", "status": "gemeten", "waarde": "5", "verhaal": "Het liep goed."}
    return {name: value for name, value in {**row, **more}.items() if value is not None}


def deliver(scene, key, once="een", **body):
    return scene.post(at(scene, "/inleveringen"), body, key, once=once)


def errors(answer):
    assert answer.status_code == 400, answer.json()
    return [(item["location"]["pointer"], item["code"]) for item in answer.json()["errors"]]


def test_a_whole_report_is_delivered_as_at_the_desk(scene, asked):
    key = scene.key("provider", WRITE, READ)
    before = scene.get(at(scene), key).json()
    assert (before["status"], before["concept"], before["uiterlijkDatum"]) == (
        "gevraagd",
        None,
        "2026-07-29",
    )
    (open_figure,) = before["cijfers"]
    assert open_figure == {
        "indicator": "baan",
        "naam": open_figure["naam"],
        "eenheid": open_figure["eenheid"],
        "teltPerPersoon": False,
        "aantalMetingen": 0,
        "status": None,
        "waarde": None,
        "vorigeWaarde": "12",
        "verhaal": "",
    }
    answer = deliver(scene, key, cijfers=[figure(waarde="5.25")])
    assert answer.status_code == 201
    body = answer.json()
    assert set(body) == set(report_shapes.ProviderReport().fields)
    assert set(body["cijfers"][0]) == set(report_shapes.FigureShape().fields)
    report = Report.objects.get()
    assert (body["status"], body["sha256"]) == ("ingeleverd", report.sha256)
    assert (report.by, report.request) == (scene.people["provider"], asked)
    (row,) = body["cijfers"]
    assert (row["status"], row["waarde"], row["verhaal"], row["aantalMetingen"]) == (
        "gemeten",
        "5.25",
        "Het liep goed.",
        1,
    )
    made = Observation.objects.get(on=date(2026, 6, 30))
    assert (made.quantity, made.note, made.entered_by) == (
        Decimal("5.25"),
        "Het liep goed.",
        scene.people["provider"],
    )
    event = AgreementEvent.objects.get(verb=EventVerb.REPORT_DELIVERED)
    assert (event.by, event.detail) == (scene.people["provider"], "2026-04-01")
    assert ReportMail.objects.filter(kind="delivered").exists()
    assert not ReportDraft.objects.exists()
    assert scene.get(at(scene), key).json() == body
    again = deliver(scene, key, once="twee", cijfers=[figure()])
    assert errors(again) == [("#", "report_delivered")]


def test_observations_and_figures_go_together_or_not_at_all(scene, asked):
    key = scene.key("provider", WRITE)
    row = {"indicator": "baan", "datum": "2026-05-02", "waarde": "3"}
    said = [figure(status="staatBijMetingen", waarde=None)]
    wrong = deliver(scene, key, cijfers=said, metingen=[row, {**row, "waarde": "-1"}])
    assert errors(wrong) == [("#/metingen/1/waarde", "quantity_negative")]
    # The observations are right and the figure is not: would be counted twice.
    wrong = deliver(scene, key, cijfers=[figure()], metingen=[row])
    assert errors(wrong) == [("#/cijfers/0/status", "report_counted_already")]
    assert not Observation.objects.filter(on__gte=Q2.start).exists()
    assert not Report.objects.exists()
    assert not ReportDraft.objects.exists()
    assert not IdempotentAnswer.objects.exists()
    right = deliver(scene, key, cijfers=said, metingen=[row, {**row, "waarde": "4"}])
    assert right.status_code == 201
    (shown,) = right.json()["cijfers"]
    assert (shown["waarde"], shown["aantalMetingen"]) == ("7", 2)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"waarde": None}, ("#/cijfers/0/waarde", "report_figure_missing")),
        ({"status": None, "waarde": None}, ("#/cijfers/0/status", "report_figure_missing")),
        ({"status": "nietGemeten"}, ("#/cijfers/0/waarde", "report_value_not_expected")),
        (
            {"status": "nietGemeten", "waarde": None, "verhaal": None},
            ("#/cijfers/0/verhaal", "report_reason_missing"),
        ),
        (
            {"status": "staatBijMetingen", "waarde": None},
            ("#/cijfers/0/status", "report_figure_missing"),
        ),
        ({"verhaal": "Bel 0612345678"}, ("#/cijfers/0/verhaal", "text_looks_like_phone")),
        ({"waarde": "-1"}, ("#/cijfers/0/waarde", "quantity_negative")),
        ({"indicator": "anders"}, ("#/cijfers/0/indicator", "indicator_foreign")),
        ({"waarde": 5}, ("#/cijfers/0/waarde", "not_text")),
        ({"status": "zomaar"}, ("#/cijfers/0/status", "invalid_choice")),
        ({"verhaal": "x" * 4001}, ("#/cijfers/0/verhaal", "max_length")),
        ({"zomaar": "x"}, ("#/cijfers/0/zomaar", "unknown")),
    ],
)
def test_what_is_wrong_in_a_figure_names_its_field(scene, asked, change, expected):
    answer = deliver(scene, scene.key("provider", WRITE), cijfers=[figure(**change)])
    assert errors(answer) == [expected]
    assert not Report.objects.exists()


def test_every_indicator_is_told_and_once(scene, asked):
    IndicatorFactory(agreement=scene.agreement, code="half_jaar", name="Half jaar")
    key = scene.key("provider", WRITE)
    assert errors(deliver(scene, key, cijfers=[figure()])) == [
        ("#/cijfers", "report_figure_missing")
    ]
    answer = deliver(scene, key, cijfers=[figure(), figure()])
    assert errors(answer) == [("#/cijfers/1/indicator", "figure_twice")]
    second = figure(indicator="half_jaar", status="nietVanToepassing", waarde=None)
    answer = deliver(scene, key, cijfers=[second, figure(waarde=None)])
    assert errors(answer) == [("#/cijfers/1/waarde", "report_figure_missing")]


def test_a_draft_is_kept_incomplete_goes_on_at_the_desk_and_is_delivered(scene, asked):
    key = scene.key("provider", WRITE, READ)
    half = {"cijfers": [figure(waarde="1.234", verhaal=None)]}
    kept = scene.post(at(scene, "/concepten"), half, key, once="a")
    assert kept.status_code == 201
    concept = kept.json()["concept"]
    assert set(concept) == set(report_shapes.DraftShape().fields)
    assert (concept["nummer"], concept["cijfers"]) == (
        1,
        [{"indicator": "baan", "status": "gemeten", "waarde": "1.234", "verhaal": ""}],
    )
    draft = ReportDraft.objects.get()
    assert draft.saved_by == scene.people["provider"]
    form = FiguresForm(figures=figures_of(asked), data=draft.content)
    assert form.is_valid()
    assert [row.quantity for row in form.typed()] == [Decimal("1.234")]
    # Somebody goes on at the desk.
    content = {**draft.content, "value_baan": "6", "story_baan": "Goed."}
    save_draft(request=asked, content=content, seen=1, by=scene.people["provider"], now=NEXT_YEAR)
    late = scene.post(at(scene, "/concepten"), {**half, "gezien": 1}, key, once="b")
    assert errors(late) == [("#/gezien", "report_draft_changed")]
    assert "nummer 2" in late.json()["errors"][0]["detail"]
    assert errors(deliver(scene, key, gezien=1)) == [("#/gezien", "report_draft_changed")]
    answer = deliver(scene, key, gezien=2)
    assert answer.status_code == 201
    assert [(row["waarde"], row["verhaal"]) for row in answer.json()["cijfers"]] == [("6", "Goed.")]


def test_a_draft_that_cannot_be_read_or_is_not_there_is_not_delivered(scene, asked):
    key = scene.key("provider", WRITE, READ)
    assert errors(deliver(scene, key)) == [("#/cijfers", "report_draft_missing")]
    assert errors(deliver(scene, key, gezien=3, cijfers=[figure()])) == [
        ("#/gezien", "report_draft_changed")
    ]
    content = {"state_baan": "zomaar", "value_baan": "veel", "story_baan": "x"}
    by = scene.people["provider"]
    save_draft(request=asked, content=content, seen=0, by=by, now=NOW)
    shown = scene.get(at(scene), key).json()["concept"]["cijfers"]
    assert shown == [{"indicator": "baan", "status": None, "waarde": "veel", "verhaal": "x"}]
    assert errors(deliver(scene, key, gezien=1)) == [("#/cijfers", "figure_no_number")]
    content = {"state_baan": "zomaar", "value_baan": "", "story_baan": "x" * 4001}
    save_draft(request=asked, content=content, seen=1, by=by, now=NOW)
    assert errors(deliver(scene, key, gezien=2)) == [("#/cijfers", "figure_story_long")]
    save_draft(request=asked, content={"state_baan": "zomaar"}, seen=2, by=by, now=NOW)
    assert errors(deliver(scene, key, gezien=3)) == [("#/cijfers", "report_figure_missing")]


def test_who_does_not_report_reads_only_what_was_delivered(scene, asked):
    provider = scene.key("provider", WRITE)
    scene.post(at(scene, "/concepten"), {"cijfers": [figure()]}, provider, once="a")
    for role in ("payer", "evaluator", "approver"):
        key = scene.key(role, READ, WRITE)
        body = scene.get(at(scene), key).json()
        assert (body["cijfers"], body["concept"], body["status"]) == ([], None, "gevraagd")
        for below in ("/concepten", "/inleveringen"):
            answer = scene.post(at(scene, below), {"cijfers": [figure()], "gezien": 1}, key)
            assert answer.status_code == 403
    assert deliver(scene, provider, gezien=1).status_code == 201
    body = scene.get(at(scene), scene.key("payer", READ)).json()
    assert [row["waarde"] for row in body["cijfers"]] == ["5"]


def test_what_was_not_asked_or_is_not_reached_is_not_there(scene, asked):
    key = scene.key("provider", WRITE, READ)
    elsewhere = f"{scene.here}/rapportages/2026-01-01"
    assert scene.get(elsewhere, key).status_code == 404
    assert scene.post(f"{elsewhere}/concepten", {"cijfers": []}, key).status_code == 404
    other = AgreementFactory(active=True)
    ask_report(agreement_id=other.pk, period=Q2, now=NOW)
    foreign = f"prestatiecontracten/{other.number}/rapportages"
    for path in (foreign, f"{foreign}/2026-04-01"):
        assert scene.get(path, key).status_code == 404
    narrow = scene.key("approver", READ, agreement=other)
    assert scene.get(f"{scene.here}/rapportages", narrow).status_code == 404


def test_the_list_tells_what_was_asked_and_delivered(scene, asked):
    key = scene.key("provider", WRITE, READ)
    deliver(scene, key, cijfers=[figure()])
    body = scene.get(f"{scene.here}/rapportages", key).json()
    (row,) = body["resultaten"]
    assert set(row) == set(report_shapes.AskedReport().fields)
    assert (row["begin"], row["eind"], row["status"]) == ("2026-04-01", "2026-07-01", "ingeleverd")
    assert row["gevraagdMoment"] == NOW.isoformat().replace("+00:00", "Z")
    assert row["_links"]["self"]["href"].endswith("/rapportages/2026-04-01")


def test_every_state_of_a_figure_has_one_word():
    assert sorted(names.FIGURE_STATE) == sorted(STATES)
    assert len(set(names.FIGURE_STATE.values())) == len(STATES)


def test_a_refusal_that_is_about_no_row_is_about_the_whole(scene, asked):
    """Somebody who left the provider while the report was sent."""
    rows = [figure(waarde=Decimal(5))]
    with pytest.raises(RowsRefused) as refused:
        deliver_whole_report(
            request=asked, rows=rows, observations=[], seen=0, by=PersonFactory(), now=NEXT_YEAR
        )
    ((place, reason),) = refused.value.reasons
    assert (place, reason.code) == ("", "report_not_provider")
    assert not ReportDraft.objects.exists()


def test_more_time_is_asked_once_and_the_decision_is_read(scene, asked):
    key = scene.key("provider", WRITE, READ)
    body = {"totEnMetDatum": "2099-01-01", "reden": "Onze teller was ziek."}
    answers = [scene.post(at(scene, "/uitstelverzoeken"), body, key) for _time in range(2)]
    assert [row.status_code for row in answers] == [201, 201]
    told = answers[0].json()
    assert set(told) == set(report_shapes.ExtensionShape().fields)
    assert told == answers[1].json()
    assert (told["besluit"], told["beslotenMoment"], told["gevraagdDoor"]) == (
        "gevraagd",
        None,
        str(scene.people["provider"]),
    )
    extension = asked.extensions.get()
    assert (extension.until, extension.reason) == (date(2099, 1, 1), "Onze teller was ziek.")
    event = AgreementEvent.objects.get(verb=EventVerb.REPORT_EXTENDED)
    assert (event.by, event.reason) == (scene.people["provider"], "Onze teller was ziek.")
    again = scene.post(at(scene, "/uitstelverzoeken"), body, key, once="twee")
    assert errors(again) == [("#", "extension_open")]
    assert scene.get(at(scene), key).json()["uitstel"] == [told]
    manager = PersonFactory(groups=["contract_manager"])
    decide_extension(
        extension=extension, is_granted=False, reason="Het is genoeg.", by=manager, now=NOW
    )
    report = scene.get(at(scene), key).json()
    assert report["uiterlijkDatum"] != "2099-01-01"
    assert [(row["besluit"], row["besluitReden"]) for row in report["uitstel"]] == [
        ("nietToegestaan", "Het is genoeg.")
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"totEnMetDatum": "2020-01-01"}, ("#/totEnMetDatum", "extension_no_later")),
        ({"reden": "Bel 06-12345678."}, ("#/reden", "text_looks_like_phone")),
        ({"reden": " "}, ("#/reden", "blank")),
        ({"tot": "x"}, ("#/tot", "unknown")),
    ],
)
def test_more_time_that_is_asked_wrong_names_its_field(scene, asked, change, expected):
    body = {"totEnMetDatum": "2099-01-01", "reden": "Ziekte.", **change}
    key = scene.key("provider", WRITE)
    assert errors(scene.post(at(scene, "/uitstelverzoeken"), body, key)) == [expected]
    assert not asked.extensions.exists()


def test_who_does_not_report_asks_no_time(scene, asked):
    body = {"totEnMetDatum": "2099-01-01", "reden": "Ziekte."}
    for role in ("evaluator", "payer"):
        key = scene.key(role, WRITE)
        assert scene.post(at(scene, "/uitstelverzoeken"), body, key).status_code == 403
    assert not asked.extensions.exists()
