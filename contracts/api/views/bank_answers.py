"""Answers of the bank, for finance with a key: read, looked at, and carried out."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from contracts.api.bank_shapes import (
    BankAnswerLine,
    BankAnswerShape,
    NewBankAnswer,
    NewCarryingOut,
    NewLineNote,
    NewSettingAside,
)
from contracts.api.enums import Scope
from contracts.api.selectors import banking
from contracts.api.services.banking import (
    carry_out_delivered,
    deliver_answer,
    set_aside_delivered,
)
from contracts.api.shapes import page_of
from contracts.api.views.base import PageQuery
from contracts.api.views.finance import TAGS, BankView
from contracts.api.views.parameters import ID, IDEMPOTENCY, LINE, PAGE, query
from contracts.api.views.work import WritingView
from contracts.banking.models import BankAnswer
from contracts.banking.services.answers import settle_line


class AnswerView(WritingView, BankView):
    """An answer of the bank, or all of them."""

    scope = Scope.READ_PAYMENTS

    def linked_answer(self, row: BankAnswer) -> dict[str, Any]:
        """Return an answer with links to its lines."""
        here = f"bankantwoorden/{row.pk}"
        links = {"self": self.link(here), "regels": self.link(f"{here}/regels")}
        return {**banking.answer_data(row), "_links": links}

    def answer(self, pk: int) -> BankAnswer:
        """Return the answer of this address. Raises Http404."""
        return get_object_or_404(banking.answers(), pk=pk)


class BankAnswersView(AnswerView):
    """All answers, and one more."""

    write_scope = Scope.WRITE_BANK_ANSWERS

    @property
    def query_class(self) -> Any:  # type: ignore[override]
        """Only a list has pages."""
        return PageQuery if self.request.method == "GET" else super().query_class

    @extend_schema(
        operation_id="bankantwoorden",
        summary="De antwoorden van de bank",
        tags=TAGS,
        parameters=PAGE,
        responses=page_of(BankAnswerShape, "BankantwoordenPagina"),
    )
    def get(self, request: Any) -> Response:
        """Geef welke bestanden van de bank zijn ingelezen, en door wie."""
        rows = banking.answers()
        return self.page("bankantwoorden", rows, rows.count(), self.linked_answer)

    @extend_schema(
        operation_id="bankantwoord-inlezen",
        summary="Een antwoord van de bank inlezen",
        tags=TAGS,
        parameters=[IDEMPOTENCY, *query()],
        request=NewBankAnswer,
        responses={201: BankAnswerShape},
    )
    def post(self, request: Any) -> Response:
        """Lees een bestand in en zie wat het betekent; er wordt nog niets geboekt. Hetzelfde
        bestand nog eens geeft het antwoord dat er al was.
        """
        return self.once(
            NewBankAnswer,
            lambda data: self.linked_answer(
                deliver_answer(
                    name=data["naam"], content=data["inhoud"], by=request.user, now=timezone.now()
                )
            ),
        )


class BankAnswerView(AnswerView):
    """One answer."""

    @extend_schema(
        operation_id="bankantwoord",
        summary="Eén antwoord van de bank",
        tags=TAGS,
        parameters=[ID, *query()],
        responses=BankAnswerShape,
    )
    def get(self, request: Any, id: int) -> Response:  # noqa: A002 - the name in the document
        """Geef één antwoord, met hoeveel regels wat betekenen."""
        return Response(self.linked_answer(self.answer(id)))


class AnswerLinesView(AnswerView):
    """The lines of an answer."""

    query_class = PageQuery

    @extend_schema(
        operation_id="bankantwoord-regels",
        summary="De regels van een antwoord van de bank",
        tags=TAGS,
        parameters=[ID, *PAGE],
        responses=page_of(BankAnswerLine, "BankantwoordregelsPagina"),
    )
    def get(self, request: Any, id: int) -> Response:  # noqa: A002 - the name in the document
        """Geef per betaling wat de bank zegt en wat dat betekent."""
        rows = banking.lines_of_answer(self.answer(id))
        path = f"bankantwoorden/{id}/regels"
        return self.page(path, rows, rows.count(), banking.answer_line_data)


class CarryingOutView(AnswerView):
    """Carrying an answer out."""

    write_scope = Scope.WRITE_BANK_ANSWERS

    @extend_schema(
        operation_id="bankantwoord-verwerken",
        summary="Een antwoord van de bank verwerken",
        tags=TAGS,
        parameters=[ID, IDEMPOTENCY, *query()],
        request=NewCarryingOut,
        responses={201: BankAnswerShape},
    )
    def post(self, request: Any, id: int) -> Response:  # noqa: A002 - the name in the document
        """Boek wat is betaald en stuur terug wat is geweigerd: alles samen, of niets."""
        row = self.answer(id)
        return self.once(
            NewCarryingOut,
            lambda data: self.linked_answer(
                carry_out_delivered(
                    answer=row, sha256=data["sha256"], by=request.user, now=timezone.now()
                )
            ),
        )


class SettingAsideView(AnswerView):
    """Putting an answer aside."""

    write_scope = Scope.WRITE_BANK_ANSWERS

    @extend_schema(
        operation_id="bankantwoord-terzijdeleggen",
        summary="Een antwoord van de bank niet verwerken",
        tags=TAGS,
        parameters=[ID, IDEMPOTENCY, *query()],
        request=NewSettingAside,
        responses={201: BankAnswerShape},
    )
    def post(self, request: Any, id: int) -> Response:  # noqa: A002 - the name in the document
        """Doe niets met een bestand, en schrijf op waarom. Het mag later opnieuw komen."""
        row = self.answer(id)
        return self.once(
            NewSettingAside,
            lambda data: self.linked_answer(
                set_aside_delivered(
                    answer=row,
                    sha256=data["sha256"],
                    reason=data["reden"],
                    by=request.user,
                    now=timezone.now(),
                )
            ),
        )


class LineNotesView(AnswerView):
    """Saying what came of a line."""

    write_scope = Scope.WRITE_BANK_ANSWERS

    @extend_schema(
        operation_id="bankantwoord-regel-afhandelen",
        summary="Een regel afhandelen die is uitgezocht",
        tags=TAGS,
        parameters=[ID, LINE, IDEMPOTENCY, *query()],
        request=NewLineNote,
        responses={201: BankAnswerLine},
    )
    def post(self, request: Any, id: int, regel: int) -> Response:  # noqa: A002 - as above
        """Schrijf op wat er met een regel is gedaan die niet vanzelf te verwerken was. Geld dat
        terugkwam, kunt u meteen boeken.
        """
        line = get_object_or_404(banking.lines_of_answer(self.answer(id)), position=regel)

        def settle(data: Any) -> dict[str, Any]:
            settle_line(
                line=line,
                note=data["toelichting"],
                is_booked=data["isBoeken"],
                by=request.user,
                now=timezone.now(),
            )
            return banking.answer_line_data(banking.lines_of_answer(line.answer).get(pk=line.pk))

        return self.once(NewLineNote, settle)
