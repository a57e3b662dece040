"""What every address of the API shares: headers, errors, pages, the query and the language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

from django.conf import settings
from django.utils import translation
from rest_framework import exceptions, serializers
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import JSONParser
from rest_framework.permissions import AllowAny, BasePermission
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from rest_framework.views import APIView

from contracts.api.authentication import TokenAuthentication
from contracts.api.document_schema import KeyedSchema
from contracts.api.enums import Scope
from contracts.api.problems import WrongQuery, handle
from contracts.api.selectors.tokens import has_scope
from contracts.api.throttles import AnonymousThrottle, TokenThrottle
from contracts.api.version import VERSION

LARGEST_PAGE: Final = 100
LAST_PAGE: Final = 100_000
# No page of ours, and nobody shows an answer of ours in a frame.
POLICY: Final = {"default-src": ["'none'"], "frame-ancestors": ["'none'"]}


class OneAnswer(DefaultContentNegotiation):
    """An address has one kind of answer, whatever a browser says that it would like best."""

    def select_renderer(
        self, request: Any, renderers: Sequence[Any], format_suffix: str | None = None
    ) -> tuple[Any, str]:
        """Return the only renderer."""
        return renderers[0], renderers[0].media_type


class Query(serializers.Serializer):
    """What every address knows in its query."""

    taal = serializers.ChoiceField(
        choices=["nl", "en"], default="nl", help_text="De taal van teksten in het antwoord."
    )


class PageQuery(Query):
    """The query of a list."""

    pagina = serializers.IntegerField(
        min_value=1, max_value=LAST_PAGE, default=1, help_text="Welke bladzijde, vanaf 1."
    )
    paginaGrootte = serializers.IntegerField(
        min_value=1,
        max_value=LARGEST_PAGE,
        default=25,
        help_text="Hoeveel regels er op een bladzijde staan.",
    )


class StrictJSONParser(JSONParser):
    """JSON as the standard has it, and not nested without end."""

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        """Return what was sent. Raises ParseError."""
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise exceptions.ParseError(_too_deep()) from error


class ApiView(APIView):
    """An address of the API. `scope` is what a key must be allowed to; empty is for everybody."""

    authentication_classes = (TokenAuthentication,)
    throttle_classes = (AnonymousThrottle, TokenThrottle)
    renderer_classes = (JSONRenderer,)
    parser_classes = (StrictJSONParser,)
    content_negotiation_class = OneAnswer
    schema: KeyedSchema | None = KeyedSchema()
    query_class: ClassVar[type[Query]] = Query
    scope: ClassVar[Scope | None] = None
    write_scope: ClassVar[Scope | None] = None
    asked: dict[str, Any]

    def wanted_scope(self) -> Scope | None:
        """Return what a key must be allowed to for this method; None is for everybody."""
        return self.write_scope if self.request.method == "POST" else self.scope

    def get_permissions(self) -> list[BasePermission]:
        """Say to the document what needs no key; `initial` is what refuses."""
        return [AllowAny()] if self.wanted_scope() is None else []

    def get_exception_handler(self) -> Callable[[Exception, Any], Response]:
        """Answer every error as a problem."""
        return handle

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Answer in the language that was asked for: Dutch, unless it says `taal=en`."""
        language = "en" if request.GET.get("taal") == "en" else "nl"
        with translation.override(language):
            response = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        return response

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Check the key, what it may do, how often, and the query; in that order."""
        self.asked = {}
        super().initial(request, *args, **kwargs)
        wanted = self.wanted_scope()
        if wanted is not None:
            _require(request, wanted)
        query = self.query_class(data=request.query_params)
        unknown = sorted(set(request.query_params) - set(query.fields))
        errors = {name: [_unknown()] for name in unknown}
        if not query.is_valid():
            errors.update(query.errors)
        if errors:
            raise WrongQuery(errors)
        self.asked = dict(query.validated_data)

    def perform_authentication(self, request: Any) -> None:
        """Count who sends a wrong key as somebody without one, so that nobody tries without end."""
        try:
            super().perform_authentication(request)
        except exceptions.AuthenticationFailed:
            self.check_throttles(request)
            raise

    def options(self, request: Any, *args: Any, **kwargs: Any) -> Response:
        """Tell a browser what a page of somebody else may do here: read."""
        return Response(status=204)

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Add the headers that the design rules ask for."""
        response = super().finalize_response(request, response, *args, **kwargs)
        response["API-Version"] = VERSION
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response["Access-Control-Allow-Headers"] = "Accept"
        response["Access-Control-Expose-Headers"] = "API-Version, Link, Retry-After"
        response["X-Frame-Options"] = "DENY"
        if "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        response["Content-Language"] = translation.get_language()
        # django-csp's own way to give one answer another policy.
        response._csp_replace = POLICY  # noqa: SLF001
        return response

    def link(self, path: str, **query: Any) -> dict[str, str]:
        """Return a link to another address of the API."""
        tail = f"?{urlencode(query)}" if query else ""
        return {"href": f"{settings.PUBLIC_URL}/api/v1/{path}{tail}"}

    def page(self, path: str, rows: Any, total: int, shown: Callable[[Any], Any]) -> Response:
        """Answer with one page of `rows`, with links to the pages around it."""
        number, size = self.asked["pagina"], self.asked["paginaGrootte"]
        last = max(1, -(-total // size))
        kept = {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in self.asked.items()
            if name in self.request.query_params and name != "pagina"
        }
        links = {"self": number, "first": 1, "last": last}
        if number > 1:
            links["prev"] = min(number - 1, last)
        if number < last:
            links["next"] = number + 1
        begin = (number - 1) * size
        body = {
            "_links": {name: self.link(path, **kept, pagina=at) for name, at in links.items()},
            "aantal": total,
            "resultaten": [shown(row) for row in rows[begin : begin + size]],
        }
        return Response(body)


class NotFoundView(ApiView):
    """Everything below the API that does not exist, so that this is a problem as well."""

    schema = None

    def initial(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Refuse before anything else is looked at."""
        raise exceptions.NotFound(_nothing_here())


def _require(request: Any, scope: Scope) -> None:
    if request.auth is None:
        raise exceptions.NotAuthenticated(_key_needed())
    if not has_scope(request.auth, scope):
        raise exceptions.PermissionDenied(_scope_needed() % {"scope": scope.value})


def _unknown() -> exceptions.ErrorDetail:
    text = translation.gettext("Deze parameter kennen we niet. Haal hem weg.")
    return exceptions.ErrorDetail(text, code="unknown")


def _too_deep() -> str:
    return translation.gettext("De JSON is te diep genest.")


def _nothing_here() -> str:
    return translation.gettext("Dit adres bestaat niet. Kijk in de documentatie op /api/v1/.")


def _key_needed() -> str:
    return translation.gettext("Stuur een sleutel mee: Authorization: Bearer <sleutel>.")


def _scope_needed() -> str:
    return translation.gettext("Deze sleutel mag dit niet. Zij heeft “%(scope)s” nodig.")
