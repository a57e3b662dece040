"""A fund pays for its own goals in its own areas; for another plan only with a reason."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Action, Remedies
from pages.challenges.errors import Refused
from pages.challenges.models import Decision, DecisionProposal, FundFit, ObjectionFundFit
from pages.challenges.services.fund_fits import FundChoice
from pages.models import CallPage, Fund
from tests.factories import challenges as make
from tests.pages.challenges.test_funds import (
    call_of,
    decider_of,
    grant,
    make_fund,
    proposed,
    refused,
    rejected,
    serve,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def fund(db):
    return make_fund()


OUTSIDE = (
    "Het plan past niet binnen de doelen of de wijken van Wijkfonds (verzonnen). Leg uit waarom het"
    " fonds toch betaalt, of kies een ander besluit of 0 euro."
)


class TestFit:
    WHY = "De flat staat net over de grens van Zuid, en de bewoners doen samen mee."

    def keys(self, fund, goals=1, areas=1):
        return {
            "goals": tuple(row.pk for row in fund.goals.all()[:goals]),
            "areas": tuple(row.pk for row in fund.areas.all()[:areas]),
        }

    def test_what_fits_is_kept_with_the_names_of_that_day(self, fund):
        proposal = proposed(fund, choice=FundChoice(**self.keys(fund, areas=2)))
        fit = proposal.fund_fit
        assert (fit.fund, fit.has_goal, fit.has_area, fit.reason) == (fund, True, True, "")
        assert (fit.goals, fit.areas) == ("Schoner groen", "Noord\nZuid")

    @pytest.mark.parametrize("nothing", [{"goals": 0}, {"areas": 0}])
    def test_outside_of_it_nothing_is_put_forward_without_a_reason(self, fund, nothing):
        choice = self.keys(fund, **nothing)
        for reason in ("", " n.v.t. "):
            with pytest.raises(Refused) as error:
                proposed(fund, choice=FundChoice(**choice, reason=reason))
            assert (error.value.code, error.value.params["field"]) == (
                "outside_fund", "fund_reason",
            )  # fmt: skip
        assert not DecisionProposal.objects.exists()
        proposal = proposed(fund, choice=FundChoice(**choice, reason=self.WHY))
        assert proposal.fund_fit.reason == self.WHY
        panel = decider_of("route_panel", proposal.response)
        assert services.decide(proposal=proposal, by=panel, now=make.NOW).fund == fund

    def test_it_stays_as_it_was_also_for_who_goes_around_django(self, fund):
        proposed(fund)
        for sql in (
            "UPDATE challenges_fundfit SET reason = 'Anders.'",
            "DELETE FROM challenges_fundfit",
        ):
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
        assert FundFit.objects.get().reason == ""

    def test_what_belongs_to_another_fund_does_not_count(self, fund):
        Fund.objects.update(name="Ander fonds (verzonnen)")
        other = make_fund()
        with pytest.raises(Refused, match="outside_fund"):
            proposed(other, choice=FundChoice(**self.keys(fund)))

    @pytest.mark.parametrize(("euro", "action"), [(0, Action.ACCEPT), (1, Action.REJECT)])
    def test_who_grants_nothing_is_not_asked(self, fund, euro, action):
        proposal = proposed(fund, euro, action=action, choice=FundChoice())
        assert not hasattr(proposal, "fund_fit")

    def test_what_was_proposed_before_is_judged_by_the_call(self, fund):
        proposal = proposed(None)
        call = proposal.response.call
        CallPage.objects.filter(pk=call.pk).update(fund=fund)
        decide = {"proposal": proposal, "by": decider_of("route_panel", proposal.response)}
        assert refused(services.decide, **decide).code == "outside_fund"
        assert not Decision.objects.exists()
        serve(CallPage.objects.get(pk=call.pk), fund)
        assert services.decide(**decide, now=make.NOW).fund == fund

    def test_the_handler_is_told_at_the_field_and_keeps_what_was_typed(self, client, fund):
        staff = make.make_staff()
        response = make.make_advised(staff, call=call_of(fund))
        client.force_login(staff)
        url = reverse("challenge_responses:propose", args=[response.pk])
        page = client.get(url)
        goals = [str(goal.pk) for goal in fund.goals.all()]
        assert page.context["form"]["fund_goals"].initial == goals
        posted = {
            "knop": "inleveren", "action": "accept", "remedies": "none", "amount": "1250",
            "reason": make.REASON, "fund_goals": goals[:1],
        }  # fmt: skip
        form = client.post(url, posted).context["form"]
        assert form.errors == {"fund_reason": [OUTSIDE]}
        form = client.post(url, posted | {"reason": "Nee."}).context["form"]
        assert set(form.errors) == {"reason", "fund_reason"}
        assert client.post(url, posted | {"fund_reason": self.WHY}).status_code == 302
        proposal = DecisionProposal.objects.get()
        client.force_login(decider_of("route_panel", response))
        page = client.get(reverse("challenge_responses:decide", args=[response.pk]))
        assert f"Waarom het toch betaalt: {self.WHY}" in page.content.decode()
        assert proposal.fund_fit.goals == "Schoner groen"

    def test_the_resident_reads_at_the_amount_what_the_fund_is_for(self, client, fund):
        hint = (
            "Het geld komt uit Wijkfonds (verzonnen). Dat is voor deze doelen: Schoner groen; Meer"
            " werk. En voor deze wijken: Noord, Zuid. Valt uw plan daarbuiten?"
        )
        for one, shown in ((fund, True), (None, False)):
            draft = make.make_draft(call_of(one))
            page = client.get(reverse("challenges:step", args=[draft.token, "waarover"]))
            assert (hint in page.content.decode()) is shown
        small = make.make_call(fund=fund, budget_ceiling=Decimal(500))
        draft = make.make_draft(CallPage.objects.get(pk=small.pk))
        page = client.get(reverse("challenges:step", args=[draft.token, "resultaten"]))
        assert hint in page.content.decode()


class TestAfterAnObjection:
    WHY = TestFit.WHY

    def test_what_fits_by_the_call_is_kept_with_the_second_decision(self, fund):
        response = rejected(fund)
        second = decider_of("route_panel", response)
        decision = services.decide_objection(
            response=response, text=grant(1_000), by=second, now=make.NOW
        )
        fit = decision.fund_fit
        assert (fit.fund, fit.goals, fit.areas, fit.reason) == (
            fund, "Schoner groen\nMeer werk", "Noord\nZuid", "",
        )  # fmt: skip

    @pytest.mark.parametrize("nothing", [{"goals": ()}, {"areas": ()}])
    def test_outside_of_it_only_for_a_reason(self, fund, nothing):
        response = rejected(fund)
        goal, area = fund.goals.all()[0].pk, fund.areas.all()[0].pk
        choice = {"goals": (goal,), "areas": (area,), **nothing}
        decide = {"response": response, "by": decider_of("route_panel", response)}
        for reason in ("", " n.v.t. "):
            text = replace(grant(1_000), fund=FundChoice(**choice, reason=reason))
            error = refused(services.decide_objection, **decide, text=text)
            assert (error.code, error.params["field"]) == ("outside_fund", "fund_reason")
        assert not ObjectionFundFit.objects.exists()
        text = replace(grant(1_000), fund=FundChoice(**choice, reason=self.WHY))
        decision = services.decide_objection(**decide, text=text, now=make.NOW)
        assert decision.fund_fit.reason == self.WHY

    def test_who_grants_nothing_is_not_asked(self, fund):
        response = rejected(fund)
        text = replace(grant(0), fund=FundChoice())
        by = decider_of("route_panel", response)
        decision = services.decide_objection(response=response, text=text, by=by, now=make.NOW)
        assert not hasattr(decision, "fund_fit")

    def test_the_reason_of_the_first_decision_holds_until_another_is_written(self, client, fund):
        area = fund.areas.all()[0].pk
        choice = FundChoice(areas=(area,), reason=self.WHY)
        proposal = proposed(fund, choice=choice, remedies=Remedies.OBJECTION)
        response = proposal.response
        first, second = decider_of("route_panel", response), decider_of("route_panel", response)
        services.decide(proposal=proposal, by=first, now=make.NOW)
        services.file_objection(response=response, words="Het is te weinig.", now=make.NOW)
        client.force_login(second)
        url = reverse("challenge_responses:objection", args=[response.pk])
        form = client.get(url).context["form"]
        assert form.initial == {
            "fund_goals": [], "fund_areas": [str(area)], "fund_reason": self.WHY,
        }  # fmt: skip
        posted = {
            "knop": "inleveren", "action": "accept", "amount": "1000", "reason": make.REASON,
        }  # fmt: skip
        form = client.post(url, posted).context["form"]
        assert form.errors == {"fund_reason": [OUTSIDE]}
        decision = services.decide_objection(
            response=response, text=grant(1_000), by=second, now=make.NOW
        )
        fit = decision.fund_fit
        assert (fit.goals, fit.areas, fit.reason) == ("", "Noord", self.WHY)
        handler = make.make_staff()
        client.force_login(handler)
        page = client.get(reverse("challenge_responses:detail", args=[response.pk]))
        assert f"Waarom het toch betaalt: {self.WHY}" in page.content.decode()

    def test_it_stays_as_it_was_also_for_who_goes_around_django(self, fund):
        response = rejected(fund)
        by = decider_of("route_panel", response)
        services.decide_objection(response=response, text=grant(1_000), by=by, now=make.NOW)
        for sql in (
            "UPDATE challenges_objectionfundfit SET reason = 'Anders.'",
            "DELETE FROM challenges_objectionfundfit",
        ):
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(sql)
