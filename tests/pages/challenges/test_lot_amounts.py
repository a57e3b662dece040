"""What each granted lot may cost: the whole is their sum, and everybody reads the parts."""

from dataclasses import replace

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import Publication
from pages.challenges.enums import Action, Remedies
from pages.challenges.errors import Refused
from pages.challenges.forms.deciding import ProposalForm
from pages.challenges.letters import decision_letter
from pages.challenges.models import MandateLimit
from pages.challenges.openness import cases
from pages.challenges.openness.open_api import decision_data
from pages.challenges.outcome_words import answer_sentence
from pages.challenges.services.lot_outcomes import LotText
from pages.challenges.services.proposing import check_decision
from tests.factories import challenges as make
from tests.pages.challenges.test_lots import LOTS, decide, propose

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return make.make_staff()


def public_case(response):
    read = cases.with_everything(cases.decided_responses())
    return cases.public_case(read.get(pk=response.pk))


# Two granted lots of 1.000 and 250 euro.
BOTH = (
    LotText("lot_1", is_granted=True, amount_cents=1_000_00),
    LotText("lot_2", is_granted=True, amount_cents=250_00),
)


@pytest.mark.parametrize("amount", [None, 1_249_99, 1_250_01])
def test_the_whole_is_what_the_lots_come_to(staff, amount):
    text = make.decision_text(lots=BOTH, amount_cents=amount)
    assert check_decision(text, (), LOTS) == [("amount", "lots_do_not_add_up")]
    assert check_decision(replace(text, amount_cents=1_250_00), (), LOTS) == []


def test_the_form_adds_up_what_was_left_empty():
    typed = {
        "action": "accept", "reason": make.REASON, "remedies": "none",
        "outcome_lot_1": "ja", "amount_lot_1": "1.000",
        "outcome_lot_2": "ja", "amount_lot_2": "250",
    }  # fmt: skip
    form = ProposalForm(typed, lots=LOTS)
    assert form.is_valid(), form.errors
    assert form.decision_text().amount_cents == 1_250_00
    assert list(ProposalForm({**typed, "amount": "1.000"}, lots=LOTS).errors) == ["amount"]
    without = ProposalForm({**typed, "amount_lot_2": "veel"}, lots=LOTS)
    assert list(without.errors) == ["amount_lot_2"]


def test_a_mandate_is_held_against_the_sum(staff):
    proposal = propose(staff, make.decision_text(lots=BOTH, amount_cents=1_250_00))
    decider = make.make_staff("decider")
    group = decider.groups.get()
    ours = make.set_municipality()
    MandateLimit.objects.create(settings=ours, group=group, up_to_euro=1_249)
    make.free(proposal.response, decider)
    with pytest.raises(Refused, match="over_mandate"):
        services.decide(proposal=proposal, by=decider, now=make.NOW)


def test_letter_and_pages_tell_each_amount_also_when_all_is_granted(staff, client):
    text = make.decision_text(lots=BOTH, amount_cents=1_250_00)
    response = decide(propose(staff, text))
    letter = " ".join(decision_letter(response, response.decision).text.split())
    status = client.get(reverse("challenges:status", args=[response.token]))
    public = client.get(reverse("challenges:public_case", args=[response.case_number]))
    pages = [page.content.decode().replace("\xa0", " ") for page in (status, public)]
    for told in (letter.replace("\xa0", " "), *pages):
        assert "Voor dit deel betaalt de gemeente ten hoogste € 1.000,00." in told
        assert "Voor dit deel betaalt de gemeente ten hoogste € 250,00." in told
    # The sum stands below the last part, and is not that of the last part.
    assert "ten hoogste € 1.250,00 (alle toegekende delen samen)." in letter.replace("\xa0", " ")
    assert answer_sentence(response.decision) == "Wij willen uw plan met u uitvoeren."


def test_divided_otherwise_after_an_objection_is_a_change(staff):
    text = make.decision_text(lots=BOTH, amount_cents=1_250_00, remedies=Remedies.OBJECTION)
    response = decide(propose(staff, text))
    other = [replace(BOTH[0], amount_cents=250_00)]
    other.append(replace(BOTH[1], amount_cents=1_000_00))
    second = make.make_staff("approver")
    services.file_objection(response=response, words="Zuid kost meer.", now=make.NOW)
    make.free(response, second)
    divided = make.objection_text(Action.ACCEPT, lots=other)
    second = services.decide_objection(response=response, text=divided, by=second, now=make.NOW)
    assert (second.is_kept, second.changes_lots, second.changes_amount_only) == (
        False, True, False,
    )  # fmt: skip


class TestThePublicPage:
    def test_it_says_what_was_granted_in_all(self, staff, client):
        split = decide(propose(staff, make.decision_text(lots=BOTH, amount_cents=1_250_00)))
        page = client.get(reverse("challenges:public_case", args=[split.case_number]))
        assert (
            "<dt>Toegekend bedrag, ten hoogste</dt>"
            "<dd>€\xa01.250,00 (alle toegekende delen samen)</dd>"
        ) in page.content.decode()
        case = public_case(split)
        assert (case.amount_cents, decision_data(case)["tenHoogsteInCenten"]) == (1_250_00,) * 2

    def test_one_amount_stands_alone_and_without_consent_there_is_none(self, staff, client):
        for publication, found in ((Publication(plan=True), True), (Publication(), False)):
            decided = make.make_decided(staff, publication=publication)
            page = client.get(reverse("challenges:public_case", args=[decided.case_number]))
            row = "<dt>Toegekend bedrag, ten hoogste</dt><dd>€\xa01.250,00</dd>"
            assert (row in page.content.decode()) is found
            assert public_case(decided).amount_cents == (1_250_00 if found else None)
            assert ("1.250,00" in page.content.decode()) is found

    def test_a_no_grants_nothing(self, staff, client):
        decided = make.make_decided(staff, Action.REJECT)
        page = client.get(reverse("challenges:public_case", args=[decided.case_number]))
        assert "Toegekend bedrag" not in page.content.decode()
        assert decision_data(public_case(decided))["tenHoogsteInCenten"] is None

    def test_another_amount_after_an_objection_is_told_with_it(self, staff, client):
        response = make.make_granted_with_objection(staff)
        second = make.make_staff("decider")
        make.free(response, second)
        text = make.objection_text(Action.ACCEPT, amount_cents=2_000_00)
        services.decide_objection(response=response, text=text, by=second, now=make.NOW)
        page = client.get(reverse("challenges:public_case", args=[response.case_number]))
        row = "<p>Toegekend bedrag, ten hoogste: €\xa02.000,00</p>"
        assert row in page.content.decode()
        objection = decision_data(public_case(response))["bezwaar"]
        assert objection["tenHoogsteInCenten"] == 2_000_00

    def test_each_heading_of_a_plan_stands_there_once(self, staff, client):
        all_public = Publication(plan=True, value=True, results=True, costs=True, planning=True)
        decided = make.make_decided(staff, publication=all_public)
        page = client.get(reverse("challenges:public_case", args=[decided.case_number]))
        text = page.content.decode()
        assert text.count(">Kosten<") == 1
        assert "<h3>Kosten</h3>" in text
        assert "<caption>Begroting</caption>" in text
        assert '<caption class="ul-visually-hidden">Resultaten</caption>' in text
