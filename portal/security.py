"""What a browser may do on our pages: strict for the public, a little wider in the admin."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Nobody needs these on a municipal page; asking for them would be a mistake or an attack.
PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), payment=(), usb=()"
)


class BrowserRulesMiddleware(CSPMiddleware):
    """Sends Content-Security-Policy and Permissions-Policy with every answer.

    Under ADMIN_PATH the policy gets ADMIN_POLICY_ADDITIONS, because Wagtail's date chooser
    still writes inline scripts. Public pages never do.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if request.path_info.startswith(f"/{settings.ADMIN_PATH}"):
            response._csp_update = settings.ADMIN_POLICY_ADDITIONS  # type: ignore[attr-defined]
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return super().process_response(request, response)
