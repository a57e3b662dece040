"""Observations and verdicts, for providers and evaluators with a key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from contracts.api.enums import Scope
from contracts.api.selectors import work
from contracts.api.services.answering import answer_once
from contracts.api.services.delivering import (
    deliver_correction,
    deliver_observations,
    deliver_verdict,
)
from contracts.api.shapes import list_of, page_of
from contracts.api.views.base import ApiView, PageQuery
from contracts.api.views.parameters import IDEMPOTENCY, KEY, NUMBER, PAGING, query
from contracts.api.work_shapes import (
    Correction,
    NewObservations,
    NewVerdict,
    Observation,
    Verdict,
    Withdrawal,
)
from contracts.models import Agreement
from contracts.models import Observation as ObservationRow
from contracts.permissions import can_record
from contracts.services import withdraw_observation

TAGS = ["Metingen"]
LONGEST_KEY = 255


class WritingView(ApiView):
    """An address where a key writes something; each request is done once."""

    def once(self, shape: type[serializers.Serializer], work: Callable[[Any], Any]) -> Response:
        """Check what was sent, do it unless it was done before, and answer."""
        key = self.request.headers.get("Idempotency-Key", "")
        if not 0 < len(key) <= LONGEST_KEY or not key.isascii() or not key.isprintable():
            raise exceptions.ParseError(
                _("Stuur een Idempotency-Key mee: een unieke tekst van hooguit 255 tekens.")
            )
        # Before it is read as JSON: a request that comes twice is the same to the letter.
        text = self.request.body.decode("utf-8", "replace")
        sent = shape(data=self.request.data)
        sent.is_valid(raise_exception=True)
        body, is_repeated = answer_once(
            token=self.request.auth,
            key=key,
            request=f"POST {self.request.path} {text}",
            work=lambda: work(sent.validated_data),
            now=timezone.now(),
        )
        return Response(
            body, status=201, headers={"Idempotent-Replayed": "true"} if is_repeated else {}
        )

    def agreement(self, nummer: str) -> Agreement:
        """Return the agreement that the key reaches. Raises Http404."""
        found = work.agreement_of(self.request.auth, nummer)
        if found is None:
            raise Http404
        return found

    def observation(self, sleutel: UUID) -> ObservationRow:
        """Return the observation that the key reaches. Raises Http404."""
        found = work.observation_of(self.request.auth, sleutel)
        if found is None:
            raise Http404
        return found

    def linked(self, row: ObservationRow) -> dict[str, Any]:
        """Return an observation with a link to itself."""
        links = {"self": self.link(f"metingen/{row.key}")}
        return {**work.observation_data(row), "_links": links}

    def require_recorder(self, agreement: Agreement) -> None:
        """Raise PermissionDenied for who does not enter observations of this agreement."""
        if not can_record(self.request.user, agreement):
            raise exceptions.PermissionDenied(
                _("U voert in dit contract geen metingen in, of het contract loopt niet.")
            )


class ObservationsQuery(PageQuery):
    """Which observations."""

    teToetsen = serializers.BooleanField(default=False)


class ObservationsView(WritingView):
    """The observations of an agreement."""

    scope = Scope.READ_OBSERVATIONS
    write_scope = Scope.WRITE_OBSERVATIONS

    @property
    def query_class(self) -> Any:  # type: ignore[override]
        """Only a list has pages."""
        return ObservationsQuery if self.request.method == "GET" else super().query_class

    @extend_schema(
        operation_id="metingen",
        summary="De metingen van een contract",
        tags=TAGS,
        parameters=[
            NUMBER,
            *query(
                **PAGING,
                teToetsen=(
                    {"type": "boolean", "default": False},
                    "Alleen metingen waarover nog niet is geoordeeld.",
                ),
            ),
        ],
        responses=page_of(Observation, "MetingenPagina"),
    )
    def get(self, request: Any, nummer: str) -> Response:
        """Geef de metingen, met wat de toetser er het laatst over zei."""
        rows = work.observations_of(self.agreement(nummer), is_open=self.asked["teToetsen"])
        return self.page(f"prestatiecontracten/{nummer}/metingen", rows, rows.count(), self.linked)

    @extend_schema(
        operation_id="metingen-inleveren",
        summary="Metingen inleveren",
        tags=TAGS,
        parameters=[NUMBER, IDEMPOTENCY, *query()],
        request=NewObservations,
        responses={201: list_of(Observation, "IngeleverdeMetingen")},
    )
    def post(self, request: Any, nummer: str) -> Response:
        """Lever een of meer metingen in. Klopt er één niet, dan wordt er geen bewaard."""
        agreement = self.agreement(nummer)
        self.require_recorder(agreement)

        def deliver(data: Any) -> dict[str, Any]:
            rows = deliver_observations(
                agreement=agreement, rows=data["metingen"], by=request.user, now=timezone.now()
            )
            here = self.link(f"prestatiecontracten/{agreement.number}/metingen")
            return {"_links": {"self": here}, "resultaten": [self.linked(row) for row in rows]}

        return self.once(NewObservations, deliver)


class ObservationView(WritingView):
    """One observation."""

    scope = Scope.READ_OBSERVATIONS

    @extend_schema(
        operation_id="meting",
        summary="Eén meting",
        tags=TAGS,
        parameters=[KEY, *query()],
        responses=Observation,
    )
    def get(self, request: Any, sleutel: UUID) -> Response:
        """Geef één meting, met het laatste oordeel."""
        return Response(self.linked(self.observation(sleutel)))


class CorrectionsView(WritingView):
    """Corrections of an observation."""

    write_scope = Scope.WRITE_OBSERVATIONS

    @extend_schema(
        operation_id="meting-corrigeren",
        summary="Een meting corrigeren",
        tags=TAGS,
        parameters=[KEY, IDEMPOTENCY, *query()],
        request=Correction,
        responses={201: Observation},
    )
    def post(self, request: Any, sleutel: UUID) -> Response:
        """Vervang een meting door een nieuwe; de oude blijft te lezen."""
        row = self.observation(sleutel)
        self.require_recorder(row.agreement)
        return self.once(
            Correction,
            lambda data: self.linked(
                deliver_correction(
                    observation=row, change=data, by=request.user, now=timezone.now()
                )
            ),
        )


class WithdrawalsView(WritingView):
    """Withdrawals of an observation."""

    write_scope = Scope.WRITE_OBSERVATIONS

    @extend_schema(
        operation_id="meting-intrekken",
        summary="Een meting intrekken",
        tags=TAGS,
        parameters=[KEY, IDEMPOTENCY, *query()],
        request=Withdrawal,
        responses={201: Observation},
    )
    def post(self, request: Any, sleutel: UUID) -> Response:
        """Trek een meting in; zij telt niet meer als de toetser dat accepteert."""
        row = self.observation(sleutel)
        self.require_recorder(row.agreement)
        return self.once(
            Withdrawal,
            lambda data: self.linked(
                withdraw_observation(
                    observation=row, by=request.user, now=timezone.now(), reason=data["reden"]
                )
            ),
        )


class VerdictsView(WritingView):
    """Verdicts about an observation."""

    write_scope = Scope.WRITE_VERIFICATIONS

    @extend_schema(
        operation_id="meting-toetsen",
        summary="Een meting toetsen",
        tags=["Toetsingen"],
        parameters=[KEY, IDEMPOTENCY, *query()],
        request=NewVerdict,
        responses={201: Verdict},
    )
    def post(self, request: Any, sleutel: UUID) -> Response:
        """Accepteer een meting, een deel ervan, of betwist haar met een reden."""
        row = self.observation(sleutel)
        return self.once(
            NewVerdict,
            lambda data: work.verdict_data(
                deliver_verdict(observation=row, verdict=data, by=request.user, now=timezone.now())
            ),
        )
