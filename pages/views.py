"""Public pages that are not in the page tree: search and the municipality's own colours."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from contracts.budgets.views.documents import shown_sections
from contracts.exports.report_document import from_data
from pages import public_documents, public_results
from pages.charts import Column, column_chart
from pages.models import GoneAddress, ResultPage, SiteSettings
from pages.search import MAX_QUERY_LENGTH, search_pages, with_own_fields
from pages.theme import stylesheet

PER_PAGE = 10
DOCUMENTS_PER_PAGE = 100


@require_safe
def search(request):
    """Search results; without a query only the box and tips."""
    query = request.GET.get("q", "").strip()[:MAX_QUERY_LENGTH]
    site = Site.find_for_request(request)
    found = search_pages(query, site.root_page) if query and site is not None else []
    listing = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    listing.object_list = with_own_fields(list(listing.object_list))
    page_query = f"{urlencode({'q': query})}&" if query else ""
    context = {"q": query, "listing": listing, "page_query": page_query}
    return render(request, "pages/search.html", context)


@require_safe
def result_data(_request, slug):
    """The figures of a result page for machines. 404 when page or contract is not public."""
    if GoneAddress.was_here(slug):
        return HttpResponse(status=410)
    page = get_object_or_404(ResultPage.objects.live().public(), slug=slug)
    figures = public_results.account_data(page.agreement_number)
    if figures is None:
        raise Http404
    return JsonResponse(figures, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
@cache_control(public=True, max_age=300)
def money(request):
    """All public money: per programme and year, with a chart and a table."""
    found = public_results.all_money()
    paid = {
        currency: {row.year: row.paid for row in found.years_of(currency)}
        for currency in found.currencies
    }
    charts = [
        (currency, column_chart(_year_columns(by_year)))
        for currency, by_year in paid.items()
        if any(by_year.values())
    ]
    return render(request, "pages/money.html", {"money": found, "charts": charts})


def _year_columns(paid: dict[int, int]) -> list[Column]:
    """A column for each year from the first to the last: one without payments leaves a gap."""
    return [Column(str(year), paid.get(year, 0)) for year in range(min(paid), max(paid) + 1)]


@require_safe
def money_data(_request):
    """The same for machines. Amounts in whole cents; years are calendar years."""
    found = public_results.all_money()
    rows = [
        {
            "programme": line.programme.code if line.programme else None,
            "currency": line.currency,
            "year": row.year,
            "ceiling_cents": row.ceiling,
            "committed_cents": row.committed,
            "approved_cents": row.approved,
            "paid_cents": row.paid,
            "settlements_left_out": row.left_out,
        }
        for line in found.lines
        for row in line.lines
    ]
    data = {"format": "public-money/1", "rows": rows, "all_approved_cents": found.all_approved}
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def documents(request):
    """Every public document: agreements, accounts and decisions, as the Woo asks."""
    listing = Paginator(public_documents.entries(), DOCUMENTS_PER_PAGE)
    listing = listing.get_page(request.GET.get("pagina"))
    context = {"listing": listing, "documents": public_documents.documents_of(listing)}
    return render(request, "pages/documents.html", context)


@require_safe
def documents_data(request):
    """The same for machines, always in Dutch: what each document is and where it can be read."""
    base = request.build_absolute_uri("/").rstrip("/")
    with override("nl"):
        page = Paginator(public_documents.entries(), DOCUMENTS_PER_PAGE)
        page = page.get_page(request.GET.get("pagina"))
        rows = [public_documents.as_data(row, base) for row in public_documents.documents_of(page)]
    here = reverse("pages:documents_data")
    data = {
        "format": public_documents.FORMAT,
        "aantal": page.paginator.count,
        "pagina": page.number,
        "volgende": f"{base}{here}?pagina={page.next_page_number()}" if page.has_next() else None,
        "documenten": rows,
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2})


@require_safe
def made_document(request, language, number):
    """One document as an accessible page. 404 when it is not public."""
    made = public_results.made_document(number, language)
    if made is None:
        raise Http404
    document = from_data(made.content)
    context = {"made": made, "document": document, "shown": shown_sections(document)}
    return render(request, "pages/document.html", context)


@require_safe
def made_document_pdf(_request, language, number):
    """The same document as PDF."""
    made = public_results.made_document(number, language)
    if made is None:
        raise Http404
    name = f"{made.number}-v{made.version}-{made.language}.pdf"
    return HttpResponse(
        public_results.made_document_pdf(made),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@require_safe
def agreement(request, number):
    """Go to the public result page of a contract. 404 when it has none."""
    page = ResultPage.objects.live().public().filter(agreement_number=number).first()
    if page is None:
        raise Http404
    return redirect(page.get_url(request))


@require_safe
@cache_control(public=True, max_age=86400)
def theme(request):
    """The colours that this municipality set, as a stylesheet."""
    site = Site.find_for_request(request)
    tokens = SiteSettings.for_site(site).theme_tokens if site is not None else ""
    return HttpResponse(stylesheet(tokens), content_type="text/css; charset=utf-8")
