"""Before a part is public its writer reads what in it points at a person; nothing stops them."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import (
    About,
    Applicant,
    BudgetLine,
    Milestone,
    Plan,
    Planning,
    Publication,
    Results,
    Value,
)
from pages.challenges.drafts import StepEntry
from pages.challenges.forms.before_consent import warnings_before_consent
from pages.challenges.forms.step_list import steps_of
from pages.challenges.models import Response
from pages.challenges.presentation import found_in_public_name, left_out_of
from pages.challenges.publishing import HiddenNames
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
WHO = {"kind": "group", "name": "Buurt", "email": "groep@voorbeeld.example", "channel": "email"}
PLAN = {"title": "Plan", "different": "Groener.", "why": "Mooier."}
TITLE = "Let op: hier staan misschien gegevens van een persoon"
PHONE = "06 12345678"


@pytest.fixture
def draft():
    return make.make_draft()


def keep(draft, slug, fields=None, rows=None):
    services.save_step(
        response=draft, step=slug, entry=StepEntry(fields or {}, rows or {}), now=make.NOW
    )


def warnings(draft):
    response = Response.objects.get(pk=draft.pk)
    step = steps_of(response)[-1]
    return [
        (
            str(one.label).partition(",")[0],
            [step.slug for step in one.steps],
            [(found.trace.value, found.words) for found in one.found],
        )
        for one in warnings_before_consent(response, step)
    ]


class TestWhatIsFound:
    @pytest.mark.parametrize(
        ("slug", "fields", "rows", "part"),
        [
            ("wie", {"name": PHONE}, {}, "Mijn naam"),
            ("waarover", {"present": PHONE}, {}, "Mijn plan"),
            ("plan", {"reach": PHONE}, {}, "Mijn plan"),
            ("waarde", {"pays_later": PHONE}, {}, "Wat het de samenleving oplevert"),
            ("resultaten", {}, {"indicators": [{"source": PHONE}]}, "De resultaten"),
            ("resultaten", {}, {"budget": [{"description": PHONE}]}, "De kosten"),
            ("geven", {"wants_back": PHONE}, {}, "Wat ik inbreng"),
            ("planning", {"quality": PHONE}, {}, "De planning"),
            ("planning", {}, {"milestones": [{"what": PHONE}]}, "De planning"),
        ],
    )
    def test_it_says_which_part_what_and_where(self, slug, fields, rows, part):
        draft = make.make_unasked_draft()
        keep(draft, slug, fields, rows)
        assert warnings(draft) == [(part, [slug], [("phone", PHONE)])]

    def test_each_kind_is_known_by_its_own_name(self, draft):
        text = "Mail jo@x.nl, bel 0612345678, bsn 111222333, NL91ABNA0417164300, 12-03-1980."
        keep(draft, "plan", {"different": text, "why": text})
        ((_part, steps, found),) = warnings(draft)
        assert steps == ["plan"]
        assert [trace for trace, _words in found] == [
            *("email", "iban", "birth_date", "phone", "bsn"),
        ]

    def test_what_is_never_public_gives_no_warning(self, draft):
        keep(draft, "wie", {"email": "jo@voorbeeld.example", "phone": PHONE, "address": "1234 AB"})
        keep(draft, "planning", {"support": PHONE, "continuity": PHONE})
        assert warnings(draft) == []

    def test_every_word_that_would_be_shown_is_looked_at(self):
        """The parts of the document that leave places out have a source in the draft."""
        draft = make.make_unasked_draft()
        keep(draft, "waarover", {"task": PHONE, "present": PHONE})
        keep(
            draft,
            "plan",
            dict.fromkeys(("title", "different", "why", "for_whom", "reach"), PHONE),
        )
        assert [steps for _part, steps, _found in warnings(draft)] == [["waarover", "plan"]]


class TestThePages:
    def test_the_step_of_consent_warns_and_lets_go_on(self, client, draft):
        keep(draft, "wie", WHO)
        keep(draft, "plan", {**PLAN, "why": f"Bel {PHONE}."})
        url = reverse("challenges:step", args=[draft.token, "openbaar"])
        page = client.get(url).content.decode()
        assert TITLE in page
        assert f"een telefoonnummer: <strong>{PHONE}</strong>" in page
        assert reverse("challenges:step", args=[draft.token, "plan"]) in page
        answer = client.post(url, {"publish_plan": "on", "declaration": "on"})
        assert answer.url == reverse("challenges:review", args=[draft.token])
        # Of a wrong post the warning stays beside the problem.
        assert TITLE in client.post(url, {"publish_plan": "on"}).content.decode()

    def test_other_steps_and_clean_texts_have_no_warning(self, client, draft):
        keep(draft, "plan", PLAN)
        for slug in ("plan", "openbaar"):
            url = reverse("challenges:step", args=[draft.token, slug])
            assert TITLE not in client.get(url).content.decode()
        keep(draft, "plan", {**PLAN, "why": PHONE})
        url = reverse("challenges:step", args=[draft.token, "plan"])
        assert TITLE not in client.get(url).content.decode()

    def test_the_review_says_it_per_public_part_with_the_way_to_change_it(self, client, draft):
        keep(draft, "wie", {**WHO, "name": f"Jo {PHONE}"})
        keep(draft, "plan", {**PLAN, "why": "Jo is van 12-03-1980."})
        consent = {"publish_plan": "on", "declaration": "on"}
        keep(draft, "openbaar", consent)
        url = reverse("challenges:review", args=[draft.token])
        page = client.get(url).content.decode()
        assert "Dit laten wij weg op de site" in page
        assert "Het plan: een datum die een geboortedatum kan zijn" in page
        assert f'href="{reverse("challenges:step", args=[draft.token, "plan"])}">Verander' in page
        assert "In uw naam staat:" not in page
        keep(draft, "openbaar", {**consent, "publish_name": "on"})
        page = client.get(url).content.decode()
        assert "In uw naam staat:" in page
        assert f"<strong>{PHONE}</strong>" in page
        assert "Verstuur mijn reactie" in page
        keep(draft, "openbaar", {"declaration": "on"})
        assert "Dit laten wij weg op de site" not in client.get(url).content.decode()


class TestTheDocument:
    def test_what_is_left_out_is_said_per_part_and_step(self):
        document = make.make_document(
            about=About(task=f"Bel {PHONE}"),
            plan=Plan(title="Plan", different="Groener.", why="Mail jo@voorbeeld.example"),
            value=Value(services=PHONE),
            results=Results(budget=(BudgetLine("NL91ABNA0417164300", 100),)),
            planning=Planning(milestones=(Milestone("12-03-1980", "niets"),)),
            publication=Publication(plan=True, costs=True, planning=True),
        )
        assert [
            (part.slug, part.title, [one.words for one in part.found])
            for part in left_out_of(document, HiddenNames())
        ] == [
            ("waarover", "Het plan", [PHONE]),
            ("plan", "Het plan", ["jo@voorbeeld.example"]),
            ("resultaten", "Kosten", ["NL91ABNA0417164300"]),
            ("planning", "Planning", ["12-03-1980"]),
        ]

    @pytest.mark.parametrize(
        ("publication", "words"),
        [
            (Publication(name=True, plan=True), [PHONE]),
            (Publication(plan=True), []),
            (Publication(name=True), []),
        ],
    )
    def test_a_name_is_looked_at_when_it_is_public(self, publication, words):
        who = Applicant(kind="group", name=f"Groep {PHONE}", email="groep@voorbeeld.example")
        document = make.make_document(applicant=who, publication=publication)
        assert [one.words for one in found_in_public_name(document)] == words
