"""The public addresses: decisions, one decision, and the report of a year."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pages.challenges.calls import site_municipality
from pages.challenges.enums import Action, ResponseKind
from pages.challenges.openness import cases
from pages.challenges.openness.figures import YearReport, report_years
from pages.challenges.openness.figures import year_report as figures_of
from pages.challenges.openness.report_files import dictionary_csv, report_csv, report_json
from pages.challenges.openness.report_pdf import report_pdf
from pages.challenges.openness.report_rows import groups_of
from pages.challenges.transitions import DECISIONS

PER_PAGE = 12


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """All decisions, with filters and a search field."""
    filters = cases.Filters.of(request.GET)
    found = cases.with_everything(cases.found_responses(filters))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    asked = {name: value for name, value in request.GET.items() if name != "pagina" and value}
    return render(
        request,
        "challenges/openness/decisions.html",
        {
            "listing": page,
            "cases": [cases.public_case(row) for row in page],
            "filters": filters,
            "years": cases.years(),
            "areas": cases.areas(),
            "outcomes": [(str(action), Action(action).label) for action in DECISIONS],
            "kinds": ResponseKind.choices,
            "page_query": f"{urlencode(asked)}&" if asked else "",
        },
    )


@require_safe
def decision(request: HttpRequest, case_number: str) -> HttpResponse:
    """One decision with its reasons. 404 for a case that is not decided."""
    if "\0" in case_number:
        raise Http404
    rows = cases.with_everything(cases.decided_responses())
    case = cases.public_case(get_object_or_404(rows, case_number=case_number))
    return render(
        request,
        "challenges/openness/decision.html",
        {"case": case, "result_url": cases.result_url(case.agreement_number)},
    )


@require_safe
def year_reports(request: HttpRequest) -> HttpResponse:
    """Go to the report of the last year with cases; without any, say so."""
    years = report_years()
    if years:
        return redirect("challenges:year_report", years[0])
    return render(request, "challenges/openness/no_report.html", {})


@require_safe
def year_report(request: HttpRequest, year: int) -> HttpResponse:
    """The report of a year as a page. 404 for a year in which nothing came in."""
    report = _report(year)
    context = {"report": report, "groups": groups_of(report), "years": report_years()}
    return render(request, "challenges/openness/year_report.html", context)


@require_safe
def year_pdf(_request: HttpRequest, year: int) -> HttpResponse:
    """The same as PDF."""
    content = report_pdf(_report(year), site_municipality(), get_language() or "nl")
    return _file(HttpResponse(content, content_type="application/pdf"), year, "pdf")


@require_safe
def year_csv(_request: HttpRequest, year: int) -> HttpResponse:
    """The same as CSV."""
    lines = "".join(report_csv(_report(year)))
    return _file(HttpResponse(lines, content_type="text/csv; charset=utf-8"), year, "csv")


@require_safe
def year_dictionary(_request: HttpRequest, year: int) -> HttpResponse:
    """What each figure of the CSV means."""
    lines = "".join(dictionary_csv(_report(year)))
    answer = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    return _file(answer, year, "csv", "uitleg")


@require_safe
def year_json(_request: HttpRequest, year: int) -> HttpResponse:
    """The same as JSON."""
    params = {"ensure_ascii": False, "indent": 2}
    return JsonResponse(report_json(_report(year)), json_dumps_params=params)


def _report(year: int) -> YearReport:
    if year not in report_years():
        raise Http404
    return figures_of(year, timezone.now())


def _file(answer: HttpResponse, year: int, suffix: str, name: str = "jaarverslag") -> HttpResponse:
    answer["Content-Disposition"] = f'inline; filename="uitdagingen-{year}-{name}.{suffix}"'
    return answer
