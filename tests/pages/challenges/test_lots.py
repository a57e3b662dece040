"""A decision per lot: one act, one letter and one term, with an answer on each part of the work."""

from dataclasses import replace

import pytest
from django.urls import reverse

from contracts.models.append_only import AppendOnlyError
from pages.challenges import services
from pages.challenges.documents import About, Lot
from pages.challenges.enums import Action, Letter, PointKind, Remedies, Status
from pages.challenges.errors import Refused
from pages.challenges.forms.assessing import AssessmentForm
from pages.challenges.forms.deciding import ProposalForm
from pages.challenges.letters import decision_letter
from pages.challenges.models import Decision, DecisionLot, Response
from pages.challenges.openness import cases
from pages.challenges.openness.figures import year_report
from pages.challenges.openness.open_api import decision_data
from pages.challenges.openness.report_rows import groups_of
from pages.challenges.outcome_words import answer_sentence
from pages.challenges.publishing import texts_of
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.selectors.lots import LotAnswer, lots_of, lots_to_weigh, split_answers
from pages.challenges.services.assessing import check_assessment
from pages.challenges.services.lot_outcomes import LotText, check_lots, lot_values
from pages.challenges.services.proposing import check_decision
from pages.challenges.subjects import subject_of
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

NORTH, SOUTH = Lot("lot_1", "Noord"), Lot("lot_2", "Zuid")
LOTS = (NORTH, SOUTH)
WHY_NOT = "Voor dit deel kost uw plan meer dan het werk nu kost, zonder dat er iets bij komt."
YES = LotText("lot_1", is_granted=True, amount_cents=1_250_00)
NO = LotText("lot_2", False, "DUURDER", WHY_NOT, make.HOW)
NORTH_ONLY = {"lots": (YES, NO), "remedies": Remedies.OBJECTION}


def with_lots(*lots: Lot) -> dict:
    return {"about": About(lots=lots)}


def propose(staff, text, lots=LOTS):
    advised = make.make_advised(staff, **with_lots(*lots))
    return services.propose_decision(response=advised, text=text, by=staff, now=make.NOW)


def decide(proposal):
    decider = make.make_staff("decider")
    make.free(proposal.response, decider)
    services.decide(proposal=proposal, by=decider, now=make.NOW)
    return Response.objects.get(pk=proposal.response_id)


@pytest.fixture
def staff():
    return make.make_staff()


@pytest.fixture
def split(staff):
    """A grant of the north and a rejection of the south, open to objection."""
    return decide(propose(staff, make.decision_text(**NORTH_ONLY)))


def rows(decision):
    return [
        (
            *(row.lot_name, row.action, row.reason_code, row.reason, row.how_to_succeed),
            row.amount_cents,
        )
        for row in decision.lots.all()
    ]


YES_ROW = ("Noord", "accept", "", "", "", 1_250_00)
NO_ROW = ("Zuid", "reject", "DUURDER", WHY_NOT, make.HOW, None)


