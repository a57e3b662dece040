"""From a yes to an agreement: who writes it sees what was decided, the resident how it stands."""

import pytest
from django.urls import reverse

from contracts.enums import AgreementStatus
from contracts.models import Agreement, TermsVersion
from contracts.safeguards import SAFEGUARDS_BY_CODE
from contracts.selectors.public import public_account
from contracts.selectors.publication import held_back_of
from contracts.services import answer_safeguard
from pages.challenges import services
from pages.challenges.documents import Applicant, IndicatorProposal, Plan, Publication, Results
from pages.challenges.enums import Action, CoAnswer
from pages.challenges.selectors.cosubmitters import mark_of_plan
from pages.challenges.selectors.responses import last_document
from pages.challenges.services.agreement_names import hold_back_name_again
from pages.challenges.services.cosubmitting import answer_invitation, invite_cosubmitter
from pages.challenges.services.objecting import ObjectionText
from tasks.letters import sweep_agreement_letters
from tests.factories import challenges as make
from tests.factories.terms import terms_document

pytestmark = pytest.mark.django_db
READABLE = terms_document()


def draft_for(response):
    manager = make.make_staff("contract_manager")
    return services.draft_agreement_for(response=response, by=manager, now=make.NOW)


def decided_words(response) -> str:
    return draft_for(response).safeguards.get(code="decided").text


def decide(response, by, text):
    proposal = services.propose_decision(response=response, text=text, by=by, now=make.NOW)
    decider = make.make_staff("decider")
    make.free(response, decider)
    services.decide(proposal=proposal, by=decider, now=make.NOW)
    response.refresh_from_db()
    return response


class TestWhatWasDecided:
    def test_the_amount_and_the_agreed_changes_are_the_first_point_to_agree_on(self):
        staff = make.make_staff()
        response = make.make_advised(staff)
        proposed = "Eerst drie maanden op proef, daarna praten wij verder."
        services.propose_changes(response=response, words=proposed, by=staff, now=make.NOW)
        services.answer_changes(response=response, agrees=True, by=None, now=make.NOW)
        decide(response, staff, make.decision_text(Action.ACCEPT_WITH_CONDITIONS))
        assert decided_words(response) == (
            "Toegekend bedrag: €\u00a01.250,00 (besluit van 2 maart 2026).\n"
            "Aanpassingen van het plan (besluit van 2 maart 2026):\n"
            "Eerst een proef van drie maanden.\n"
            "Voorstel waar de indiener ja op zei:\n"
            f"{proposed}"
        )

    def test_after_an_objection_the_amount_of_the_second_decision_counts(self):
        response = make.make_decided(make.make_staff(), Action.REJECT)
        services.file_objection(response=response, words="Ik ben het oneens.", now=make.NOW)
        second = make.make_staff("approver")
        make.free(response, second)
        text = ObjectionText(Action.ACCEPT, make.REASON, amount_cents=3_600_00)
        services.decide_objection(response=response, text=text, by=second, now=make.later(days=1))
        response.refresh_from_db()
        assert decided_words(response) == (
            "Toegekend bedrag: €\u00a03.600,00 (besluit op bezwaar van 3 maart 2026)."
        )


