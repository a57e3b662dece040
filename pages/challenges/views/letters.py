"""Letters as they were sent: for who has the private link, and for staff; as page and as PDF."""

from io import BytesIO

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from pages.challenges.enums import Channel
from pages.challenges.exports.letter_pdf import render_letter_pdf
from pages.challenges.models import ArchivedLetter, Response
from pages.challenges.selectors.letters import letters_to_applicant
from pages.challenges.views.guards import for_staff, page_context
from pages.challenges.views.private import base_context, with_response


@require_safe
@with_response
def letter(request: HttpRequest, response: Response, pk: int) -> HttpResponse:
    """One letter to who responded, in the language in which it was written."""
    archived = get_object_or_404(letters_to_applicant(response), pk=pk)
    content = archived.as_sent
    with translation.override(content.language):
        context = {**base_context(response), "letter": content, "archived": archived}
        return render(request, "challenges/letters/page.html", context)


@require_safe
@with_response
def letter_pdf(_request: HttpRequest, response: Response, pk: int) -> HttpResponse:
    """The same letter to keep or to print."""
    return _file(get_object_or_404(letters_to_applicant(response), pk=pk))


@require_safe
@for_staff()
def staff_letter(request: HttpRequest, response: Response, letter_pk: int) -> HttpResponse:
    """Any letter of a case."""
    archived = get_object_or_404(ArchivedLetter, response=response, pk=letter_pk)
    content = archived.as_sent
    context = {
        **page_context(response, archived.get_letter_display()),
        "letter": content,
        "archived": archived,
        "messages_of_letter": archived.messages.order_by("pk"),
    }
    return render(request, "challenges/admin/letter.html", context)


@require_safe
@for_staff()
def staff_pdf(_request: HttpRequest, response: Response, letter_pk: int) -> HttpResponse:
    """Any letter of a case, to print; with the resident's private link only if it goes on paper.

    Whoever holds that link acts as the resident.
    """
    archived = get_object_or_404(ArchivedLetter, response=response, pk=letter_pk)
    goes_by_post = archived.messages.filter(channel=Channel.POST).exists()
    return _file(archived, with_link=goes_by_post)


def _file(archived: ArchivedLetter, *, with_link: bool = True) -> HttpResponse:
    name = slugify(f"{archived.content['case_number']} {archived.letter}") or "brief"
    return FileResponse(
        BytesIO(render_letter_pdf(archived.as_sent, made_at=archived.made_at, with_link=with_link)),
        filename=f"{name}.pdf",
        content_type="application/pdf",
    )
