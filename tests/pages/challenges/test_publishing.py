"""Which words of a decision are public, and who looked at them first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import Applicant, BudgetLine, Plan, Publication, Results
from pages.challenges.enums import Action
from pages.challenges.errors import Refused
from pages.challenges.models import Decision, PublicationCheck, Response
from pages.challenges.openness import cases
from pages.challenges.presentation import left_out_of
from pages.challenges.publishing import (
    PublicWords,
    fingerprint_of,
    hidden_names,
    names_of,
    texts_of,
)
from pages.challenges.selectors.responses import last_document, public_decisions
from pages.challenges.selectors.similar import find_similar
from pages.challenges.services.publishing import to_read_again
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

TELLING = (
    "Mail jo@voorbeeld.example of bel 06 12345678: de Schooltuin doet dit al en kost de helft."
)
MASKED = "Mail […] of bel […]: de […] doet dit al en kost de helft."


def make_proposal(reason: str = TELLING, **changes):
    staff = make.make_staff()
    response = make.make_advised(staff, **changes)
    proposal = services.propose_decision(
        response=response, text=make.decision_text(reason=reason), by=staff, now=make.NOW
    )
    decider = make.make_staff("decider")
    make.free(response, decider)
    return proposal, decider


def test_names_follow_the_consent():
    document = make.make_document(
        applicant=Applicant(
            kind="person", name="Jo de Vries", email="jo@x.example", contact_name=" Bo "
        ),
        publication=Publication(plan=True),
    )
    # Two letters are in every text.
    assert names_of(document) == (("Jo de Vries",), ("Vries",))
    public = replace(document, publication=Publication(name=True, plan=True))
    assert names_of(public, ["Bo de Vries (fictief)", "Fatima Demir"]) == (
        ("Bo de Vries (fictief)", "Fatima Demir"),
        ("Demir",),
    )


def test_of_an_organisation_only_the_whole_name_counts():
    document = make.make_document(publication=Publication(plan=True))
    assert names_of(document) == (("Schooltuin", "Buurtgroep Singel (fictief)"), ())


class TestThePlanItself:
    """Nobody reads the resident's words again, so what points at a person is left out."""

    PLAN = Plan(
        title="Samen met mevrouw Demir",
        different="Bel Jo de Vries op 06 12345678.",
        why="Mail jo@voorbeeld.example of Fatima Demir.",
    )
    CLEAN = ("Samen met mevrouw […]", "Bel […] op […].", "Mail […] of […].")

    def make_one(self):
        person = Applicant(kind="person", name="Jo de Vries", email="jo@voorbeeld.example")
        results = Results(budget=(BudgetLine("Uren van De Vries", 100),))
        call = make.make_call()
        draft = make.make_draft(call)
        document = make.make_document(
            applicant=person,
            plan=self.PLAN,
            results=results,
            publication=Publication(plan=True, costs=True),
        )
        draft.cosubmitters.create(
            name="Fatima Demir", email="fatima@voorbeeld.example", invited_at=make.NOW
        )
        sent = services.send_response(
            response=draft, document=document, draft_revision=0, now=make.NOW
        )
        staff = make.make_staff()
        services.take_up(response=sent, by=staff, now=make.NOW)
        return make.make_decided(staff, response=Response.objects.get(pk=sent.pk))

    def check(self, title, sections):
        plan, costs = sections
        assert (title, *(value for _label, value in plan.facts[1:])) == self.CLEAN
        assert plan.facts[0][1] == title
        assert costs.tables[0].rows == (("Uren van De […]", "€\u00a01,00"),)

    def test_the_case_and_the_list_of_its_call(self, client):
        response = self.make_one()
        case = cases.public_case(response)
        self.check(case.plan_title, case.sections)
        (decision,) = public_decisions(response.call)
        self.check(decision.plan_title, decision.sections)
        for url in (case.url, response.call.url, reverse("challenges:decisions")):
            page = client.get(url).content.decode()
            assert "Samen met mevrouw […]" in page
            for private in ("Demir", "Vries", "06 12345678", "jo@voorbeeld.example"):
                assert private not in page

    def test_a_search_finds_only_what_the_page_shows(self):
        response = self.make_one()
        for hidden in ("demir", "vries", "Demir mevrouw", "12345678"):
            assert not cases.found_responses(cases.Filters(text=hidden)).exists()
        for shown in ("mevrouw samen", "mevrouw singelpark", f"mevrouw {response.case_number}"):
            assert list(cases.found_responses(cases.Filters(text=shown))) == [response]
        assert len(find_similar("mevrouw").decisions) == 1
        assert find_similar("demir vries").decisions == ()

    def test_the_writer_is_told_before_it_is_sent(self):
        response = self.make_one()
        document = last_document(response)
        found = left_out_of(document, hidden_names(response, document))
        assert [(part.slug, part.title) for part in found] == [
            ("plan", "Het plan"),
            ("resultaten", "Kosten"),
        ]
        assert {one.words for part in found for one in part.found} == {
            "Demir", "Fatima Demir", "Jo de Vries", "Vries", "06 12345678", "jo@voorbeeld.example",
        }  # fmt: skip
        private = replace(document, publication=Publication(costs=True))
        assert left_out_of(private, hidden_names(response, private)) == []


