"""Which words of a decision are public, and who looked at them first."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import Applicant, Publication
from pages.challenges.enums import Action
from pages.challenges.errors import Refused
from pages.challenges.models import Decision, PublicationCheck, Response
from pages.challenges.publishing import PublicWords, fingerprint_of, names_of, texts_of
from pages.challenges.selectors.responses import last_document, public_decisions
from pages.challenges.services.objecting import ObjectionText
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
    assert names_of(document) == ("Jo de Vries",)


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
    text = ObjectionText(Action.REJECT, TELLING, how_to_succeed=make.HOW)
    later = make.NOW + timedelta(days=1)
    arguments = {"response": response, "text": text, "by": second, "now": later}
    with pytest.raises(Refused, match="read_before_publishing"):
        services.decide_objection(**arguments)
    decision = services.decide_objection(**arguments, has_read=True)
    assert PublicationCheck.objects.get().sha256 == fingerprint_of(texts_of(decision))
