"""The shapes of what keys write and read: observations, verdicts, payments, the journal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from contracts.api import names
from contracts.api.shapes import NUMBER_HELP, Link
from contracts.enums import ObservationStatus
from contracts.observation_cells import FIRST_YEAR, LAST_YEAR

MOST_ROWS: Final = 500
LONGEST_NOTE: Final = 2000


@extend_schema_field(
    {"type": "string", "pattern": r"^-?[0-9]{1,16}(\.[0-9]{1,8})?$", "maxLength": 26}
)
class ExactNumber(serializers.DecimalField):
    """A number as text: a JSON number with decimals may have been rounded on its way."""

    default_error_messages = {
        "not_text": _(
            "Schrijf het getal als tekst, bijvoorbeeld “12.5”, zodat niets wordt afgerond."
        )
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=24, decimal_places=8, help_text=NUMBER_HELP, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        """Return the exact number; refuse what is no text."""
        if not isinstance(data, str):
            self.fail("not_text")
        if not data.isascii():
            self.fail("invalid")
        return super().to_internal_value(data)


class Day(serializers.DateField):
    """A day in a year that can be meant."""

    default_error_messages = {"far": _("Dit jaar kan niet kloppen. Pas de datum aan.")}

    def to_internal_value(self, value: Any) -> date:
        """Return the day. Raises ValidationError."""
        day: date = super().to_internal_value(value)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail("far")
        return day


def word_of(words: Mapping[str, str], **kwargs: Any) -> serializers.ChoiceField:
    """Return a field for one of these words."""
    return serializers.ChoiceField(choices=list(words.values()), **kwargs)


class Sent(serializers.Serializer):
    """What is sent; a field that is not known is an error, for it may be misspelled."""

    default_error_messages = {
        "unknown": _("Dit veld kennen we niet. Kijk of de naam klopt, of haal het weg.")
    }

    def to_internal_value(self, data: Any) -> Any:
        """Return what was sent by field. Raises ValidationError with all that is wrong."""
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, dict) else []
        errors: dict[str, Any] = {}
        values: Any = None
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            errors = dict(error.detail)
        if unknown or errors:
            text = self.error_messages["unknown"]
            detail = {name: [ErrorDetail(text, "unknown")] for name in unknown}
            raise serializers.ValidationError({**errors, **detail})
        return values


class NewObservation(Sent):
    """One measured value, as it is delivered."""

    indicator = serializers.CharField(max_length=50, help_text="De code in de afspraken.")
    datum = Day()
    begin = Day(required=False, allow_null=True, help_text="De eerste dag van een periode.")
    eind = Day(required=False, allow_null=True, help_text="De eerste dag erna.")
    teltMeeVanaf = Day(required=False, allow_null=True)
    waarde = ExactNumber(required=False, allow_null=True)
    status = serializers.ChoiceField(
        choices=[
            word
            for code, word in names.OBSERVATION_STATUS.items()
            if code != ObservationStatus.WITHDRAWN
        ],
        default="gemeten",
    )
    pseudoniem = serializers.CharField(
        max_length=64, required=False, allow_blank=True, help_text="Een eigen code, nooit een naam."
    )
    groep = serializers.CharField(max_length=64, required=False, allow_blank=True)
    toelichting = serializers.CharField(
        max_length=100, required=False, allow_blank=True, help_text="Zonder persoonsgegevens."
    )


class NewObservations(Sent):
    """One delivery: all of it is kept, or nothing."""

    metingen = serializers.ListField(child=NewObservation(), min_length=1, max_length=MOST_ROWS)


class Correction(Sent):
    """What is different in the new value; what is left out stays as it was."""

    reden = serializers.CharField(max_length=100)
    datum = Day(required=False)
    begin = Day(required=False, allow_null=True)
    eind = Day(required=False, allow_null=True)
    waarde = ExactNumber(required=False, allow_null=True)
    status = serializers.ChoiceField(
        choices=["gemeten", "nietGemeten", "nietVanToepassing"], required=False
    )


class Withdrawal(Sent):
    """Why a value is taken back."""

    reden = serializers.CharField(max_length=100)


class NewVerdict(Sent):
    """What the evaluator decides, with the three answers."""

    oordeel = word_of(names.DECISION)
    geaccepteerdeWaarde = ExactNumber(required=False, allow_null=True)
    reden = serializers.CharField(max_length=LONGEST_NOTE, required=False, allow_blank=True)
    isDeContextCompleet = word_of(names.ANSWER, required=False)
    wasDitOokZonderAanpakGebeurd = word_of(names.ANSWER, required=False)
    herkentDePraktijkDit = word_of(names.ANSWER, required=False)


class Observation(serializers.Serializer):
    """A value with what the evaluator said last."""

    sleutel = serializers.UUIDField()
    prestatiecontract = serializers.CharField()
    indicator = serializers.CharField()
    datum = serializers.DateField()
    begin = serializers.DateField(allow_null=True)
    eind = serializers.DateField(allow_null=True)
    teltMeeVanaf = serializers.DateField(allow_null=True)
    waarde = serializers.CharField(allow_null=True, help_text=NUMBER_HELP)
    status = word_of(names.OBSERVATION_STATUS)
    pseudoniem = serializers.CharField(allow_blank=True)
    groep = serializers.CharField(allow_blank=True)
    toelichting = serializers.CharField(allow_blank=True)
    vervangt = serializers.UUIDField(allow_null=True)
    isVervangen = serializers.BooleanField()
    oordeel = serializers.CharField(allow_null=True)
    geaccepteerdeWaarde = serializers.CharField(allow_null=True)
    ingevoerdMoment = serializers.DateTimeField(help_text="In UTC.")
    _links = serializers.DictField(child=Link())


class Verdict(serializers.Serializer):
    """A verdict that was given."""

    meting = serializers.UUIDField()
    oordeel = word_of(names.DECISION)
    geaccepteerdeWaarde = serializers.CharField(allow_null=True)
    reden = serializers.CharField(allow_blank=True)
    isDeContextCompleet = word_of(names.ANSWER)
    wasDitOokZonderAanpakGebeurd = word_of(names.ANSWER)
    herkentDePraktijkDit = word_of(names.ANSWER)
    moment = serializers.DateTimeField(help_text="In UTC.")


class Payment(serializers.Serializer):
    """An amount between a payer and a recipient."""

    id = serializers.IntegerField()
    prestatiecontract = serializers.CharField()
    periodeBegin = serializers.DateField()
    betaler = serializers.CharField()
    ontvanger = serializers.CharField()
    richting = word_of(names.DIRECTION)
    bedragCenten = serializers.IntegerField()
    munt = serializers.CharField()
    status = word_of(names.PAYMENT_STATUS)
    gemaaktMoment = serializers.DateTimeField(help_text="In UTC.")
    probleem = serializers.CharField(allow_blank=True)


class JournalLine(serializers.Serializer):
    """One side of a journal entry; debit is positive, credit negative."""

    id = serializers.IntegerField()
    journaalpost = serializers.CharField()
    prestatiecontract = serializers.CharField()
    soort = word_of(names.ENTRY_KIND)
    moment = serializers.DateTimeField(help_text="In UTC.")
    rekening = word_of(names.ACCOUNT)
    partij = serializers.CharField()
    tegenpartij = serializers.CharField()
    bedragCenten = serializers.IntegerField()
    munt = serializers.CharField()
    sha256 = serializers.CharField()
