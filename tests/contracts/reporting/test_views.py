"""Every address for every role, and what each screen does."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from contracts.models import Observation
from contracts.reporting.models import (
    Dispute,
    Evidence,
    Extension,
    Report,
    ReportDraft,
    ReportPlan,
    Sample,
    SampleItem,
    SignOff,
    SignOffReopening,
)
from contracts.reporting.services.delivering import deliver_report
from contracts.reporting.services.samples import draw_sample
from contracts.reporting.urls import urlpatterns
from contracts.services import draft_settlement, return_settlement
from tests.contracts.reporting.cases import ROLES, Case, make_case
from tests.contracts.reporting.test_verification import ANSWERS, SEED, added, sampled_terms, sign
from tests.factories import files
from tests.factories.contracts import NOW, Q1
from tests.factories.terms import blocking_terms

DESK = (
    *("contract_manager", "approver", "evaluator", "provider", "payer", "investor"),
    *("superuser", "stranger"),
)
SEES = ("contract_manager", "approver", "evaluator", "provider", "payer", "superuser")
THREE = ("contract_manager", "evaluator", "provider", "superuser")
MANAGES = ("contract_manager", "superuser")
ALLOWED = {
    "requests": DESK,
    "request": SEES,
    "pdf": SEES,
    "periods": SEES,
    "sample": SEES,
    "deliver": ("provider",),
    "extend": ("provider",),
    "decide": MANAGES,
    "plan": MANAGES,
    "sign_off": ("evaluator",),
    "draw": ("evaluator",),
    "let_stand": ("evaluator",),
    "reopen": ("contract_manager", "evaluator", "superuser"),
    "add_evidence": THREE,
    "add_evidence_for": THREE,
    "evidence": THREE,
    "evidence_file": THREE,
    "disputes": DESK,
    "dispute": THREE,
}


@pytest.fixture
def full(case: Case) -> tuple[Case, dict[str, list]]:
    """Something at every address."""
    row = case.observe()
    case.judge(row, "accepted")
    signed = sign(case)
    other = case.observe(2)
    case.judge(other)
    evaluator = case.people["evaluator"]
    period = {"start": Q1.start, "end": Q1.end, "now": NOW}
    drawn = {"method": "simple", "size": 1, "seed": SEED, "by": evaluator, **period}
    sample = draw_sample(agreement=case.agreement, **drawn)
    request, agreement, evidence = case.ask(), case.agreement.pk, added(case)
    Extension.objects.create(
        request=request,
        until="2026-05-20",
        reason="Ziekte.",
        asked_by=case.people["provider"],
        asked_at=NOW,
    )
    args = {
        **{key: [request.pk] for key in ("request", "deliver", "pdf", "extend", "decide")},
        **{key: [agreement] for key in ("periods", "plan", "add_evidence")},
        **{key: [agreement, Q1.start] for key in ("sign_off", "draw")},
        **{key: [Dispute.objects.get().pk] for key in ("dispute", "let_stand")},
        **{key: [evidence.pk] for key in ("evidence", "evidence_file")},
        "add_evidence_for": [agreement, row.pk],
        "reopen": [signed.pk],
        "sample": [sample.pk],
        "requests": [],
        "disputes": [],
    }
    return case, args


def test_the_matrix_names_every_address() -> None:
    assert {pattern.name for pattern in urlpatterns} == set(ALLOWED)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_its_own_screens(full: tuple[Case, dict[str, list]], role: str) -> None:
    case, args = full
    found = {name: case.get(role, name, *args[name]).status_code for name in ALLOWED}
    assert {name for name, code in found.items() if code != 403} == {
        name for name, roles in ALLOWED.items() if role in roles
    }
    assert set(found.values()) <= {200, 302, 403}


def test_a_visitor_is_asked_to_sign_in(full: tuple[Case, dict[str, list]]) -> None:
    for name, args in full[1].items():
        answer = Client().get(reverse(f"rapportages:{name}", args=args))
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/beheer/login/"), name


def test_a_draft_is_kept_checked_and_delivered(case: Case) -> None:
    request = case.ask()
    page = case.get("provider", "request", request.pk).content.decode()
    assert "Over de periode ervoor is niets gemeten." in page
    typed = {"state_baan": "measured", "value_baan": "twaalf", "story_baan": "Goed."}
    kept = case.post("provider", "request", request.pk, seen=0, action="save", **typed)
    assert kept.status_code == 302
    assert "twaalf" in case.get("provider", "request", request.pk).content.decode()
    checked = case.post("provider", "request", request.pk, seen=1, action="check", **typed)
    assert (checked.status_code, "twaalf" in checked.content.decode()) == (422, True)
    missing = {**typed, "value_baan": ""}
    checked = case.post("provider", "request", request.pk, seen=2, action="check", **missing)
    assert checked.context["form"].errors["value_baan"] == [
        (
            "Vul bij “Mensen met betaald werk” een waarde in, of kies “niet gemeten” of “niet van "
            "toepassing”."
        )
    ]
    right = {**typed, "value_baan": "5"}
    elsewhere = case.post("provider", "request", request.pk, seen=1, action="check", **right)
    assert "In een ander venster is dit concept" in elsewhere.content.decode()
    checked = case.post("provider", "request", request.pk, seen=3, action="check", **right)
    assert checked.url == reverse("rapportages:deliver", args=[request.pk])
    preview = case.get("provider", "deliver", request.pk)
    (amount,) = preview.context["preview"].amounts
    assert (amount.now_cents, amount.then_cents) == (0, 50_000)
    assert not Observation.objects.exists()
    stale = case.post("provider", "deliver", request.pk, seen=3)
    assert stale.status_code == 409
    done = case.post("provider", "deliver", request.pk, seen=4)
    assert (done.status_code, Report.objects.count(), ReportDraft.objects.count()) == (302, 1, 0)
    for role in ("payer", "approver", "provider"):
        text = case.get(role, "request", request.pk).content.decode()
        assert "De rapportage staat vast." in text
        assert "Goed." in text
    again = case.post("provider", "request", request.pk, seen=4, **right)
    assert again.status_code == 409
    assert case.get("provider", "deliver", request.pk).status_code == 302
    assert case.post("provider", "deliver", request.pk, seen=4).status_code == 302
    pdf = case.get("payer", "pdf", request.pk)
    assert (pdf["Content-Type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def test_others_fill_nothing_in(case: Case) -> None:
    request = case.ask()
    assert "form" not in case.get("payer", "request", request.pk).context
    assert case.post("payer", "request", request.pk, value_baan="3").status_code == 403
    assert not ReportDraft.objects.exists()
    assert case.get("payer", "pdf", request.pk).status_code == 302


def test_the_preview_says_what_blocks_or_that_nothing_changes(case: Case) -> None:
    request = case.ask()
    typed = {"state_baan": "not_applicable", "value_baan": "", "story_baan": ""}
    case.post("provider", "request", request.pk, seen=0, action="save", **typed)
    text = case.get("provider", "deliver", request.pk).content.decode()
    assert "De bedragen veranderen niet." in text
    ReportDraft.objects.update(content={"state_baan": "measured", "value_baan": "0,000000001"})
    refused = case.post("provider", "deliver", request.pk, seen=1)
    assert (refused.status_code, "meer dan 8 cijfers" in refused.content.decode()) == (422, True)
    ReportDraft.objects.update(content={"value_baan": "x"})
    assert case.get("provider", "deliver", request.pk).status_code == 200


def test_more_time_is_asked_and_decided_on_screen(case: Case) -> None:
    request = case.ask()
    url = reverse("rapportages:request", args=[request.pk])
    form = {"until": "20-5-2099", "reason": "Ziekte."}
    assert case.post("provider", "extend", request.pk, **form).url == url
    assert "Ziekte." in case.get("contract_manager", "decide", request.pk).content.decode()
    page = case.get("contract_manager", "requests").content.decode()
    assert "Uitstel gevraagd" in page
    no = case.post("contract_manager", "decide", request.pk, decision="no", reason="")
    assert no.status_code == 422
    assert case.post("contract_manager", "decide", request.pk, decision="yes").url == url
    assert "Eerst was dat" in case.get("payer", "request", request.pk).content.decode()
    assert case.get("contract_manager", "decide", request.pk).status_code == 200


def test_the_plan_is_changed_on_screen(case: Case) -> None:
    form = {"due_days": 10, "remind_before_days": 1, "remind_after_days": 2, "dispute_days": 5}
    done = case.post("contract_manager", "plan", case.agreement.pk, escalate_after_days=3, **form)
    assert (done.status_code, ReportPlan.objects.get().due_days) == (302, 10)


def test_the_list_shows_what_is_asked(case: Case) -> None:
    request = case.ask()
    for state, count in (("open", 1), ("delivered", 0), ("", 1), ("x", 1)):
        page = case.get("provider", "requests", staat=state)
        assert len(page.context["page"].object_list) == count
    typed, provider = case.typed(), case.people["provider"]
    deliver_report(request=request, typed=typed, by=provider, now=NOW)
    assert len(case.get("payer", "requests", staat="delivered").context["page"].object_list) == 1
    assert len(case.get("stranger", "requests", staat="").context["page"].object_list) == 0


def test_a_period_is_drawn_from_signed_off_and_reopened_on_screen(case: Case) -> None:
    row, periods = case.observe(subject="p-7"), [case.agreement.pk]
    url = reverse("rapportages:periods", args=periods)
    form = {"method": "simple", "size": 1, "seed": SEED}
    drawn = case.post("evaluator", "draw", *periods, Q1.start, **form)
    assert drawn.url == reverse("rapportages:sample", args=[Sample.objects.get().pk])
    assert "p-7" in case.get("evaluator", "sample", Sample.objects.get().pk).content.decode()
    assert "p-7" not in case.get("payer", "sample", Sample.objects.get().pk).content.decode()
    assert case.post("provider", "sample", Sample.objects.get().pk).status_code == 403
    early = case.get("evaluator", "sign_off", *periods, Q1.start).content.decode()
    assert "Van deze periode zijn nog 1 metingen niet getoetst." in early
    case.judge(row)
    early = case.get("evaluator", "sign_off", *periods, Q1.start).content.decode()
    assert "lopen nog 1 verschillen van mening" in early
    case.judge(row, "accepted")
    assert case.post("evaluator", "sign_off", *periods, Q1.start, **ANSWERS).url == url
    assert (
        "De begeleiders zeggen het ook." in case.get("payer", "periods", *periods).content.decode()
    )
    again = case.get("evaluator", "sign_off", *periods, Q1.start).content.decode()
    assert "is al afgerond" in again
    signed = SignOff.objects.get()
    assert case.post("contract_manager", "reopen", signed.pk, reason="Nieuw.").url == url
    assert SignOffReopening.objects.get().reason == "Nieuw."
    for day in ("2026-02-01", "2026-02-31"):
        address = f"/beheer/contracten/rapportages/contract/{periods[0]}/{day}/afronden/"
        assert case.client("evaluator").get(address).status_code == 404


def test_the_outcome_of_a_sample_is_handed_over_on_screen(db: None) -> None:
    case = make_case(document=sampled_terms())
    row = case.observe(indicator=case.agreement.indicators.get(code="baan"))
    form = {"method": "simple", "size": 1, "seed": SEED}
    case.post("evaluator", "draw", case.agreement.pk, Q1.start, **form)
    sample = Sample.objects.get().pk
    assert case.post("provider", "sample", sample).status_code == 403
    case.judge(row, "accepted")
    done = case.post("provider", "sample", sample)
    assert done.url == reverse("contracten:observations", args=[case.agreement.pk])
    assert Observation.objects.count() == 3


def test_a_dispute_is_talked_about_and_closed_on_screen(case: Case) -> None:
    row = case.observe()
    case.judge(row)
    dispute = Dispute.objects.get()
    url = reverse("rapportages:dispute", args=[dispute.pk])
    assert case.post("provider", "dispute", dispute.pk, text="Zie het bewijs.").url == url
    assert "Zie het bewijs." in case.get("evaluator", "dispute", dispute.pk).content.decode()
    note = case.client("provider").get(reverse("contracten:observation", args=[row.pk]))
    assert "Verschil van mening: Loopt" in note.content.decode()
    assert case.post("evaluator", "let_stand", dispute.pk, reason="Nee.").url == url
    assert case.post("provider", "dispute", dispute.pk, text="Toch.").status_code == 422
    closed = case.get("provider", "disputes", staat="closed").context["page"].object_list
    assert [row.pk for row in closed] == [dispute.pk]


def test_evidence_is_added_and_opened_on_screen(case: Case) -> None:
    row, pk = case.observe(), case.agreement.pk

    def add(name: str, content: bytes, *args: int):
        kind = "add_evidence_for" if len(args) > 1 else "add_evidence"
        file = SimpleUploadedFile(name, content)
        return case.post("provider", kind, *args, file=file, description="Lijst")

    assert add("lijst.pdf", files.pdf(), pk, row.pk).status_code == 302
    assert add("los.txt", b"tekst", pk).status_code == 302
    assert add("groot.txt", b"x" * (10 * 1024 * 1024 + 1), pk).status_code == 422
    assert add("weg.txt", b"weg", pk, row.pk + 99).status_code == 404
    loose, about = Evidence.objects.order_by("-pk")
    assert (loose.observation, about.observation) == (None, row)
    page = case.get("evaluator", "periods", pk).content.decode()
    assert "lijst.pdf" in page
    assert "lijst.pdf" not in case.get("payer", "periods", pk).content.decode()
    sent = case.get("evaluator", "evidence_file", about.pk)
    assert b"".join(sent.streaming_content) == files.pdf()
    assert (sent["Content-Disposition"], sent["X-Content-Type-Options"]) == (
        'attachment; filename="lijst.pdf"',
        "nosniff",
    )
    downloads = case.get("provider", "evidence", about.pk).context["downloads"]
    assert [row.by for row in downloads] == [case.people["evaluator"]]
    Evidence.objects.update(scan="infected")
    gone = case.get("evaluator", "evidence_file", about.pk)
    assert (gone.status_code, "virus gevonden" in gone.content.decode()) == (409, True)


def test_the_settlement_says_whether_the_period_is_signed_off(case: Case) -> None:
    case.judge(case.observe(), "accepted")
    settlement = draft_settlement(agreement=case.agreement, period=Q1, now=NOW)
    url = reverse("contracten:settlement", args=[settlement.pk])

    def page() -> str:
        return case.client("approver").get(url).content.decode()

    assert "De toetsing van deze periode is nog niet afgerond." in page()
    ReportPlan.objects.create(agreement=case.agreement, requires_sign_off=True)
    assert "De toetsing van deze periode is nog niet afgerond. Dat moet eerst." in page()
    sign(case)
    assert "De toetsing van deze periode is afgerond door" in page()
    return_settlement(settlement=settlement, by=case.people["approver"], now=NOW, reason="Nee.")
    assert "De toetsing van deze periode" not in page()


def test_the_agreement_says_that_a_report_is_expected(case: Case) -> None:
    url = reverse("contracten:agreement", args=[case.agreement.pk])
    assert "Er wordt een rapportage verwacht." not in case.client("payer").get(url).content.decode()
    case.ask()
    assert "Er wordt een rapportage verwacht." in case.client("payer").get(url).content.decode()


def test_an_outcome_that_cannot_be_recorded_says_why(db: None) -> None:
    case = make_case(document=sampled_terms())
    row = case.observe(indicator=case.agreement.indicators.get(code="baan"))
    form = {"method": "simple", "size": 1, "seed": "kim@voorbeeld.example"}
    refused = case.post("evaluator", "draw", case.agreement.pk, Q1.start, **form)
    assert (refused.status_code, Sample.objects.count()) == (422, 0)
    words = "Hierin lijkt een e-mailadres te staan. Haal het weg, of gebruik een eigen code."
    assert refused.context["form"].errors["seed"] == [words]
    assert refused.context["form"]["seed"].value() == "kim@voorbeeld.example"
    # One that was drawn before this was asked.
    sample = Sample.objects.create(
        agreement=case.agreement, period_start=Q1.start, period_end=Q1.end, method="simple",
        seed="kim@voorbeeld.example", size=1, population_size=1, population_sha256="0" * 64,
        drawn_by=case.people["evaluator"], drawn_at=NOW,
    )  # fmt: skip
    SampleItem.objects.create(sample=sample, observation=row, stratum="", place=1)
    case.judge(row, "accepted")
    refused = case.post("provider", "sample", sample.pk)
    assert (refused.status_code, Observation.objects.count()) == (422, 1)
    assert refused.context["problem"] == words


def test_the_preview_says_that_the_terms_wait_for_a_measurement(db: None) -> None:
    case = make_case(document=blocking_terms())
    request = case.ask()
    typed = {"state_baan": "not_measured", "value_baan": "", "story_baan": "Nog niet geteld."}
    case.post("provider", "request", request.pk, seen=0, action="save", **typed)
    shown = case.get("provider", "deliver", request.pk)
    assert shown.context["blocked"] == (
        "Regel “Mensen met betaald werk”, kolom “Wat u invulde”: De indicator "
        '"Mensen met betaald werk" is niet gemeten in de periode van 1 januari 2026 tot '
        "1 april 2026. Zonder die meting kan onderdeel banen niet worden afgerekend."
    )
    assert "observations" not in shown.content.decode()


@pytest.mark.parametrize(("scanner", "is_told"), [("", True), ("clamd://127.0.0.1:3310", False)])
def test_who_adds_evidence_hears_when_nobody_looks_for_viruses(
    case: Case, settings, scanner: str, is_told: bool
) -> None:
    settings.UPLOAD_SCANNER = scanner
    text = case.get("provider", "add_evidence", case.agreement.pk).content.decode()
    assert ("Er is hier geen viruscontrole." in text) is is_told


def test_the_preview_says_that_there_are_no_terms(db: None) -> None:
    case = make_case(document__none=True)
    request = case.ask()
    typed = {"state_baan": "measured", "value_baan": "5", "story_baan": "Goed."}
    case.post("provider", "request", request.pk, seen=0, action="save", **typed)
    shown = case.get("provider", "deliver", request.pk)
    assert shown.context["preview"] is None
    assert shown.context["blocked"] == "Er zijn geen afspraken om mee te rekenen."
