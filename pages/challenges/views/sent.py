"""What was sent, as a file to keep: for the resident and for staff."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pages.challenges.exports.sent_pdf import file_name, render_sent_pdf
from pages.challenges.models import Response
from pages.challenges.views.guards import for_staff
from pages.challenges.views.private import with_response


@require_safe
@with_response
def sent_pdf(request: HttpRequest, response: Response, number: int) -> HttpResponse:
    """A version for who has the private link."""
    return pdf_of_version(response, number, render_sent_pdf)


@require_safe
@for_staff()
def staff_sent_pdf(request: HttpRequest, response: Response, number: int) -> HttpResponse:
    """The same file for staff who may read the case."""
    return pdf_of_version(response, number, render_sent_pdf)


def pdf_of_version(response: Response, number: int, render) -> HttpResponse:
    """Print one version of this response; a number that does not exist is not found."""
    version = response.versions.filter(number=min(number, 2**31 - 1)).first()
    if version is None:
        raise Http404
    answer = HttpResponse(render(version), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="{file_name(version)}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
