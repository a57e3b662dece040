"""Putting right how we reach who responded."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.challenges.enums import Action
from pages.challenges.forms.addresses import AddressForm
from pages.challenges.models import Response
from pages.challenges.services import correct_address
from pages.challenges.views.guards import for_staff
from pages.challenges.views.handling import READS, posted, small_page


@require_http_methods(READS)
@for_staff(Action.CORRECT_ADDRESS)
def correct(request: HttpRequest, response: Response) -> HttpResponse:
    """Put a wrong e-mail address of the applicant right."""
    intro = _("Nu hebben wij: %(email)s. Brieven die wachten of niet aankwamen, gaan meteen weg.")
    return small_page(
        request,
        response,
        title=_("E-mailadres verbeteren"),
        intro=intro % {"email": response.email or _("geen e-mailadres")},
        button=_("Verbeter het e-mailadres"),
        done=_("Het e-mailadres is verbeterd. Brieven die wachtten, gaan naar het nieuwe adres."),
        form=AddressForm(posted(request), old=response.email),
        do=lambda data: correct_address(
            response=response,
            email=data["email"],
            reason=data["reason"],
            sends_again=data["sends_again"],
            by=request.user,
            now=timezone.now(),
        ),
    )
