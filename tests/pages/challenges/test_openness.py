"""What everybody can read of challenges: decisions, how to find them, and the links between."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO, StringIO
from itertools import product

import pytest
from django.urls import reverse
from pypdf import PdfReader

from pages.challenges import services
from pages.challenges.documents import Plan, Publication
from pages.challenges.enums import Action
from pages.challenges.models import Response
from pages.challenges.openness import cases, figures
from pages.challenges.openness.report_files import report_csv
from pages.challenges.openness.report_pdf import report_pdf
from pages.challenges.openness.report_rows import rows_of
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.templatetags.challenge_tags import case_of_agreement
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def page_of(client, name, *args, **query) -> str:
    answer = client.get(reverse(f"challenges:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def public(response: Response) -> cases.PublicCase:
    return cases.public_case(cases.with_everything(cases.decided_responses()).get(pk=response.pk))


class TestOneCase:
    def test_it_says_what_was_asked_decided_and_why(self):
        staff = make.make_staff()
        response = make.make_decided(staff, Action.REJECT, criteria=True)
        case = public(response)
        assert (case.plan_title, case.name, case.outcome, case.status_label) == (
            "Samen voor het Singelpark", "Buurtgroep Singel (fictief)", "Afgewezen", "Afgewezen",
        )  # fmt: skip
        assert (case.received_on, case.decided_on) == (date(2026, 3, 2), date(2026, 3, 2))
        assert case.is_within_term
        assert (case.reason, case.how_to_succeed) == (make.REASON, make.HOW)
        assert case.reasons == (str(REASONS_BY_CODE["DUURDER"].label),)
        assert [(row.name, row.words, row.present_words) for row in case.criteria] == [
            ("Plezier", "Over Plezier: minder dan nu.", "Nu gaat dit goed."),
            ("Kosten", "Over Kosten: minder dan nu.", "Nu gaat dit goed."),
        ]
        assert [section.title for section in case.sections] == ["Het plan"]
        assert (case.area, case.subject_url) == ("Singelwijk", response.call.url)

    @pytest.mark.parametrize("reason", ["no consent", "erasure asked"])
    def test_without_consent_only_the_outcome(self, client, reason):
        changes = {"publication": Publication(name=True)} if reason == "no consent" else {}
        response = make.make_decided(make.make_staff(), Action.REJECT, **changes)
        if reason == "erasure asked":
            Response.objects.filter(pk=response.pk).update(erasure_asked_at=make.NOW)
        case = public(response)
        assert not case.has_words
        assert (case.plan_title, case.name, case.reason, case.how_to_succeed) == ("", "", "", "")
        assert (case.criteria, case.sections) == ((), [])
        assert (case.outcome, len(case.reasons)) == ("Afgewezen", 1)
        page = page_of(client, "public_case", response.case_number)
        for hidden in ("Singelpark</h1>", "Buurtgroep", make.REASON, make.HOW, "maaien minder"):
            assert hidden not in page
        assert "Daarom staat hier alleen de uitkomst." in page

    def test_contact_details_are_never_there(self, client):
        open_to_all = Publication(name=True, plan=True, results=True, costs=True)
        response = make.make_decided(make.make_staff(), publication=open_to_all)
        page = page_of(client, "public_case", response.case_number)
        for private in ("singel@voorbeeld.example", "06 00000000", "Schooltuin"):
            assert private not in page

    def test_an_objection_says_its_outcome_and_not_its_words(self, client):
        response = make.make_objected(make.make_staff())
        case = public(response)
        assert case.objection == cases.PublicObjection(
            received_on=date(2026, 3, 2), decided_on=date(2026, 3, 2), is_kept=True,
            outcome="Afgewezen", reasons=case.reasons, reason=make.REASON, criteria=case.criteria,
            how_to_succeed=make.HOW,
        )  # fmt: skip
        assert "Ik ben het oneens." not in page_of(client, "public_case", response.case_number)

    def test_a_late_decision_says_so(self):
        response = make.make_decided(make.make_staff())
        day_before = response.decide_by.replace(year=2026, month=3, day=1)
        Response.objects.filter(pk=response.pk).update(decide_by=day_before)
        assert not public(response).is_within_term

    @pytest.mark.parametrize("make_one", [make.make_sent, lambda: make.make_draft()])
    def test_what_is_not_decided_is_not_there(self, client, make_one):
        number = make_one().case_number or "UD-2026-0001"
        assert client.get(reverse("challenges:public_case", args=[number])).status_code == 404

    def test_an_own_challenge_has_no_call(self, client):
        staff = make.make_staff()
        draft = make.make_unasked_draft()
        sent = services.send_response(
            response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
        )
        services.take_up(response=sent, by=staff, now=make.NOW)
        response = make.make_decided(staff, response=Response.objects.get(pk=sent.pk))
        assert (public(response).subject_url, public(response).area) == ("", "")
        page = page_of(client, "public_case", response.case_number)
        assert "Eigen uitdaging, zonder oproep" in page

    def test_an_agreement_is_linked_when_it_is_public(self):
        response = make.make_decided(make.make_staff())
        manager = make.make_staff("contract_manager")
        agreement = services.draft_agreement_for(response=response, by=manager, now=make.NOW)
        assert public(response).agreement_number == ""
        assert cases.case_of_agreement(agreement.number) is None
        agreement.is_public = True
        agreement.save()
        assert public(response).agreement_number == agreement.number
        assert cases.case_of_agreement(agreement.number) == response
        assert cases.result_url(agreement.number) == ""
        assert case_of_agreement(agreement.number) == response.case_number
        assert case_of_agreement("PC-1999-0001") == ""


class TestList:
    def test_empty(self, client):
        assert "Er is nog geen besluit genomen." in page_of(client, "decisions")
        assert "Geen besluit past bij uw keuzes." in page_of(client, "decisions", q="boom")

    def test_filters_and_search_leave_private_words_alone(self, client):
        staff = make.make_staff()
        park = make.make_decided(staff)
        hidden = make.make_decided(
            staff, Action.REJECT, call=make.make_call("Buurthuis", area="Zuid"),
            plan=Plan(title="Geheim plan", different="Stil."), publication=Publication(),
        )  # fmt: skip

        def found(**asked):
            return {row.pk for row in cases.found_responses(cases.Filters.of(asked))}

        assert found() == {park.pk, hidden.pk}
        assert found(q="singelpark plan") == {park.pk}
        assert found(q="geheim") == set()
        assert found(q="buurthuis") == found(wijk="Zuid") == found(uitkomst="reject") == {hidden.pk}
        assert found(q=hidden.case_number.lower()) == {hidden.pk}
        assert found(jaar="2026", soort="response") == {park.pk, hidden.pk}
        assert found(jaar="2025") == found(soort="unasked") == set()
        assert found(jaar="٢٠٢٦", soort="x", uitkomst="submit") == {park.pk, hidden.pk}
        page = page_of(client, "decisions", uitkomst="reject")
        assert f"Zaak {hidden.case_number}" in page
        assert "Geheim" not in page
        assert "1 besluit" in page

    def test_after_an_objection_the_second_outcome_counts(self):
        response = make.make_objected(make.make_staff())
        assert list(cases.found_responses(cases.Filters(outcome="reject"))) == [response]
        assert not cases.found_responses(cases.Filters(outcome="accept")).exists()

    @pytest.mark.parametrize("text", ["\0", "%", "'; drop", "<script>", "é" * 5000, "\u202e"])
    def test_whatever_is_asked_gets_a_page(self, client, text):
        make.make_decided(make.make_staff())
        asked = dict.fromkeys(("q", "jaar", "uitkomst", "soort", "wijk", "pagina"), text)
        assert "<script>" not in page_of(client, "decisions", **asked).split("<main")[1]

    def test_the_number_of_queries_does_not_grow(self, client, django_assert_max_num_queries):
        staff = make.make_staff()
        call = make.make_call()
        make.make_decided(staff, call=call)
        client.get(reverse("challenges:decisions"))
        with django_assert_max_num_queries(30) as few:
            client.get(reverse("challenges:decisions"))
        for days in (1, 2, 3):
            make.make_decided(staff, call=call, now=make.NOW + timedelta(days=days))
        with django_assert_max_num_queries(len(few)):
            client.get(reverse("challenges:decisions"))


class TestHidingSmallNumbers:
    @pytest.mark.parametrize(
        ("counts", "shown"),
        [
            ({"a": 9, "b": 5}, {"a": 9, "b": 5}),
            ({"a": 0, "b": 7}, {"a": 0, "b": 7}),
            # One alone could be had by subtracting.
            ({"a": 9, "b": 6, "c": 3}, {"a": 9, "b": None, "c": None}),
            ({"a": 9, "b": 2, "c": 3}, {"a": 9, "b": None, "c": None}),
            # Equals are hidden together.
            ({"a": 5, "b": 5, "c": 4}, {"a": None, "b": None, "c": None}),
            # Together two, so one each.
            ({"a": 9, "b": 1, "c": 1}, {"a": None, "b": None, "c": None}),
            # Together eight with at most four each.
            ({"a": 9, "b": 4, "c": 4}, {"a": None, "b": None, "c": None}),
            ({"a": 3, "b": 0}, {"a": None, "b": None}),
        ],
    )
    def test_nobody_can_subtract(self, counts, shown):
        assert {one.code: one.count for one in figures.hide_small(counts)} == shown

    def test_what_is_hidden_can_be_shared_out_in_several_ways(self):
        """Every reader who knows the rule and the total still has at least two possibilities."""
        numbers = range(13)
        seen: dict = {}
        for counts in product(numbers, repeat=3):
            shown = figures.hide_small(dict(zip("abc", counts, strict=True)))
            key = (sum(counts), tuple(one.count for one in shown))
            seen.setdefault(key, set()).add(counts)
        for (total, shown), possible in seen.items():
            if None in shown and total > 1:
                assert len(possible) > 1, (total, shown, possible)


def test_halves_are_rounded_up():
    assert [figures.round_half_up(n, 2) for n in range(5)] == [0, 1, 1, 2, 2]
    assert figures.round_half_up(200, 3) == 67


class TestYear:
    @pytest.fixture
    def report(self):
        """A year with a yes that runs to an agreement, a no, an objection and a withdrawal."""
        staff = make.make_staff()
        yes = make.make_in_handling(staff)
        later = make.later(days=10)
        services.ask_completion(
            response=yes, question="Wie is er op zondag aanwezig?", by=staff, now=make.NOW
        )
        services.take_up(response=yes, by=staff, now=make.NOW)
        yes = make.make_decided(staff, now=later, response=Response.objects.get(pk=yes.pk))
        manager = make.make_staff("contract_manager")
        services.draft_agreement_for(response=yes, by=manager, now=later)
        make.make_decided(staff, Action.REJECT)
        make.make_objected(staff)
        services.withdraw(response=make.make_sent(), by=None, now=make.NOW)
        make.make_sent()
        make.make_sent(make.make_call(opens_on=date(2025, 1, 1)), now=make.NOW.replace(year=2025))
        return figures.year_report(2026, make.later(days=30))

    def test_every_figure(self, report):
        assert figures.report_years() == [2026, 2025]
        outcomes = {one.code: one.count for one in report.outcomes if one.count}
        assert outcomes == {"accept": 1, "reject": 2}
        assert report.reasons == (figures.Count("DUURDER", 2),)
        assert report.kinds == (figures.Count("group", 5),)
        (kind,) = [row for row in rows_of(report) if row.code == "applicant.group"]
        assert kind.label == "Een bewonersgroep"
        assert (report.received, report.to_calls, report.unasked) == (5, 5, 0)
        assert (report.open, report.withdrawn, report.decided) == (1, 1, 3)
        assert (report.median_days, report.longest_days) == (0, 10)
        assert (report.within_term, report.within_term_percent) == (3, 100)
        assert (report.completions_asked, report.extended) == (1, 0)
        assert (report.objections, report.objections_kept) == (1, 1)
        assert (report.objections_open, report.objections_revised) == (0, 0)
        assert (report.agreements, report.running, report.finished, report.ended_early) == (
            1, 0, 0, 0,
        )  # fmt: skip
        assert (report.year, report.made_on) == (2026, date(2026, 4, 1))

    def test_page_pdf_csv_and_json_agree(self, client, report):
        rows = [(row.code, row.value) for row in rows_of(report)]
        data = client.get(reverse("challenges:year_json", args=[2026])).json()
        assert [
            (row["code"], row["value"]) for group in data["groups"] for row in group["rows"]
        ] == rows
        lines = client.get(reverse("challenges:year_csv", args=[2026])).content.decode("utf-8-sig")
        table = list(csv.DictReader(StringIO(lines), delimiter=";"))
        assert [(row["code"], int(row["value"]) if row["value"] else None) for row in table] == rows
        key = client.get(reverse("challenges:year_dictionary", args=[2026])).content.decode()
        assert [line.split(";")[0] for line in key.splitlines()[1:]] == [code for code, _ in rows]
        page = page_of(client, "year_report", 2026)
        printed = "\n".join(
            one.extract_text()
            for one in PdfReader(
                BytesIO(client.get(reverse("challenges:year_pdf", args=[2026])).content)
            ).pages
        )
        for row in rows_of(report):
            assert f'<td class="uo-number">{row.shown}</td>' in page
            assert row.shown in printed
            assert row.label.split()[0] in printed

    def test_the_same_figures_give_the_same_bytes(self, report):
        assert report_pdf(report, "Demodam", "nl") == report_pdf(report, "Demodam", "nl")
        assert report_pdf(report, "Demodam", "nl") != report_pdf(report, "Demodam", "en")

    def test_a_label_can_be_no_formula(self, report):
        reasons = (figures.Count('=HYPERLINK("x")', 1),)
        lines = "".join(report_csv(replace(report, reasons=reasons)))
        assert "'=HYPERLINK" in lines
        assert ";=HYPERLINK" not in lines

    def test_years_without_cases_have_no_report(self, client):
        assert "Er is nog geen uitdaging binnengekomen." in page_of(client, "year_reports")
        for name in ("year_report", "year_pdf", "year_csv", "year_json", "year_dictionary"):
            assert client.get(reverse(f"challenges:{name}", args=[2026])).status_code == 404
        make.make_sent()
        answer = client.get(reverse("challenges:year_reports"))
        assert answer.url == reverse("challenges:year_report", args=[2026])
        empty = figures.year_report(1999, make.NOW)
        assert (empty.received, empty.median_days, empty.within_term_percent) == (0, None, None)
