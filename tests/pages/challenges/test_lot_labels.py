"""Who got a part reads so everywhere: no list and no mail says that all was granted."""

import pytest
from django.urls import reverse
from django.utils import translation

from pages.challenges import services
from pages.challenges.enums import Action, Status, Who
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.openness import cases
from pages.challenges.openness.figures import year_report
from pages.challenges.openness.open_api import challenge_data
from pages.challenges.openness.report_files import report_csv
from pages.challenges.openness.report_rows import rows_of
from pages.challenges.outcome_words import event_label
from pages.challenges.selectors.responses import ResponseCounts, response_counts
from pages.challenges.services.moves import lock_response, move
from pages.challenges.staff_letters import handed_to_letter
from pages.voices.services.plans import open_plan
from tests.factories import challenges as make
from tests.factories import voices
from tests.pages.challenges.test_lots import LOTS, NORTH_ONLY, decide, propose, with_lots

pytestmark = pytest.mark.django_db

BADGE = '--safe">Deels toegekend</span>'
WHOLE = "Wij willen uw plan met u uitvoeren."


@pytest.fixture
def staff():
    return make.make_staff()


def make_split(staff):
    return decide(propose(staff, make.decision_text(**NORTH_ONLY)))


@pytest.fixture
def split(staff):
    """A grant of the north and a rejection of the south."""
    return make_split(staff)


def test_the_page_of_the_resident_lists_it_with_what_it_means(split, client):
    client.force_login(voices.make_resident(split.email))
    page = client.get(reverse("challenges:mine")).content.decode()
    assert BADGE in page
    assert "Wij willen een deel van uw plan met u uitvoeren: Noord." in page
    assert WHOLE not in page


def test_the_resident_reads_it_in_what_happened_too(split, client):
    page = client.get(reverse("challenges:status", args=[split.token])).content.decode()
    assert '<p class="uc-timeline__what">Deels toegekend</p>' in page
    assert '<p class="uc-timeline__what">Toegekend</p>' not in page
    taken_up, granted = (split.events.filter(action=one).get() for one in ("take_up", "accept"))
    assert event_label(taken_up) == "In behandeling genomen"
    with translation.override("en"):
        assert event_label(granted) == "Granted in part"


def test_the_list_of_staff_says_it_without_asking_more_for_more_rows(
    staff, client, django_assert_max_num_queries
):
    client.force_login(staff)
    url = reverse("challenge_responses:index")
    make_split(staff)
    assert BADGE in client.get(url).content.decode()
    with django_assert_max_num_queries(40) as few:
        client.get(url)
    for _more in range(2):
        make_split(staff)
    with django_assert_max_num_queries(len(few)):
        assert client.get(url).content.decode().count(BADGE) == 3


def test_staff_read_it_in_the_case(split, staff, client):
    client.force_login(staff)
    page = client.get(reverse("challenge_responses:detail", args=[split.pk])).content.decode()
    assert "<strong>Deels toegekend</strong>" in page
    assert "<strong>Toegekend</strong>" not in page


def test_who_decides_reads_it_before_and_on_an_objection(staff, client):
    proposal = propose(staff, make.decision_text(**NORTH_ONLY))
    decider = make.make_staff("decider")
    make.free(proposal.response, decider)
    client.force_login(decider)
    page = client.get(reverse("challenge_responses:decide", args=[proposal.response_id]))
    assert "Besluit: Deels toegekend</strong>" in page.content.decode()
    split = decide(proposal)
    services.file_objection(response=split, words="Ook Zuid.", now=make.NOW)
    second = make.make_staff("decider")
    make.free(split, second)
    client.force_login(second)
    page = client.get(reverse("challenge_responses:objection", args=[split.pk])).content.decode()
    assert "Het eerste besluit: Deels toegekend</h3>" in page


def test_the_call_and_what_exists_already_say_it(split, client):
    assert BADGE in client.get(split.call.url).content.decode()
    page = client.get(reverse("challenges:start_unasked"), {"q": split.plan_title})
    assert BADGE in page.content.decode()


def test_the_counts_of_the_call_tell_it_apart(split, client, django_assert_max_num_queries):
    page = client.get(split.call.url).content.decode()
    assert "Besloten: 1. Toegekend: 0. Deels toegekend: 1." in page
    client.cookies["taal"] = "en"
    english = client.get(split.call.url).content.decode()
    assert "Accepted: 0. Granted in part: 1." in english
    Response.objects.filter(pk=split.pk).update(status=Status.RUNNING)
    with django_assert_max_num_queries(5):
        assert response_counts(split.call) == ResponseCounts(1, 1, 0, 1)


def make_split_with_changes(staff):
    changed = Action.ACCEPT_WITH_CONDITIONS
    advised = make.make_advised(staff, changed, **with_lots(*LOTS))
    services.propose_changes(response=advised, words=make.REASON, by=staff, now=make.NOW)
    services.answer_changes(response=advised, agrees=True, by=None, now=make.NOW)
    text = make.decision_text(changed, **NORTH_ONLY)
    return decide(services.propose_decision(response=advised, text=text, by=staff, now=make.NOW))


def test_the_report_of_the_year_and_its_files_tell_it_apart(staff):
    make_split(staff)
    make_split_with_changes(staff)
    report = year_report(2026, make.NOW)
    assert {one.code: one.count for one in report.outcomes if one.count} == {"accept_in_part": 2}
    csv = "".join(report_csv(report))
    assert "outcome.accept_in_part;Deels toegekend;2;cases" in csv
    assert "outcome.accept;Toegekend;0;cases" in csv
    with translation.override("en"):
        rows = {row.code: (row.label, row.value) for row in rows_of(report)}
    assert rows["outcome.accept_in_part"] == ("Granted in part", 2)


def test_a_public_plan_and_its_list_say_it(staff, client, django_assert_max_num_queries):
    def show_one():
        split = make_split(staff)
        open_plan(response=split, show_name=False, now=make.NOW)
        return split

    split = show_one()
    url = reverse("voices:plan", args=[split.case_number])
    assert "Deels toegekend</span>" in client.get(url).content.decode()
    assert "Deels toegekend</span>" in client.get(reverse("voices:plans")).content.decode()
    with django_assert_max_num_queries(40) as few:
        client.get(reverse("voices:plans"))
    show_one()
    with django_assert_max_num_queries(len(few)):
        page = client.get(reverse("voices:plans")).content.decode()
    assert page.count("Deels toegekend</span>") == 2


def test_the_open_data_say_it_in_both_languages(split):
    read = cases.with_everything(cases.decided_responses())
    assert challenge_data(cases.public_case(read.get()))["status"] == "Deels toegekend"
    with translation.override("en"):
        assert challenge_data(cases.public_case(read.get()))["status"] == "Granted in part"


def test_a_mail_to_a_colleague_and_a_refusal_say_it(split, staff):
    letter = handed_to_letter(split, by=staff, reason="Ik ben ziek.")
    assert "Status: Deels toegekend" in letter.text
    with pytest.raises(Refused) as refused:
        move(
            response=lock_response(split), action=Action.TAKE_UP, who=Who.HANDLER, by=staff,
            now=make.NOW,
        )  # fmt: skip
    assert refused.value.params["outcome"] == "Deels toegekend"


def test_all_lots_granted_is_granted(staff):
    decided = make.make_decided(staff)
    assert event_label(decided.events.get(action="accept")) == "Toegekend"
    assert Response.objects.get().get_status_display() == "Toegekend"
