"""The shapes of what everybody may read, as the document describes them and views fill them."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import inline_serializer
from rest_framework import serializers

from contracts.dossier_codes import IndicatorLevel

NUMBER_HELP = "Een getal als tekst, zodat er niets wordt afgerond."


class Link(serializers.Serializer):
    """An address."""

    href = serializers.URLField()


class ContractRow(serializers.Serializer):
    """An agreement in a list."""

    nummer = serializers.CharField(help_text="Het nummer van het contract.")
    titel = serializers.CharField()
    status = serializers.CharField()
    munt = serializers.CharField(help_text="ISO 4217.")
    beginDatum = serializers.DateField(help_text="De eerste dag.")
    eindDatum = serializers.DateField(
        allow_null=True, help_text="De eerste dag waarop het contract niet meer geldt."
    )
    _links = serializers.DictField(child=Link())


class Event(serializers.Serializer):
    """A step in the life of an agreement."""

    datum = serializers.DateField()
    wat = serializers.CharField()
    waarover = serializers.CharField(allow_blank=True)


class Contract(ContractRow):
    """One agreement."""

    samenvatting = serializers.CharField(allow_blank=True)
    herkomst = serializers.CharField(allow_blank=True)
    vastgesteldCenten = serializers.IntegerField(
        allow_null=True, help_text="Vastgesteld tot nu toe; leeg als dat een klein aantal verraadt."
    )
    betaaldCenten = serializers.IntegerField(
        allow_null=True,
        help_text="Wat de bank tot nu toe betaalde, min wat terugkwam; leeg zoals hierboven.",
    )
    verloop = Event(many=True)


class PartyShape(serializers.Serializer):
    """Who takes part."""

    naam = serializers.CharField()
    rol = serializers.CharField()


class IndicatorShape(serializers.Serializer):
    """What was promised and what was achieved."""

    naam = serializers.CharField()
    definitie = serializers.CharField(allow_blank=True)
    eenheid = serializers.CharField(allow_blank=True)
    niveau = serializers.ChoiceField(
        choices=["", *IndicatorLevel.values],
        help_text="Een resultaat (outcome), prestatie (output), activiteit (activity) of inzet "
        "(input); leeg als dat niet is vastgelegd.",
    )
    nulmeting = serializers.CharField(allow_null=True, help_text=NUMBER_HELP)
    bronNulmeting = serializers.CharField(allow_blank=True)
    streefwaarde = serializers.CharField(allow_null=True, help_text=NUMBER_HELP)
    behaald = serializers.CharField(allow_null=True, help_text=NUMBER_HELP)
    isOnderdrukt = serializers.BooleanField(
        help_text="Waar, als het om zo weinig mensen gaat dat we het getal niet tonen."
    )
    isNietVanToepassing = serializers.BooleanField()
    isAchtergehouden = serializers.BooleanField(
        help_text="Waar, als de gemeente dit cijfer met een reden nog niet openbaar maakt."
    )
    teVroegTotDatum = serializers.DateField(
        allow_null=True, help_text="Tot deze dag is het te vroeg om over het cijfer te oordelen."
    )
    toetser = serializers.CharField(allow_blank=True)


class Quantity(serializers.Serializer):
    """What the evaluator accepted of one indicator in one period."""

    indicator = serializers.CharField(help_text="De code in de afspraken.")
    naam = serializers.CharField()
    eenheid = serializers.CharField(allow_blank=True)
    behaald = serializers.CharField(allow_null=True, help_text=NUMBER_HELP)


class Result(serializers.Serializer):
    """What one period gave."""

    begin = serializers.DateField()
    eind = serializers.DateField(help_text="De eerste dag die er niet meer bij hoort.")
    bedragCenten = serializers.IntegerField(
        allow_null=True, help_text="Wat is vastgesteld; leeg als het verborgen is."
    )
    munt = serializers.CharField()
    isOnderdrukt = serializers.BooleanField(
        help_text="Waar, als bedragen en aantallen een klein aantal mensen verraden."
    )
    vastgesteldDatum = serializers.DateField(allow_null=True)
    betaaldCenten = serializers.IntegerField(
        allow_null=True, help_text="Wat de bank ervan betaalde, min wat terugkwam."
    )
    betaaldDatum = serializers.DateField(
        allow_null=True, help_text="De dag van de laatste betaling."
    )
    hoeveelheden = Quantity(many=True)
    _links = serializers.DictField(child=Link())


class Line(serializers.Serializer):
    """One amount of a settlement, explained."""

    onderdeel = serializers.CharField()
    soort = serializers.CharField()
    overBegin = serializers.DateField()
    aantal = serializers.CharField(allow_blank=True)
    bedragCenten = serializers.IntegerField()
    uitleg = serializers.ListField(child=serializers.CharField())
    stappen = serializers.ListField(
        child=serializers.DictField(), help_text="De berekening, stap voor stap."
    )


class SettlementShape(Result):
    """An approved settlement, with how it was computed when that may be shown."""

    uitlegTonen = serializers.BooleanField(
        help_text="Onwaar, als uit de uitleg een klein aantal mensen is af te leiden."
    )
    regels = Line(many=True)


class TermsVersionShape(serializers.Serializer):
    """One version of the payment terms."""

    versie = serializers.IntegerField()
    geldigVanafDatum = serializers.DateField()
    document = serializers.DictField(help_text="De afspraken in het formaat van de rekenregels.")
    zinnen = serializers.DictField(child=serializers.ListField(child=serializers.CharField()))


class ChangeShape(serializers.Serializer):
    """A public fact."""

    cursor = serializers.IntegerField()
    wat = serializers.CharField(help_text="De code van wat er gebeurde.")
    omschrijving = serializers.CharField()
    prestatiecontract = serializers.CharField()
    moment = serializers.DateTimeField(help_text="In UTC.")
    waarover = serializers.CharField(
        allow_blank=True,
        help_text="Van een betaling de richting (betalen of terugvorderen); hoeveel, staat bij de "
        "resultaten van het contract voor zover dat openbaar is. Van een onderdeel dat openbaar "
        "werd of niet meer openbaar is de code, zoals timeline of amounts.",
    )
    _links = serializers.DictField(child=Link())


class ChangeFeed(serializers.Serializer):
    """A part of the feed."""

    wijzigingen = ChangeShape(many=True)
    volgende = serializers.IntegerField(help_text="Vraag hiermee verder: ?na=…")
    _links = serializers.DictField(child=Link())


def page_of(shape: type[serializers.Serializer], name: str) -> Any:
    """Return the shape of one page of these."""
    return inline_serializer(
        name,
        {
            "_links": serializers.DictField(child=Link()),
            "aantal": serializers.IntegerField(help_text="Hoeveel er in totaal zijn."),
            "resultaten": shape(many=True),
        },
    )


def list_of(shape: type[serializers.Serializer], name: str) -> Any:
    """Return the shape of a whole list, which needs no pages."""
    return inline_serializer(
        name,
        {"_links": serializers.DictField(child=Link()), "resultaten": shape(many=True)},
    )