def test_the_decider_looks_before_it_is_public():
    proposal, decider = make_proposal()
    with pytest.raises(Refused) as refused:
        services.decide(proposal=proposal, by=decider, now=make.NOW)
    assert refused.value.code == "read_before_publishing"
    assert not Decision.objects.exists()
    decision = services.decide(proposal=proposal, by=decider, now=make.NOW, has_read=True)
    check = PublicationCheck.objects.get()
    assert (check.by, check.at, check.found) == (decider, make.NOW, "name,email,phone")
    assert check.sha256 == fingerprint_of(texts_of(decision))
    words = PublicWords(decision.response, last_document(decision.response), decision)
    assert words.of(TELLING) == TELLING


def test_the_screen_warns_and_keeps_the_decision_until_it_was_read(client):
    proposal, decider = make_proposal()
    client.force_login(decider)
    url = reverse("challenge_responses:decide", args=[proposal.response_id])
    page = client.get(url).content.decode()
    assert "een telefoonnummer: <strong>06 12345678</strong>" in page
    assert 'name="nagelezen"' in page
    page = client.post(url, {"voorstel": proposal.pk}).content.decode()
    assert "er lijken persoonsgegevens in te staan" in page
    assert not Decision.objects.exists()
    client.post(url, {"voorstel": proposal.pk, "nagelezen": "ja"})
    assert Decision.objects.get().reason == TELLING


def test_nothing_to_read_when_nobody_will_read_it_or_nothing_is_found():
    proposal, decider = make_proposal(publication=Publication(name=True))
    assert to_read_again(proposal.response, texts_of(proposal)) == []
    services.decide(proposal=proposal, by=decider, now=make.NOW)
    other, _decider = make_proposal(make.REASON)
    assert to_read_again(other.response, texts_of(other)) == []
    assert not PublicationCheck.objects.exists()


def test_without_a_check_the_places_are_left_out():
    call = make.make_call()
    response = make.make_decided(make.make_staff(), call=call)
    decision = response.decision
    # As it was before there was a check.
    decision.reason = TELLING
    words = PublicWords(response, last_document(response), decision)
    assert words.of(TELLING) == MASKED
    assert [row.reason for row in public_decisions(call)] == [make.REASON]


def test_who_asked_to_be_forgotten_takes_the_consent_back():
    call = make.make_call()
    response = make.make_decided(make.make_staff(), call=call)
    Response.objects.filter(pk=response.pk).update(erasure_asked_at=make.NOW)
    assert public_decisions(call) == []


def test_a_decision_on_an_objection_is_looked_at_as_well():
    staff = make.make_staff()
    response = make.make_decided(staff, Action.REJECT)
    services.file_objection(response=response, words="Ik ben het oneens.", now=make.NOW)
    second = make.make_staff("approver")
    make.free(response, second)
    text = make.objection_text(reason=TELLING)
    later = make.NOW + timedelta(days=1)
    arguments = {"response": response, "text": text, "by": second, "now": later}
    with pytest.raises(Refused, match="read_before_publishing"):
        services.decide_objection(**arguments)
    decision = services.decide_objection(**arguments, has_read=True)
    assert PublicationCheck.objects.get().sha256 == fingerprint_of(texts_of(decision))
