"""Every error as problem details (RFC 9457), with all that is wrong at once."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.core.exceptions import PermissionDenied as DjangoPermissionDenied
from django.core.exceptions import RequestDataTooBig
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

from contracts.api.names import field_name
from contracts.errors import Refused, RefusedTogether

logger = logging.getLogger(__name__)

MEDIA_TYPE: Final = "application/problem+json"
# A refusal about who asks is no fault in what was sent.
OF_PERSON: Final = "by"


class Conflict(exceptions.APIException):
    """What is asked does not fit what was asked before with the same Idempotency-Key."""

    status_code = 409
    default_code = "conflict"


class RowsRefused(ValueError):  # noqa: N818 - it says what happened, like Refused
    """Of several rows sent together some are refused; `reasons` are (place, refusal).

    A place is where the row stands in what was sent, such as "metingen/2"; "" is the whole.
    """

    def __init__(self, reasons: Sequence[tuple[str, Refused]]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(len(self.reasons))


class WrongQuery(exceptions.ValidationError):
    """Something in the query of the address is wrong; `detail` is by name."""


def handle(error: Exception, context: Any) -> Response:
    """Turn whatever a view raised into a problem. What nobody foresaw is logged and a 500."""
    if isinstance(error, (Refused, RefusedTogether, RowsRefused)):
        return _refusal(error)
    if isinstance(error, RequestDataTooBig):
        return problem(413, _("Dit is te veel in één keer. Stuur het in delen."))
    if isinstance(error, Http404):
        error = exceptions.NotFound(_("Dit bestaat niet, of is niet openbaar."))
    elif isinstance(error, DjangoPermissionDenied):
        error = exceptions.PermissionDenied()
    if isinstance(error, exceptions.ValidationError):
        place = "query" if isinstance(error, WrongQuery) else "body"
        return problem(400, _invalid(), list(_flat(error.get_full_details(), place)))
    if not isinstance(error, exceptions.APIException):
        logger.error("The API failed", exc_info=error)
        return problem(500, _("Er ging iets mis. Het is gemeld; probeer het later opnieuw."))
    answer = problem(error.status_code, str(error.detail))
    if getattr(error, "auth_header", None):
        answer["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        answer["Retry-After"] = str(error.wait)
    return answer


def problem(
    status: int, detail: str, errors: Sequence[dict[str, Any]] = (), code: str = ""
) -> Response:
    """Return a problem as answer."""
    body: dict[str, Any] = {"title": _titles().get(status, str(status)), "status": status}
    body["detail"] = detail
    if code:
        body["code"] = code
    if errors:
        body["errors"] = list(errors)
    return Response(body, status=status, content_type=MEDIA_TYPE)


def _refusal(error: Refused | RefusedTogether | RowsRefused) -> Response:
    if isinstance(error, RowsRefused):
        places = [(f"#/{place}" if place else "#", reason) for place, reason in error.reasons]
    else:
        reasons = error.reasons if isinstance(error, RefusedTogether) else (error,)
        places = [("#", reason) for reason in reasons]
    if all(reason.field == OF_PERSON for _place, reason in places):
        return problem(403, places[0][1].message, code=places[0][1].code)
    return problem(400, _invalid(), [_error(place, reason) for place, reason in places])


def _error(place: str, reason: Refused) -> dict[str, Any]:
    pointer = f"{place}/{field_name(reason.field)}" if reason.field else place
    return {
        "in": "body",
        "location": {"pointer": pointer},
        "code": reason.code,
        "detail": reason.message,
    }


def _flat(detail: Any, place: str, path: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """Give one error for each message of DRF's nested details."""
    if isinstance(detail, list):
        for index, item in enumerate(detail):
            is_leaf = isinstance(item, dict) and "message" in item and "code" in item
            yield from _flat(item, place, path if is_leaf else (*path, str(index)))
    elif "message" in detail and "code" in detail:
        kept = [part for part in path if part != "non_field_errors"]
        pointer = _as_text("/".join(["#", *kept]))
        where = {"name": _as_text(path[0])} if place == "query" else {"pointer": pointer}
        yield {
            "in": place,
            "location": where,
            "code": str(detail["code"]),
            "detail": _as_text(detail["message"]),
        }
    else:
        for name, item in detail.items():
            yield from _flat(item, place, (*path, str(name)))


def _as_text(value: Any) -> str:
    """Return text that can be sent: JSON can hold half a character, which a sentence repeats."""
    return str(value).encode("utf-8", "replace").decode()


def _invalid() -> str:
    return _("Er klopt iets niet in uw verzoek. Bij “errors” staat alles wat er mis is.")


def _titles() -> dict[int, str]:
    return {
        400: _("Ongeldige invoer"),
        401: _("Geen geldige sleutel"),
        403: _("Dit mag u niet"),
        404: _("Niet gevonden"),
        405: _("Dit kan hier niet"),
        409: _("Botst met een eerder verzoek"),
        413: _("Te groot"),
        415: _("Stuur JSON"),
        429: _("Te veel verzoeken"),
        500: _("Er ging iets mis"),
    }