class TestRules:
    @pytest.mark.parametrize(
        ("written", "problems"),
        [
            ((YES, NO), []),
            ((YES, LotText("lot_2", is_granted=True, amount_cents=0)), []),
            ((YES,), [("outcome_lot_2", "lot_choice_needed")]),
            ((replace(YES, amount_cents=None), NO), [("amount_lot_1", "amount_needed")]),
            ((YES, replace(NO, reason_code="")), [("code_lot_2", "code_needed")]),
            ((YES, replace(NO, reason_code="ONVOLLEDIG")), [("code_lot_2", "code_does_not_fit")]),
            ((YES, replace(NO, reason="-")), [("reason_lot_2", "placeholder")]),
            ((YES, replace(NO, reason="Te duur.")), [("reason_lot_2", "too_short")]),
            (
                (YES, replace(NO, reason="De wethouder wil dit niet.")),
                [("reason_lot_2", "only_unwilling")],
            ),
            ((YES, replace(NO, how_to_succeed="Anders.")), [("how_lot_2", "how_needed")]),
            (
                (replace(NO, code="lot_1"), NO),
                [("outcome_lot_1", "no_lot_granted")],
            ),
        ],
    )
    def test_each_lot_has_an_answer_and_a_no_is_explained(self, written, problems):
        assert check_lots(Action.ACCEPT, written, LOTS) == problems

    @pytest.mark.parametrize("action", [Action.REJECT, Action.SOLVE_WITHOUT_TAKEOVER])
    def test_what_is_no_grant_holds_for_every_lot(self, action):
        assert check_lots(action, (), LOTS) == []
        assert lot_values(action, (YES, NO), LOTS) == [
            {"lot_code": "lot_1", "lot_name": "Noord", "action": action},
            {"lot_code": "lot_2", "lot_name": "Zuid", "action": action},
        ]

    def test_one_lot_has_the_answer_of_the_whole_and_none_has_none(self):
        assert check_lots(Action.ACCEPT, (), (NORTH,)) == check_lots(Action.ACCEPT, (), ()) == []
        assert lot_values(Action.ACCEPT, (), (NORTH,)) == [
            {"lot_code": "lot_1", "lot_name": "Noord", "action": Action.ACCEPT}
        ]
        assert lot_values(Action.ACCEPT, (), ()) == []

    def test_who_gets_a_no_on_a_lot_reads_what_can_be_done_against_it(self):
        text = make.decision_text(lots=(YES, NO), remedies=Remedies.NONE)
        assert check_decision(text, (), LOTS) == [("remedies", "remedies_needed")]
        both = (YES, replace(YES, code="lot_2", amount_cents=0))
        assert check_decision(replace(text, lots=both), (), LOTS) == []


class TestDeciding:
    def test_one_decision_keeps_an_answer_per_lot(self, split):
        assert split.status == Status.ACCEPTED
        assert rows(split.decision) == [YES_ROW, NO_ROW]
        assert rows(split.decision.proposal) == rows(split.decision)
        assert Decision.objects.count() == 1
        assert split.messages.filter(letter=Letter.DECISION).count() == 1
        with pytest.raises(AppendOnlyError):
            DecisionLot.objects.all().delete()

    def test_a_grant_without_an_answer_on_a_lot_is_refused_at_its_field(self, staff):
        with pytest.raises(Refused) as refused:
            propose(staff, make.decision_text(lots=(YES,)))
        assert refused.value.code == "lot_choice_needed"
        assert refused.value.params == {"field": "outcome_lot_2"}

    def test_without_lots_it_stays_as_it_was(self, staff):
        response = make.make_decided(staff)
        assert rows(response.decision) == []
        assert split_answers(response.decision) == ()
        assert answer_sentence(response.decision) == "Wij willen uw plan met u uitvoeren."

    def test_a_rejection_of_everything_has_one_reason(self, staff):
        text = make.decision_text(Action.REJECT)
        response = decide(propose(staff, text))
        assert [row[1:] for row in rows(response.decision)] == [("reject", "", "", "", None)] * 2
        assert split_answers(response.decision) == ()
        assert answer_sentence(response.decision) == "Wij gaan niet verder met uw plan."

    def test_the_words_on_a_lot_are_read_before_they_are_public(self, staff):
        no = replace(NO, reason=f"{WHY_NOT} Bel 06 12345678.")
        proposal = propose(staff, make.decision_text(**{**NORTH_ONLY, "lots": (YES, no)}))
        assert texts_of(proposal) == (make.REASON, no.reason, make.HOW)
        with pytest.raises(Refused, match="read_before_publishing"):
            decide(proposal)


