"""The shapes of reports: what is asked, what is sent, and what was delivered."""

from __future__ import annotations

from typing import Final

from rest_framework import serializers

from contracts.api import names
from contracts.api.shapes import NUMBER_HELP, Link
from contracts.api.work_shapes import (
    LONGEST_NOTE,
    MOST_ROWS,
    Day,
    ExactNumber,
    NewObservation,
    Sent,
    word_of,
)

LONGEST_STORY: Final = 4000
MOST_FIGURES: Final = 200
LAST_DRAFT: Final = 2**31 - 1
SEEN_HELP: Final = (
    "Het nummer van het concept dat u las; 0 als er geen was. Zo merkt u dat een ander intussen "
    "iets bewaarde."
)


class NewFigure(Sent):
    """What is reported of one indicator."""

    indicator = serializers.CharField(max_length=50, help_text="De code in de afspraken.")
    status = word_of(
        names.FIGURE_STATE,
        required=False,
        help_text="“staatBijMetingen”: de losse metingen van de periode zeggen alles al.",
    )
    waarde = ExactNumber(required=False, allow_null=True)
    verhaal = serializers.CharField(
        max_length=LONGEST_STORY,
        required=False,
        allow_blank=True,
        help_text="Hoe is het gegaan? Zonder namen. Niet gemeten? Schrijf op waarom.",
    )


class NewReportDraft(Sent):
    """What is filled in so far; it takes the place of the whole earlier draft."""

    gezien = serializers.IntegerField(
        min_value=0, max_value=LAST_DRAFT, default=0, help_text=SEEN_HELP
    )
    cijfers = serializers.ListField(child=NewFigure(), max_length=MOST_FIGURES)


class NewReport(Sent):
    """A whole report: all of it is delivered, or nothing."""

    gezien = serializers.IntegerField(
        min_value=0, max_value=LAST_DRAFT, default=0, help_text=SEEN_HELP
    )
    cijfers = serializers.ListField(
        child=NewFigure(),
        required=False,
        max_length=MOST_FIGURES,
        help_text="Elke indicator één keer. Laat weg om het concept in te leveren dat is bewaard.",
    )
    metingen = serializers.ListField(
        child=NewObservation(),
        required=False,
        max_length=MOST_ROWS,
        help_text="Losse metingen die bij de rapportage horen, bijvoorbeeld per persoon.",
    )


class NewExtension(Sent):
    """That more time is asked for."""

    totEnMetDatum = Day(help_text="De laatste dag waarop u wilt inleveren.")
    reden = serializers.CharField(
        max_length=LONGEST_NOTE, help_text="Waarom u meer tijd nodig hebt. Zonder namen."
    )


class ExtensionShape(serializers.Serializer):
    """More time that was asked for, and what was decided."""

    totEnMetDatum = serializers.DateField()
    reden = serializers.CharField()
    gevraagdDoor = serializers.CharField()
    gevraagdMoment = serializers.DateTimeField(help_text="In UTC.")
    besluit = word_of(names.EXTENSION)
    besluitReden = serializers.CharField(allow_blank=True)
    beslotenMoment = serializers.DateTimeField(allow_null=True, help_text="In UTC.")


class FigureShape(serializers.Serializer):
    """One indicator of a report."""

    indicator = serializers.CharField()
    naam = serializers.CharField()
    eenheid = serializers.CharField(allow_blank=True)
    teltPerPersoon = serializers.BooleanField(
        allow_null=True, help_text="Waar, als u elke persoon apart inlevert; daarna leeg."
    )
    aantalMetingen = serializers.IntegerField(help_text="Hoeveel metingen er in de periode zijn.")
    status = serializers.CharField(allow_null=True)
    waarde = serializers.CharField(allow_null=True, help_text=NUMBER_HELP)
    vorigeWaarde = serializers.CharField(
        allow_null=True, help_text="Wat er in de periode ervoor uitkwam."
    )
    verhaal = serializers.CharField(allow_blank=True)


class DraftFigureShape(serializers.Serializer):
    """What was filled in of one indicator."""

    indicator = serializers.CharField()
    status = serializers.CharField(allow_null=True)
    waarde = serializers.CharField(
        allow_null=True, help_text="Een getal als tekst, of wat iemand in het loket heeft getypt."
    )
    verhaal = serializers.CharField(allow_blank=True)


class DraftShape(serializers.Serializer):
    """What was filled in and not delivered yet."""

    nummer = serializers.IntegerField(help_text="Stuur dit mee als “gezien”.")
    bewaardMoment = serializers.DateTimeField(help_text="In UTC.")
    cijfers = DraftFigureShape(many=True)


class AskedReport(serializers.Serializer):
    """A report that was asked for."""

    prestatiecontract = serializers.CharField()
    begin = serializers.DateField()
    eind = serializers.DateField(help_text="De eerste dag die er niet meer bij hoort.")
    uiterlijkDatum = serializers.DateField(help_text="Met uitstel de latere dag.")
    status = serializers.ChoiceField(choices=["gevraagd", "ingeleverd"])
    gevraagdMoment = serializers.DateTimeField(help_text="In UTC.")
    ingeleverdMoment = serializers.DateTimeField(allow_null=True, help_text="In UTC.")
    sha256 = serializers.CharField(
        allow_blank=True, help_text="Over wat is ingeleverd; leeg als dat nog niet gebeurde."
    )
    _links = serializers.DictField(child=Link())


class ProviderReport(AskedReport):
    """One report with its figures; before delivery only for who fills it in."""

    cijfers = FigureShape(many=True)
    concept = DraftShape(allow_null=True)
    uitstel = ExtensionShape(many=True, help_text="Elke keer dat om uitstel is gevraagd.")
