"""A fund pays for its own goals in its own areas; for another plan only with a reason."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Action
from pages.challenges.errors import Refused
from pages.challenges.models import Decision, DecisionProposal, FundFit
from pages.challenges.services.fund_fits import FundChoice
from pages.models import CallPage, Fund
from tests.factories import challenges as make
from tests.pages.challenges.test_funds import (
    call_of,
    decider_of,
    make_fund,
    proposed,
    refused,
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