class TestLetter:
    def test_one_letter_says_yes_no_why_and_how(self, split):
        text = decision_letter(split, split.decision).text
        assert (
            "Wij willen een deel van uw plan met u uitvoeren: Noord."
            " Met de rest gaan wij niet verder: Zuid."
        ) in " ".join(text.split())
        low = " ".join(text.lower().split())
        where = [
            low.index(words.lower())
            for words in (
                "Dit deel willen wij met u uitvoeren.",
                "Voor dit deel betaalt de gemeente ten hoogste € 1.250,00.",
                "Met dit deel gaan wij niet verder.",
                str(REASONS_BY_CODE["DUURDER"].label),
                "Zo kan dit deel wel slagen:",
                "Wat u nu kunt doen",
            )
        ]
        assert where == sorted(where)
        assert text.count("U kunt ook bezwaar maken.") == 1

    def test_with_changes_it_says_so(self, staff):
        advised = make.make_advised(staff, Action.ACCEPT_WITH_CONDITIONS, **with_lots(NORTH, SOUTH))
        services.propose_changes(response=advised, words=make.REASON, by=staff, now=make.NOW)
        services.answer_changes(response=advised, agrees=True, by=None, now=make.NOW)
        text = make.decision_text(Action.ACCEPT_WITH_CONDITIONS, **NORTH_ONLY)
        response = decide(
            services.propose_decision(response=advised, text=text, by=staff, now=make.NOW)
        )
        assert [row[1] for row in rows(response.decision)] == ["accept_with_conditions", "reject"]
        assert answer_sentence(response.decision).startswith(
            "Wij willen een deel van uw plan met u uitvoeren, met de aanpassingen die wij samen"
            " afspraken: Noord."
        )


class TestForms:
    def test_the_proposer_fills_in_each_lot_and_reads_the_letter(self, staff, client):
        response = make.make_advised(staff, **with_lots(NORTH, SOUTH))
        typed = {
            "action": "accept",
            "reason": make.REASON,
            "amount": "",
            "remedies": "objection",
            "outcome_lot_1": "ja",
            "amount_lot_1": "1.250",
            "outcome_lot_2": "nee",
            "code_lot_2": "DUURDER",
            "reason_lot_2": WHY_NOT,
            "how_lot_2": make.HOW,
        }
        form = ProposalForm(typed, lots=lots_of(response))
        assert form.is_valid(), form.errors
        assert form.decision_text().lots == (YES, NO)
        client.force_login(staff)
        url = reverse("challenge_responses:propose", args=[response.pk])
        page = client.post(url, {**typed, "knop": "nalezen"}).content.decode()
        assert "Met dit deel gaan wij niet verder." in page
        client.post(url, {**typed, "knop": "inleveren"})
        assert rows(response.proposals.get()) == [YES_ROW, NO_ROW]

    def test_every_problem_stands_at_its_field_and_the_text_stays(self):
        typed = {
            "action": "accept", "reason": make.REASON, "amount": "0", "remedies": "none",
            "outcome_lot_2": "nee", "reason_lot_2": "Te duur.",
        }  # fmt: skip
        form = ProposalForm(typed, lots=LOTS)
        assert sorted(form.errors) == [
            "code_lot_2", "how_lot_2", "outcome_lot_1", "reason_lot_2", "remedies",
        ]  # fmt: skip
        assert form["reason_lot_2"].value() == "Te duur."

    def test_one_lot_asks_nothing(self):
        assert [name for name in ProposalForm(lots=(NORTH,)).fields if "lot_" in name] == []

    def test_assessors_write_about_each_lot(self, staff):
        response = make.make_weighed(staff, **with_lots(NORTH, SOUTH))
        points = response.assessments.first().points.filter(kind=PointKind.LOT)
        assert [(point.code, point.name) for point in points] == [
            ("lot_1", "Noord"), ("lot_2", "Zuid"),
        ]  # fmt: skip
        form = AssessmentForm(criteria=(), lots=lots_to_weigh(response))
        assert next(str(title) for title, _fields in form.groups()) == "De delen van het werk"
        text = make.assessment_text(response)
        without = replace(text, points=[one for one in text.points if one.kind != PointKind.LOT])
        criteria = subject_of(response).criteria
        assert check_assessment(without, criteria, LOTS) == [
            ("lot_lot_1", "words_needed"), ("lot_lot_2", "words_needed"),
        ]  # fmt: skip

    def test_a_response_on_one_lot_has_nothing_to_weigh_apart(self, staff):
        response = make.make_in_handling(staff, **with_lots(NORTH))
        assert (lots_of(response), lots_to_weigh(response)) == ((NORTH,), ())