def test_who_said_yes_to_the_plan_takes_part_in_the_agreement():
    staff = make.make_staff()
    response = make.make_in_handling(staff)
    for name, organisation, answer in (
        ("Ans", "", CoAnswer.CONFIRM),
        ("Bo", "Wijkraad Oost", CoAnswer.CONFIRM),
        ("Cas", "", CoAnswer.DECLINE),
        ("Dirk", "SCHOOLTUIN", CoAnswer.CONFIRM),
        ("Els", "", None),
    ):
        asked = invite_cosubmitter(
            response=response,
            name=name,
            organisation=organisation,
            email=f"{name}@example.nl",
            now=make.NOW,
        )
        if answer is not None:
            answer_invitation(
                cosubmitter=asked,
                answer=answer,
                words="",
                seen=mark_of_plan(response),
                now=make.NOW,
            )
    make.make_weighed(staff, response=response)
    advise = {"action": Action.ACCEPT, "words": make.REASON, "by": staff, "now": make.NOW}
    services.advise(response=response, **advise)
    response.refresh_from_db()
    decide(response, staff, make.decision_text())
    parties = draft_for(response).parties.filter(role="provider").order_by("pk")
    assert list(parties.values_list("code", "party__name")) == [
        ("uitvoerder", "Buurtgroep Singel (fictief)"),
        ("uitvoerder_2", "Schooltuin"),
        ("uitvoerder_3", "Ans"),
        ("uitvoerder_4", "Wijkraad Oost"),
    ]
    held = held_back_of(parties[0].agreement)
    # Who takes part in person was never asked whether the name may be public.
    assert [part for part in held if part.startswith("party:")] == ["party:uitvoerder_3"]


class TestWhatTheResidentDidNotMakePublic:
    def decided(self, *, name, kind="person", plan=True, results=False):
        staff = make.make_staff()
        applicant = Applicant(kind=kind, name="Jo van Demodam", email="jo@voorbeeld.example")
        document = make.make_document(
            applicant=applicant,
            plan=Plan(title="De tuin van Jo van Demodam", different="Wij maaien minder."),
            results=Results(indicators=(IndicatorProposal("Buren van Jo van Demodam", "0", "40"),)),
            publication=Publication(name=name, plan=plan, results=results),
        )
        parts = ("applicant", "plan", "results", "publication")
        case = make.make_weighed(
            staff,
            response=make.make_in_handling(
                staff, **{part: getattr(document, part) for part in parts}
            ),
        )
        services.advise(
            response=case, action=Action.ACCEPT, words=make.REASON, by=staff, now=make.NOW
        )
        case.refresh_from_db()
        return decide(case, staff, make.decision_text())

    def public(self, agreement):
        Agreement.objects.update(is_public=True, status=AgreementStatus.ACTIVE)
        return public_account(agreement.number)

    def test_who_acts_alone_and_did_not_agree_is_a_resident(self, client):
        case = self.decided(name=False, results=True)
        agreement = draft_for(case)
        account = self.public(agreement)
        assert agreement.parties.get(code="uitvoerder").party.name == "Jo van Demodam"
        assert [row.name for row in account.parties][1:] == ["een bewoner"]
        assert account.title == "De tuin van […]"
        assert account.indicators[0].name == "Buren van […]"
        assert account.reasons == {"party:uitvoerder": "deze bewoner de naam niet openbaar maakt."}
        addresses = [
            reverse("challenges:public_case", args=[case.case_number]),
            *(
                f"/api/v1/{path}"
                for path in (
                    f"prestatiecontracten/{agreement.number}",
                    f"prestatiecontracten/{agreement.number}/partijen",
                    "exports/partijen.csv",
                    "exports/indicatoren.csv",
                    f"prestatiecontracten/{agreement.number}/betaalafspraken",
                    "exports/prestatiecontracten.csv",
                    "exports/ocds.json",
                    "exports/indigo.json",
                )
            ),
        ]
        for address in addresses:
            answer = client.get(address)
            text = b"".join(answer).decode()
            assert (answer.status_code, "Demodam" in text, address) == (200, False, address)

    @pytest.mark.parametrize(("kind", "name"), [("person", True), ("organisation", False)])
    def test_who_agreed_and_an_organisation_are_named(self, kind, name):
        account = self.public(draft_for(self.decided(kind=kind, name=name, results=True)))
        assert [row.name for row in account.parties][1:] == ["Jo van Demodam"]
        assert account.title == "De tuin van Jo van Demodam"
        assert account.held_back == ()

    def test_a_plan_and_results_that_are_not_public_give_no_words(self):
        agreement = draft_for(self.decided(name=True, plan=False))
        account = self.public(agreement)
        case = agreement.source_note.split()[-1]
        assert account.title == f"Afspraken bij reactie {case}"
        (row,) = account.indicators
        assert (row.name, row.code, row.definition, row.target, row.is_held_back) == (
            "Resultaat 1",
            "resultaat_1_1",
            "",
            None,
            True,
        )
        assert "Buren van Jo van Demodam" in agreement.indicators.get().definition
        assert account.reasons == {
            "indicator:resultaat_1_1": "de indiener dit deel van het plan niet openbaar maakte."
        }

    def test_who_asks_to_be_forgotten_takes_the_consent_back_once(self):
        case = self.decided(name=True, results=True)
        agreement = draft_for(case)
        document = last_document(case)
        case.refresh_from_db()
        for _time in range(2):
            hold_back_name_again(case, document, now=make.NOW)
        assert [row.name for row in self.public(agreement).parties][1:] == ["een bewoner"]
        assert agreement.events.filter(verb="part_held_back").count() == 1


