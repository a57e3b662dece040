"""Public pages that are not in the page tree: search and the municipality's own colours."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from pages import public_results
from pages.models import ResultPage, SiteSettings
from pages.search import MAX_QUERY_LENGTH, search_pages, with_own_fields
from pages.theme import stylesheet

PER_PAGE = 10


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
    page = get_object_or_404(ResultPage.objects.live().public(), slug=slug)
    figures = public_results.account_data(page.agreement_number)
    if figures is None:
        raise Http404
    return JsonResponse(figures, json_dumps_params={"ensure_ascii": False, "indent": 2})


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