class TestObjection:
    def decided(self, response, *lots, **changes):
        second = make.make_staff("approver")
        services.file_objection(response=response, words="Zuid kan wel.", now=make.NOW)
        make.free(response, second)
        return services.decide_objection(
            response=response,
            text=make.objection_text(Action.ACCEPT, lots=lots, **changes),
            by=second,
            now=make.NOW,
        )

    def test_the_same_answers_keep_the_decision(self, split):
        second = self.decided(split, YES, NO)
        assert second.is_kept
        assert rows(second) == rows(split.decision)

    def test_another_answer_on_a_lot_changes_it(self, split, client):
        second = self.decided(split, YES, LotText("lot_2", is_granted=True, amount_cents=0))
        assert not second.is_kept
        assert second.changes_lots
        assert not second.changes_amount_only
        split.refresh_from_db()
        case = cases.public_case(cases.with_everything(cases.decided_responses()).get())
        assert [one.is_granted for one in case.objection.lots] == [True, True]
        letter = split.messages.get(letter=Letter.OBJECTION_DECISION).text
        assert "over de delen besluiten wij anders" in " ".join(letter.split())
        page = client.get(reverse("challenges:public_case", args=[split.case_number]))
        assert "het antwoord per deel werd anders" in page.content.decode()
        report = year_report(2026, make.NOW)
        assert (report.lots, report.lots_granted, report.lots_refused) == (2, 2, 0)


class TestAfterwards:
    def test_the_agreement_is_made_for_the_granted_lots_only(self, split):
        manager = make.make_staff("contract_manager")
        agreement = services.draft_agreement_for(response=split, by=manager, now=make.NOW)
        assert agreement.task == "Noord"
        assert agreement.safeguards.get(code="decided").text.splitlines()[:2] == [
            "Toegekende delen: Noord (€\xa01.250,00).",
            "Niet toegekend: Zuid.",
        ]

    def test_case_page_and_page_of_staff_show_each_lot(self, split, staff, client):
        page = client.get(reverse("challenges:status", args=[split.token])).content.decode()
        assert '--safe">Deels toegekend</span>' in page
        assert "<p>Wij willen uw plan met u uitvoeren.</p>" not in page
        for words in ("Noord: ja", "Zuid: nee", WHY_NOT, str(REASONS_BY_CODE["DUURDER"].label)):
            assert words in page
        client.force_login(staff)
        url = reverse("challenge_responses:detail", args=[split.pk])
        page = client.get(url).content.decode()
        assert "Zuid: nee" in page
        assert WHY_NOT in page
        assert '--safe">Deels toegekend</span>' in page

    def test_the_public_decision_and_the_api_say_it_with_consent(self, split, client):
        case = cases.public_case(cases.with_everything(cases.decided_responses()).get())
        label = str(REASONS_BY_CODE["DUURDER"].label)
        assert case.lots == (
            LotAnswer("Noord", True, "Toegekend", amount_cents=1_250_00),
            LotAnswer("Zuid", False, "Afgewezen", "DUURDER", label, WHY_NOT, make.HOW),
        )
        page = client.get(reverse("challenges:public_case", args=[split.case_number]))
        assert "Zuid: nee" in page.content.decode()
        assert "Het besluit: Deels toegekend" in page.content.decode()
        assert '--safe">Deels toegekend</span>' in page.content.decode()
        page = client.get(split.call.url).content.decode()
        assert "Zuid: nee" in page
        assert decision_data(case)["delen"][1] == {
            "deel": "Zuid",
            "isToegekend": False,
            "uitkomst": "Afgewezen",
            "redenen": [label],
            "motivering": WHY_NOT,
            "hoeHetWelKan": make.HOW,
            "tenHoogsteInCenten": None,
        }
        assert decision_data(case)["delen"][0]["tenHoogsteInCenten"] == 1_250_00
        Response.objects.update(erasure_asked_at=make.NOW)
        case = cases.public_case(cases.with_everything(cases.decided_responses()).get())
        assert case.lots == ()

    def test_the_report_of_the_year_counts_lots_and_their_reasons(self, split):
        report = year_report(2026, make.NOW)
        assert (report.lots, report.lots_granted, report.lots_refused) == (2, 1, 1)
        assert [(one.code, one.count) for one in report.reasons] == [("DUURDER", 1)]
        (group,) = [one for one in groups_of(report) if one.code == "lots"]
        assert [(row.code, row.value) for row in group.rows] == [
            ("lots", 2), ("lots_granted", 1), ("lots_refused", 1),
        ]  # fmt: skip