class TestSomethingToRead:
    @pytest.fixture
    def case(self):
        return make.make_decided(make.make_staff())

    @pytest.fixture
    def agreement(self, case):
        return draft_for(case)

    def write(self, agreement, document=READABLE):
        manager = make.make_staff("contract_manager")
        if document is not None:
            TermsVersion.objects.create(
                agreement=agreement,
                number=1,
                valid_from=make.NOW.date(),
                document=document,
                created_at=make.NOW,
                created_by=manager,
            )
        for code in SAFEGUARDS_BY_CODE:
            answer_safeguard(
                agreement=agreement,
                code=code,
                state="agreed",
                text=f"Zo doen wij {code}.",
                by=manager,
                now=make.NOW,
            )

    def letters(self, case):
        return list(
            case.messages.filter(letter__startswith="agreement")
            .order_by("pk")
            .values_list("letter", flat=True)
        )

    def test_a_draft_is_told_as_begun_and_as_ready_once_it_is_wholly_written(self, case, agreement):
        assert self.letters(case) == ["agreement_begun"]
        sweep_agreement_letters()
        assert self.letters(case) == ["agreement_begun"]
        self.write(agreement)
        for _time in range(2):
            sweep_agreement_letters()
        assert self.letters(case) == ["agreement_begun", "agreement"]
        assert "ligt klaar" in case.messages.get(letter="agreement").subject

    @pytest.mark.parametrize("document", [None, {"format": "maanstand"}])
    def test_without_rules_that_can_be_read_it_is_still_being_written(
        self, client, case, agreement, document
    ):
        self.write(agreement, document)
        sweep_agreement_letters()
        assert self.letters(case) == ["agreement_begun"]
        page = client.get(reverse("challenges:status", args=[case.token])).content.decode()
        assert "Wij schrijven het concept van uw overeenkomst" in page

    def test_the_case_page_follows_the_agreement(self, client, case, agreement):
        url = reverse("challenges:status", args=[case.token])
        page = client.get(url).content.decode()
        assert (
            f"Wij schrijven het concept van uw overeenkomst, met nummer {agreement.number}" in page
        )
        assert "Wat er in de overeenkomst staat" not in page
        self.write(agreement)
        page = client.get(url).content.decode()
        assert f"met nummer {agreement.number}, ligt klaar" in page
        assert "Zo doen wij exit." in page
        assert "2.000" in page
        for status, words in (
            (AgreementStatus.SIGNED, "is ondertekend."),
            (AgreementStatus.ACTIVE, "loopt."),
            (AgreementStatus.SUSPENDED, "ligt tijdelijk stil."),
            (AgreementStatus.ENDED, "is afgelopen. Wat nog open staat"),
            (AgreementStatus.SETTLED, "is afgelopen en afgerekend."),
        ):
            Agreement.objects.update(status=status)
            page = client.get(url).content.decode()
            assert f"Uw overeenkomst, met nummer {agreement.number}, {words}" in page
            assert "concept van uw" not in page
