"""A fund behind a call binds the decision: who may take it, and how much there is."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import About
from pages.challenges.enums import Action, Remedies, Status
from pages.challenges.errors import Refused
from pages.challenges.models import Decision, ObjectionDecision
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.funds import committed_cents, fund_stand
from pages.challenges.services.objecting import ObjectionText
from pages.models import CallPage, Fund, FundRoute
from pages.models.funds import FundArea, FundGoal
from tests.factories import challenges as make
from tests.pages.challenges.test_together import _file_database, at_once  # noqa: F401

pytestmark = pytest.mark.django_db
TOGETHER = pytest.mark.django_db(transaction=True)

# Up to 1,000 a civil servant, under 5,000 a panel, above that the college.
ROUTES = (
    ("een ambtenaar", "route_ambtenaar", "1000.00", True),
    ("het panel", "route_panel", "5000.00", False),
    ("het college", "route_college", None, False),
)


def group(name):
    return Group.objects.get_or_create(name=name)[0]


@pytest.fixture
def fund(db):
    return make_fund()


def make_fund(ceiling="6000.00"):
    fund = Fund(
        name="Wijkfonds (verzonnen)", explanation="?", ceiling=Decimal(ceiling), after_the_end="?",
        starts_on=date(2026, 1, 1), ends_on=date(2030, 12, 31),
    )  # fmt: skip
    fund.routes = [
        FundRoute(
            decider=decider,
            decider_en=f"{decider} in English",
            group=group(name),
            up_to=None if bound is None else Decimal(bound),
            includes_bound=included,
        )
        for decider, name, bound, included in ROUTES
    ]
    fund.goals = [FundGoal(name="Schoner groen"), FundGoal(name="Meer werk")]
    fund.areas = [FundArea(name="Noord"), FundArea(name="Zuid")]
    fund.save()
    return fund


def call_of(fund):
    """A call of this fund, for all its goals in all its areas."""
    call = CallPage.objects.get(pk=make.make_call(fund=fund).pk)
    if fund is not None:
        serve(call, fund)
    return call


def serve(call, fund):
    """Let a call serve all of a fund."""
    call.fund_goals, call.fund_areas = list(fund.goals.all()), list(fund.areas.all())
    call.save(clean=False)


def proposed(
    fund, euro=1_250, *, asked=None, action=Action.ACCEPT, staff=None, choice=None, **changes
):
    """A proposal under a call of this fund, of so many euros, with what it serves of the fund."""
    staff = staff or make.make_staff()
    about = {"about": About(asked_cents=asked * 100)} if asked is not None else {}
    response = make.make_advised(staff, action, call=call_of(fund), **about)
    cents = euro * 100 if action == Action.ACCEPT else None
    text = make.decision_text(
        action, amount_cents=cents, criteria=make.criterion_words(response), fund=choice, **changes,
    )  # fmt: skip
    return services.propose_decision(response=response, text=text, by=staff, now=make.NOW)


def decider_of(name, *responses):
    """A decider in the group of a route, without an interest in these cases."""
    person = make.make_staff("decider")
    person.groups.add(group(name))
    for response in responses:
        make.free(response, person)
    return person


def refused(function, **arguments) -> Refused:
    with pytest.raises(Refused) as error:
        function(**{"now": make.NOW, **arguments})
    return error.value


class TestRoute:
    @pytest.mark.parametrize(
        ("euro", "asked", "name"),
        [
            (1_000, None, "route_panel"),  # the plan costs 1,284.56
            (1_000, 1_000, "route_ambtenaar"),
            (1_001, 1_000, "route_panel"),  # more is granted than was asked
            (1_000, 5_000, "route_college"),  # less is granted: who decides hangs on what is asked
            (4_999, 0, "route_panel"),
            (5_000, 0, "route_college"),
        ],
    )
    def test_only_who_the_route_for_the_amount_names_decides(self, fund, euro, asked, name):
        proposal = proposed(fund, euro, asked=asked)
        for other in {row[1] for row in ROUTES} - {name}:
            person = decider_of(other, proposal.response)
            error = refused(services.decide, proposal=proposal, by=person)
            assert (error.code, error.params["group"]) == ("not_named_by_route", name)
        assert not Decision.objects.exists()
        proposal.response.refresh_from_db()
        assert proposal.response.status == Status.DECISION_PROPOSED
        decision = services.decide(
            proposal=proposal, by=decider_of(name, proposal.response), now=make.NOW
        )
        assert decision.amount_cents == euro * 100

    def test_a_rejection_of_a_large_request_goes_the_same_way(self, fund):
        proposal = proposed(fund, asked=6_000, action=Action.REJECT)
        panel = decider_of("route_panel", proposal.response)
        assert refused(services.decide, proposal=proposal, by=panel).code == "not_named_by_route"
        college = decider_of("route_college", proposal.response)
        assert services.decide(proposal=proposal, by=college, now=make.NOW).amount_cents is None

    def test_a_superuser_is_no_exception(self, fund, admin_user):
        proposal = proposed(fund)
        make.free(proposal.response, admin_user)
        error = refused(services.decide, proposal=proposal, by=admin_user)
        assert refusal_text(error) == (
            "Over €\u00a01.284,56 besluit volgens het fonds: het panel. Dat is de groep"
            " “route_panel”, en u zit daar niet in. Vraag iemand uit die groep om te besluiten."
        )

    def test_a_route_without_a_group_or_no_route_at_all_stops_everybody(self, fund):
        proposal = proposed(fund)
        panel = decider_of("route_panel", proposal.response)
        fund.routes.filter(decider="het panel").update(group=None)
        error = refused(services.decide, proposal=proposal, by=panel)
        assert error.code == "route_without_group"
        assert "het panel" in refusal_text(error)
        fund.routes.exclude(decider="een ambtenaar").delete()
        error = refused(services.decide, proposal=proposal, by=panel)
        assert error.code == "no_route"
        assert "1.284,56" in refusal_text(error)
        assert not fund_stand(proposal.response).names(panel)

    def test_without_a_fund_nothing_changes(self):
        proposal = proposed(None)
        assert fund_stand(proposal.response) is None
        person = make.make_staff("decider")
        make.free(proposal.response, person)
        assert services.decide(proposal=proposal, by=person, now=make.NOW)


class TestCeiling:
    def test_what_was_granted_before_is_gone(self, fund):
        for euro, left in ((4_000, 6_000), (2_000, 2_000)):
            proposal = proposed(fund, euro)
            assert fund_stand(proposal.response).left_cents == left * 100
            panel = decider_of("route_panel", proposal.response)
            services.decide(proposal=proposal, by=panel, now=make.NOW)
        last = proposed(fund, 1, asked=1)
        person = decider_of("route_ambtenaar", last.response)
        error = refused(services.decide, proposal=last, by=person)
        assert refusal_text(error) == (
            "Dit besluit kent €\u00a01,00 toe. In Wijkfonds (verzonnen) is nog €\u00a00,00 over,"
            " van €\u00a06.000,00. Kies een lager bedrag, of vraag de redactie naar het plafond."
        )
        assert Decision.objects.count() == 2

    def test_a_lowered_ceiling_leaves_nothing_and_a_rejection_is_still_possible(self, fund):
        first = proposed(fund, 4_000)
        panel = decider_of("route_panel", first.response)
        services.decide(proposal=first, by=panel, now=make.NOW)
        Fund.objects.update(ceiling=Decimal("3000.00"))
        second = proposed(fund, action=Action.REJECT)
        assert fund_stand(second.response).left_cents == -1_000_00
        make.free(second.response, panel)
        assert services.decide(proposal=second, by=panel, now=make.NOW)

    def test_other_funds_are_not_counted(self, fund):
        Fund.objects.update(name="Ander fonds (verzonnen)")
        other = make_fund("1300.00")
        proposal = proposed(fund, 4_000)
        panel = decider_of("route_panel", proposal.response)
        services.decide(proposal=proposal, by=panel, now=make.NOW)
        assert (committed_cents(fund), committed_cents(other)) == (4_000_00, 0)

    def test_after_an_objection_the_second_decision_counts_and_is_held_to_it(self, fund):
        proposal = proposed(fund, action=Action.REJECT)
        response = proposal.response
        first, second = decider_of("route_panel", response), decider_of("route_panel", response)
        outsider = decider_of("route_ambtenaar", response)
        services.decide(proposal=proposal, by=first, now=make.NOW)
        services.file_objection(response=response, words="Ik ben het oneens.", now=make.NOW)
        grant = ObjectionText(Action.ACCEPT, make.REASON, amount_cents=6_001_00)
        decide = {"response": response, "text": grant}
        error = refused(services.decide_objection, by=outsider, **decide)
        assert error.params["group"] == "route_college"
        college = decider_of("route_college", response)
        assert refused(services.decide_objection, by=college, **decide).code == "over_ceiling"
        assert not ObjectionDecision.objects.exists()
        grant = ObjectionText(Action.ACCEPT, make.REASON, amount_cents=4_999_00)
        services.decide_objection(response=response, text=grant, by=second, now=make.NOW)
        assert committed_cents(fund) == 4_999_00
        assert committed_cents(fund, without=response) == 0


class TestRemembering:
    def test_what_was_granted_counts_after_an_editor_takes_the_fund_from_the_call(self, fund):
        proposal = proposed(fund, 4_000)
        response = proposal.response
        decision = services.decide(
            proposal=proposal, by=decider_of("route_panel", response), now=make.NOW
        )
        assert decision.fund == fund
        Fund.objects.update(name="Oud fonds (verzonnen)")
        other = make_fund()
        for now_behind in (None, other):
            CallPage.objects.filter(pk=response.call_id).update(fund=now_behind)
            assert committed_cents(fund) == 4_000_00
            assert committed_cents(other) == 0
        second = proposed(fund, 2_001)
        error = refused(
            services.decide, proposal=second, by=decider_of("route_panel", second.response)
        )
        assert error.code == "over_ceiling"

    def test_without_a_fund_nothing_is_remembered_and_a_later_one_does_not_count_it(self, fund):
        proposal = proposed(None, 4_000)
        person = make.make_staff("decider")
        make.free(proposal.response, person)
        assert services.decide(proposal=proposal, by=person, now=make.NOW).fund is None
        CallPage.objects.filter(pk=proposal.response.call_id).update(fund=fund)
        assert committed_cents(fund) == 0

    def test_an_objection_is_held_to_the_fund_of_the_first_decision(self, fund):
        response = rejected(fund)
        CallPage.objects.filter(pk=response.call_id).update(fund=None)
        outsider = decider_of("route_ambtenaar", response)
        error = refused(
            services.decide_objection, response=response, text=grant(1_000), by=outsider
        )
        assert (error.code, error.params["group"]) == ("not_named_by_route", "route_panel")
        panel = decider_of("route_panel", response)
        services.decide_objection(response=response, text=grant(1_000), by=panel, now=make.NOW)
        assert committed_cents(fund) == 1_000_00


class TestDays:
    @pytest.mark.parametrize(
        ("days", "is_open"),
        [
            (("2026-03-02", "2026-03-02"), True),
            (("2026-01-01", "2026-03-01"), False),
            (("2026-03-03", "2026-12-31"), False),
        ],
    )
    def test_nothing_is_granted_before_the_first_or_after_the_last_day(self, fund, days, is_open):
        proposal = proposed(fund)
        first, last = (date.fromisoformat(day) for day in days)
        Fund.objects.update(starts_on=first, ends_on=last)
        decide = {"proposal": proposal, "by": decider_of("route_panel", proposal.response)}
        if is_open:
            assert services.decide(**decide, now=make.NOW)
            return
        error = refused(services.decide, **decide)
        assert (error.code, error.params["field"]) == ("fund_not_open", "amount")
        assert not Decision.objects.exists()

    def test_the_message_names_the_days_and_the_fix(self, fund):
        proposal = proposed(fund)
        Fund.objects.update(ends_on=date(2026, 3, 1))
        error = refused(
            services.decide, proposal=proposal, by=decider_of("route_panel", proposal.response)
        )
        assert refusal_text(error) == (
            "Uit Wijkfonds (verzonnen) kan iets worden toegekend van 1 januari 2026 tot en met"
            " 1 maart 2026, en vandaag niet. Kies een ander besluit of 0 euro, of vraag de redactie"
            " naar de dagen van het fonds."
        )

    @pytest.mark.parametrize("action", [Action.ACCEPT, Action.REJECT])
    def test_a_grant_of_nothing_and_a_rejection_are_still_possible(self, fund, action):
        proposal = proposed(fund, 0, action=action)
        Fund.objects.update(ends_on=date(2026, 3, 1))
        panel = decider_of("route_panel", proposal.response)
        assert services.decide(proposal=proposal, by=panel, now=make.NOW).fund == fund

    def test_after_an_objection_no_more_than_was_granted_in_time(self, fund):
        proposal = proposed(fund, 1_000, remedies=Remedies.OBJECTION)
        response = proposal.response
        first, second = decider_of("route_panel", response), decider_of("route_panel", response)
        services.decide(proposal=proposal, by=first, now=make.NOW)
        services.file_objection(response=response, words="Het is te weinig.", now=make.NOW)
        Fund.objects.update(ends_on=date(2026, 3, 1))
        decide = {"response": response, "by": second}
        error = refused(services.decide_objection, **decide, text=grant(1_001))
        assert error.code == "fund_not_open"
        assert services.decide_objection(**decide, text=grant(1_000), now=make.NOW)


def grant(euro) -> ObjectionText:
    return ObjectionText(action=Action.ACCEPT, reason=make.REASON, amount_cents=euro * 100)


def rejected(fund):
    """A rejection under a call of this fund, with an objection against it."""
    proposal = proposed(fund, action=Action.REJECT)
    response = proposal.response
    services.decide(proposal=proposal, by=decider_of("route_panel", response), now=make.NOW)
    services.file_objection(response=response, words="Het is te weinig.", now=make.NOW)
    return response


@TOGETHER
def test_two_at_once_do_not_overrun_the_ceiling():
    fund = make_fund("7000.00")
    proposals = [proposed(fund, 4_000) for _number in range(4)]
    people = [decider_of("route_panel", one.response) for one in proposals]

    def deciding(proposal, person):
        return lambda: services.decide(proposal=proposal, by=person, now=make.NOW)

    done = at_once([deciding(*pair) for pair in zip(proposals, people, strict=True)])
    codes = sorted(one.code for one in done if isinstance(one, Refused))
    assert codes == ["over_ceiling"] * 3
    assert committed_cents(fund) == 4_000_00


class TestScreens:
    def test_the_decider_sees_the_route_and_what_is_left_before_deciding(self, client, fund):
        proposal = proposed(fund)
        url = reverse("challenge_responses:decide", args=[proposal.response_id])
        person = decider_of("route_college", proposal.response)
        client.force_login(person)
        text = client.get(url).content.decode()
        assert "Fonds: Wijkfonds (verzonnen)" in text
        assert "€\u00a06.000,00 van €\u00a06.000,00" in text
        assert "het panel (groep route_panel)</strong>" in text
        assert "en u zit daar niet in" in text
        assert "Neem dit besluit" not in text
        client.force_login(decider_of("route_panel", proposal.response))
        text = client.get(url).content.decode()
        assert "en u zit daar niet in" not in text
        assert "Neem dit besluit" in text

    def test_the_handler_reads_what_stops_everybody_before_writing(self, client, fund):
        staff = make.make_staff()
        client.force_login(staff)
        call = call_of(fund)
        response = make.make_advised(staff, call=call)
        url = reverse("challenge_responses:propose", args=[response.pk])
        missing = "Daar is nog geen groep bij gekozen. Vraag de redactie dat bij het fonds te doen."
        with time_machine.travel(make.NOW, tick=False):
            text = client.get(url).content.decode()
            assert missing not in text
            assert "en vandaag niet." not in text
            fund.routes.filter(decider="het panel").update(group=None)
            Fund.objects.update(ends_on=date(2026, 3, 1))
            text = client.get(url).content.decode()
        assert missing in text
        assert "tot en met 1 maart 2026, en vandaag niet." in text

    def test_who_decides_reads_once_that_nobody_may(self, client, fund):
        proposal = proposed(fund)
        fund.routes.filter(decider="het panel").update(group=None)
        client.force_login(decider_of("route_panel", proposal.response))
        url = reverse("challenge_responses:decide", args=[proposal.response_id])
        with time_machine.travel(make.NOW, tick=False):
            text = client.get(url).content.decode()
        assert text.count("Daar is nog geen groep bij gekozen.") == 1
        assert "Neem dit besluit" not in text

    def test_the_handler_sees_it_before_writing_and_nothing_without_a_fund(self, client, fund):
        staff = make.make_staff()
        client.force_login(staff)
        for one, shown in ((fund, True), (None, False)):
            call = CallPage.objects.get(pk=make.make_call(fund=one).pk)
            response = make.make_advised(staff, call=call)
            url = reverse("challenge_responses:propose", args=[response.pk])
            assert ("Fonds: Wijkfonds" in client.get(url).content.decode()) is shown
