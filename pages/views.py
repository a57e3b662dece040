"""Public pages that are not in the page tree: search and the municipality's own colours."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from pages.models import SiteSettings
from pages.search import MAX_QUERY_LENGTH, search_pages
from pages.theme import stylesheet

PER_PAGE = 10


@require_safe
def search(request):
    """Search results; without a query only the box and tips."""
    query = request.GET.get("q", "").strip()[:MAX_QUERY_LENGTH]
    site = Site.find_for_request(request)
    found = search_pages(query, site.root_page) if query and site is not None else []
    listing = Paginator(found, PER_PAGE).get_page(request.GET.get("pagina"))
    page_query = f"{urlencode({'q': query})}&" if query else ""
    context = {"q": query, "listing": listing, "page_query": page_query}
    return render(request, "pages/search.html", context)


@require_safe
@cache_control(public=True, max_age=86400)
def theme(request):
    """The colours that this municipality set, as a stylesheet."""
    site = Site.find_for_request(request)
    tokens = SiteSettings.for_site(site).theme_tokens if site is not None else ""
    return HttpResponse(stylesheet(tokens), content_type="text/css; charset=utf-8")
