"""How a municipality sets the right to challenge, in the admin and in what it works out to."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from pages.challenges import services
from pages.challenges.enums import Action, FormSize
from pages.challenges.forms.steps import kinds_to_choose
from pages.challenges.models import ChallengeSettings, Response
from pages.challenges.once import one_reading
from pages.challenges.presentation import sections_of
from pages.challenges.reasons import REASONS_BY_CODE, reasons_for
from pages.challenges.selectors.municipality import (
    applicant_kind_label,
    applicant_kind_name,
    excluded_subjects,
    local_holidays,
    mandate_of,
)
from pages.challenges.subjects import subject_of
from pages.challenges.terms import form_size_for, term
from pages.roles import ensure_roles
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

LISTS = ("holidays", "applicant_kinds", "criteria", "reasons", "excluded_subjects", "mandates")
SKIPPED = {"id", "settings", "sort_order"}


@pytest.fixture
def ours():
    """The row of this municipality, as the admin makes it."""
    make.make_call()
    return ChallengeSettings.for_site(Site.objects.get())


@pytest.fixture
def editor():
    ensure_roles()
    client = Client()
    client.force_login(make.make_staff("editor"))
    return client


def address(ours):
    return reverse("wagtailsettings:edit", args=["challenges", "challengesettings", ours.site_id])


def posted(ours, **changes):
    """The form as the page shows it, with changes; a list is given as its rows."""
    data = {}
    for field in ours._meta.fields:
        value = field.value_from_object(ours)
        data[field.name] = "" if value is None else value
    for name in LISTS:
        rows = changes.pop(name, None)
        if rows is None:
            rows = [values(row) for row in getattr(ours, name).all()]
        data[name] = inline_formset(rows, initial=sum("id" in row for row in rows))
    return nested_form_data({**data, **changes})


def values(row):
    found = {"id": row.pk}
    for field in row._meta.fields:
        value = field.value_from_object(row)
        if field.name not in SKIPPED and value is not False:
            found[field.name] = "on" if value is True else value
    return found


def add(ours, name, **row):
    getattr(ours, name).create(**row)
    ours.save()


def test_without_a_row_the_defaults_of_the_law_and_the_lists_hold():
    assert [term(name) for name in ("FIRST_REACTION_WORKING_DAYS", "DECISION_WEEKS")] == [3, 8]
    assert [term(name) for name in ("EXTENSION_WEEKS", "COMPLETION_WEEKS")] == [6, 2]
    assert [term(name) for name in ("OBJECTION_WEEKS", "OBJECTION_DECISION_WEEKS")] == [6, 6]
    assert term("CASE_PREFIX") == "UD"
    assert [code for code, _label in kinds_to_choose()] == ["person", "group", "organisation"]
    assert {reason.code for reason in reasons_for(Action.LEAVE_OUT)} == {"ONVOLLEDIG"}
    assert len(excluded_subjects()) == 4
    assert len(subject_of(make.make_unasked_draft()).criteria) == 5
    assert local_holidays() == []
    assert not ChallengeSettings.objects.exists()


def test_a_new_row_shows_an_editor_what_already_held(ours):
    counts = {name: getattr(ours, name).count() for name in LISTS}
    assert counts == {
        "holidays": 0,
        "applicant_kinds": 3,
        "criteria": 5,
        "reasons": 16,
        "excluded_subjects": 4,
        "mandates": 0,
    }
    ours.save()
    assert ours.reasons.count() == 16


def test_what_an_editor_sets_holds_at_once(ours, editor):
    page = editor.get(address(ours)).content.decode()
    assert "Termijnen" in page
    assert "Gelijkgesteld met een feestdag" in page
    kinds = [values(row) for row in ours.applicant_kinds.all()]
    kinds[0].pop("is_active")
    kinds.append(
        {"code": "vve", "label": "Wij zijn een VvE", "label_en": "We own flats", "is_active": "on"}
    )
    holiday = {"day": "2027-05-07", "name": "Stadhuis dicht", "name_en": "Town hall closed"}
    answer = editor.post(
        address(ours),
        posted(ours, decision_weeks=10, applicant_kinds=kinds, holidays=[holiday]),
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert term("DECISION_WEEKS") == 10
    with translation.override("en"):
        assert kinds_to_choose()[-1] == ("vve", "We own flats")
        assert applicant_kind_label("person") == "I respond on my own"
    assert [code for code, _label in kinds_to_choose()] == ["group", "organisation", "vve"]
    assert [(row.name, row.is_equated) for row in local_holidays()] == [("Stadhuis dicht", False)]


WRONG = [
    ({"decision_weeks": 0}, "Dit getal moet 1 of hoger zijn."),
    ({"decision_weeks": 99}, "Dit getal moet 52 of lager zijn."),
    ({"objection_weeks": 4}, "De wet geeft zes weken om bezwaar te maken. Korter mag niet."),
    ({"case_prefix": "ud-1"}, "Gebruik één tot zes hoofdletters, zoals UD of UITDG."),
    ({"contact_phone": "bel mij"}, "Vul een telefoonnummer in met alleen cijfers"),
    ({"support_min_age": 3}, "Dit getal moet 12 of hoger zijn."),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_a_wrong_value_is_refused_in_words_at_its_field(ours, editor, change, words):
    answer = editor.post(address(ours), posted(ours, **change))
    assert answer.status_code == 200
    (name,) = change
    assert words in str(answer.context["form"].errors[name])
    assert ChallengeSettings.objects.get().decision_weeks == 8


def test_the_same_code_or_day_twice_is_refused(ours, editor):
    twice = [{"day": "2027-05-07", "name": "Dicht"}, {"day": "2027-05-07", "name": "Gesloten"}]
    assert editor.post(address(ours), posted(ours, holidays=twice)).status_code == 200
    reasons = [values(row) for row in ours.reasons.all()]
    reasons[1]["code"] = reasons[0]["code"]
    assert editor.post(address(ours), posted(ours, reasons=reasons)).status_code == 200
    assert not ChallengeSettings.objects.get().holidays.exists()


def test_a_reason_of_an_old_decision_is_switched_off_and_never_taken_away(ours, editor):
    decided = make.make_decided(make.make_staff(), Action.REJECT)
    assert [row.code for row in decided.decision.reasons.all()] == ["DUURDER"]
    rows = [values(row) for row in ours.reasons.all()]
    gone = [{**row, "DELETE": "on"} if row["code"] == "DUURDER" else row for row in rows]
    renamed = [{**row, "code": "TE_DUUR"} if row["code"] == "DUURDER" else row for row in rows]
    for wrong in (gone, renamed):
        answer = editor.post(address(ours), posted(ours, reasons=wrong))
        assert "Besluiten verwijzen naar DUURDER." in str(answer.context["form"].errors)
    for row in rows:
        if row["code"] == "DUURDER":
            row.pop("is_active")
    assert editor.post(address(ours), posted(ours, reasons=rows)).status_code == 302
    assert "DUURDER" not in {reason.code for reason in reasons_for(Action.REJECT)}
    assert str(REASONS_BY_CODE["DUURDER"].label) == (
        "Het plan kost meer dan nu, zonder dat het beter wordt"
    )
    # Another, that no decision points at, may go; its words are still known.
    left = [
        {**row, "DELETE": "on"} if row["code"] == "DUBBEL" else row
        for row in [values(row) for row in ours.reasons.all()]
    ]
    assert editor.post(address(ours), posted(ours, reasons=left)).status_code == 302
    assert "DUBBEL" in REASONS_BY_CODE


def test_something_is_left_to_choose_and_every_reason_fits_an_outcome(ours, editor):
    kinds = [values(row) for row in ours.applicant_kinds.all()]
    for row in kinds:
        row.pop("is_active")
    answer = editor.post(address(ours), posted(ours, applicant_kinds=kinds))
    assert "Laat ten minste één soort indiener te kiezen." in str(answer.context["form"].errors)
    useless = {"code": "ZOMAAR", "label": "Zomaar", "label_en": "Just so", "is_active": "on"}
    rows = [*(values(row) for row in ours.reasons.all()), useless]
    answer = editor.post(address(ours), posted(ours, reasons=rows))
    assert "ten minste één" in str(answer.context["form"].formsets["reasons"].errors)


def test_only_editors_set_it(ours):
    ensure_roles()
    for group in ("assessor", "contract_manager", "provider"):
        client = Client()
        client.force_login(make.make_staff(group))
        assert client.get(address(ours)).status_code == 302
    assert Client().get(address(ours)).status_code == 302


def test_a_municipal_reason_goes_into_a_decision_and_its_letter(ours):
    label, label_en = "Dit doet de buurgemeente", "Our neighbours do this"
    add(ours, "reasons", code="EIGEN_REDEN", label=label, label_en=label_en)
    staff = make.make_staff()
    advised = make.make_advised(staff, Action.REJECT)
    text = make.decision_text(
        Action.REJECT, reason_codes=("EIGEN_REDEN",), criteria=make.criterion_words(advised)
    )
    proposal = services.propose_decision(response=advised, text=text, by=staff, now=make.NOW)
    decider = make.make_staff("decider")
    make.free(advised, decider)
    services.decide(proposal=proposal, by=decider, now=make.NOW)
    assert "Dit doet de buurgemeente" in advised.messages.get(letter="decision").text


def test_a_kind_of_the_municipality_goes_from_form_to_agreement(ours):
    add(ours, "applicant_kinds", code="vve", label="Wij zijn een VvE", label_en="We own flats")
    applicant = make.Applicant(kind="vve", name="VvE Kade (fictief)", email="vve@voorbeeld.example")
    staff = make.make_staff("contract_manager")
    decided = make.make_decided(staff, applicant=applicant)
    facts = dict(sections_of(make.make_document(applicant=applicant))[0].facts)
    assert "Wij zijn een VvE" in facts.values()
    agreement = services.draft_agreement_for(response=decided, by=staff, now=make.NOW)
    assert agreement.parties.get(code="uitvoerder").party.kind == "other"


def test_others_read_a_kind_in_the_third_person(ours):
    codes = ("person", "group", "organisation", "vve", "gone")
    add(ours, "applicant_kinds", code="vve", label="Wij zijn een VvE", label_en="We own flats")
    assert [applicant_kind_name(code) for code in codes] == [
        "Een inwoner", "Een bewonersgroep", "Een organisatie", "Wij zijn een VvE", "gone",
    ]  # fmt: skip
    with translation.override("en"):
        assert [applicant_kind_name(code) for code in codes] == [
            "One resident", "A group of residents", "An organisation", "We own flats", "gone",
        ]  # fmt: skip
    assert applicant_kind_label("person") == "Ik reageer alleen"


def test_an_editor_says_how_others_read_a_kind(ours, editor):
    kinds = [values(row) for row in ours.applicant_kinds.all()]
    kinds[0]["public_label"] = "Een Demodammer"
    kinds.append(
        {"code": "vve", "label": "Wij zijn een VvE", "label_en": "We own flats",
         "public_label": "Een VvE", "is_active": "on"}
    )  # fmt: skip
    assert "naam zoals anderen hem lezen" in editor.get(address(ours)).content.decode().lower()
    answer = editor.post(address(ours), posted(ours, applicant_kinds=kinds))
    assert answer.status_code == 302, answer.context["form"].errors
    assert applicant_kind_name("person") == "Een Demodammer"
    with translation.override("en"):
        # Nobody translated it: in Dutch it still says more than the words of the form.
        assert applicant_kind_name("vve") == "Een VvE"


def test_a_kind_that_was_taken_off_the_list_keeps_its_name(ours):
    ours.applicant_kinds.set([row for row in ours.applicant_kinds.all() if row.code != "person"])
    ours.save()
    assert applicant_kind_name("person") == "Een inwoner"
    with translation.override("en"):
        assert applicant_kind_name("person") == "One resident"


def test_a_mandate_is_the_highest_of_someones_groups(ours):
    user = make.make_staff("assessor")
    assert mandate_of(user) is None
    other, own = Group.objects.create(name="ander"), Group.objects.get(name="assessor")
    add(ours, "mandates", group=other, up_to_euro=50_000)
    assert mandate_of(user) == 0
    add(ours, "mandates", group=own, up_to_euro=5_000)
    assert mandate_of(user) == 5_000
    user.groups.add(other)
    assert mandate_of(user) == 50_000


def test_a_small_request_gets_a_short_form(ours):
    sizes = [form_size_for(euro) for euro in (None, 0, 2_499, 2_500)]
    assert sizes == [FormSize.FULL, FormSize.SHORT, FormSize.SHORT, FormSize.FULL]
    small = make.make_call(budget_ceiling=1_000)
    assert subject_of(Response(call=small)).form_size == FormSize.SHORT
    assert subject_of(Response(call=make.make_call())).form_size == FormSize.FULL
    ideas = make.make_call(kind="ideas")
    assert subject_of(Response(call=ideas)).form_size == FormSize.SHORT
    assert subject_of(make.make_unasked_draft()).form_size == FormSize.FULL


def test_the_contact_for_an_own_challenge_is_the_one_that_was_set(ours):
    ours.contact_name, ours.contact_phone = "Team Uitdaagrecht", "010 123 45 67"
    ours.contact_hours, ours.contact_hours_en = "elke dag", "every day"
    ours.save()
    with translation.override("en"):
        contact = subject_of(make.make_unasked_draft()).contact
    assert (contact.name, contact.phone, contact.hours) == (
        "Team Uitdaagrecht",
        "010 123 45 67",
        "every day",
    )


def test_one_query_for_all_terms_of_a_request(ours, django_assert_num_queries):
    with django_assert_num_queries(1), one_reading():
        for name in ("DECISION_WEEKS", "CASE_PREFIX", "OBJECTION_WEEKS", "DECISION_WEEKS"):
            term(name)
    with one_reading():
        assert term("DECISION_WEEKS") == 8
        ours.decision_weeks = 9
        ours.save()
        assert term("DECISION_WEEKS") == 9
