"""The shapes of what finance reads and sends: batches, exports for the ledger, bank answers."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from contracts.api import names
from contracts.api.shapes import Link
from contracts.api.work_shapes import LONGEST_NOTE, Day, Sent, word_of

# What base64 makes of the ten megabytes that a request may be at most.
LONGEST_CONTENT: Final = 10 * 1024 * 1024


@extend_schema_field(
    {"type": "string", "contentEncoding": "base64", "maxLength": LONGEST_CONTENT, "minLength": 4}
)
class FileContent(serializers.CharField):
    """The bytes of a file as base64."""

    default_error_messages = {"not_base64": _("Stuur de inhoud van het bestand als base64.")}

    def to_internal_value(self, data: Any) -> bytes:
        """Return the bytes. Raises ValidationError."""
        text = super().to_internal_value(data)
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            self.fail("not_base64")
        raise NotImplementedError


class NewBankAnswer(Sent):
    """A file of the bank."""

    naam = serializers.CharField(max_length=200, help_text="De naam van het bestand.")
    inhoud = FileContent(
        max_length=LONGEST_CONTENT, help_text="pain.002 of camt.053 (XML) of CSV, als base64."
    )


class NewCarryingOut(Sent):
    """That a file is carried out: the one that was looked at."""

    sha256 = serializers.RegexField(
        "^[0-9a-f]{64}$", help_text="Van het antwoord dat u hebt bekeken."
    )


class NewSettingAside(NewCarryingOut):
    """That nothing is done with a file, and why."""

    reden = serializers.CharField(
        max_length=LONGEST_NOTE, help_text="Waarom u er niets mee doet. Zonder persoonsgegevens."
    )


class NewLineNote(Sent):
    """What came of a line that had to be found out."""

    toelichting = serializers.CharField(
        max_length=LONGEST_NOTE, help_text="Wat ermee is gedaan. Zonder persoonsgegevens."
    )
    isBoeken = serializers.BooleanField(
        default=False,
        help_text="Waar, als het geld als teruggekomen wordt geboekt; kan bij kanBoeken. De "
        "betaling komt dan terug bij wie betalingen vrijgeeft.",
    )


class NewLedgerExport(Sent):
    """Which period goes to the municipal ledger."""

    begin = Day(help_text="De eerste dag.")
    eind = Day(help_text="De eerste dag die er niet meer bij hoort; de periode is voorbij.")


class BankAnswerShape(serializers.Serializer):
    """A file of the bank, who read it and who carried it out."""

    id = serializers.IntegerField()
    naam = serializers.CharField()
    soort = word_of(names.ANSWER_KIND)
    status = word_of(names.ANSWER_STATUS)
    kenmerk = serializers.CharField(allow_blank=True, help_text="Van het bericht van de bank.")
    sha256 = serializers.CharField(help_text="Over het bestand; hetzelfde komt er één keer in.")
    ingelezenMoment = serializers.DateTimeField(help_text="In UTC.")
    ingelezenDoor = serializers.CharField()
    verwerktMoment = serializers.DateTimeField(allow_null=True, help_text="In UTC.")
    verwerktDoor = serializers.CharField(allow_blank=True)
    reden = serializers.CharField(
        allow_blank=True, help_text="Waarom er niets mee is gedaan; leeg als dat wel zo is."
    )
    uitkomsten = serializers.DictField(
        child=serializers.IntegerField(),
        help_text="Hoeveel regels per uitkomst; een voorstel tot het is verwerkt.",
    )
    _links = serializers.DictField(child=Link())


class BankAnswerLine(serializers.Serializer):
    """What the bank says about one payment, and what that means."""

    regel = serializers.IntegerField(help_text="Het volgnummer in het bestand, vanaf 1.")
    plaats = serializers.CharField(help_text="Waar het staat in het bestand.")
    kenmerk = serializers.CharField(allow_blank=True)
    betaalopdracht = serializers.IntegerField(allow_null=True)
    prestatiecontract = serializers.CharField(allow_null=True)
    bedragCenten = serializers.IntegerField(allow_null=True)
    munt = serializers.CharField()
    isBijschrijving = serializers.BooleanField(help_text="Waar, als er geld binnenkwam.")
    geboektDatum = serializers.DateField(allow_null=True)
    uitkomst = word_of(names.OUTCOME)
    redenCode = serializers.CharField(
        allow_blank=True, help_text="De code van de bank, bijvoorbeeld AC04; vaak leeg."
    )
    reden = serializers.CharField(allow_blank=True, help_text="Wat de bank erover zegt.")
    isUitTeZoeken = serializers.BooleanField(
        help_text="Waar, als iemand nog moet zeggen wat ermee gebeurt."
    )
    kanBoeken = serializers.BooleanField(
        help_text="Waar, als hiermee geld van een betaling terugkwam dat te boeken is."
    )
    toelichting = serializers.CharField(allow_blank=True, help_text="Wat ermee is gedaan.")
    afgehandeldMoment = serializers.DateTimeField(allow_null=True, help_text="In UTC.")
    afgehandeldDoor = serializers.CharField(allow_blank=True)


class BatchRow(serializers.Serializer):
    """Payments of one payer that go to the bank together."""

    nummer = serializers.CharField()
    betaler = serializers.CharField()
    status = word_of(names.BATCH_STATUS)
    betaalDatum = serializers.DateField()
    totaalCenten = serializers.IntegerField()
    aantalBetalingen = serializers.IntegerField()
    gemaaktMoment = serializers.DateTimeField(help_text="In UTC.")
    getekendMoment = serializers.DateTimeField(allow_null=True, help_text="In UTC.")
    bestandSha256 = serializers.CharField(
        allow_blank=True, help_text="Over het betaalbestand; leeg als dat nog niet is gemaakt."
    )
    _links = serializers.DictField(child=Link())


class BatchLineShape(serializers.Serializer):
    """One payment of a batch."""

    kenmerk = serializers.CharField(help_text="EndToEndId in het betaalbestand.")
    betaalopdracht = serializers.IntegerField()
    prestatiecontract = serializers.CharField()
    ontvanger = serializers.CharField()
    bedragCenten = serializers.IntegerField()
    status = word_of(names.PAYMENT_STATUS, help_text="Van de betaalopdracht, zoals zij nu is.")
    betaaldCenten = serializers.IntegerField(help_text="Wat van de opdracht is betaald.")
    probleem = serializers.CharField(allow_blank=True)


class BatchShape(BatchRow):
    """One batch with its payments."""

    regels = BatchLineShape(many=True)


class LedgerExportShape(serializers.Serializer):
    """A period of the journal that went to the municipal ledger."""

    id = serializers.IntegerField()
    begin = serializers.DateField()
    eind = serializers.DateField(help_text="De eerste dag die er niet meer bij hoort.")
    gemaaktMoment = serializers.DateTimeField(help_text="In UTC.")
    aantalJournaalposten = serializers.IntegerField()
    debetCenten = serializers.IntegerField()
    creditCenten = serializers.IntegerField()
    sha256 = serializers.CharField(help_text="Over nummers, rekeningen en bedragen.")
    _links = serializers.DictField(child=Link())


class LedgerLineShape(serializers.Serializer):
    """One posting as the municipal ledger wants it."""

    boekstuk = serializers.CharField()
    datum = serializers.DateField()
    prestatiecontract = serializers.CharField()
    kostenplaats = serializers.CharField(allow_blank=True)
    kostensoort = serializers.CharField(allow_blank=True)
    begrotingsjaar = serializers.IntegerField()
    rekening = serializers.CharField()
    btwCode = serializers.CharField(allow_blank=True)
    btwCenten = serializers.IntegerField()
    betaler = serializers.CharField()
    tegenpartij = serializers.CharField()
    debetCenten = serializers.IntegerField()
    creditCenten = serializers.IntegerField()
    omschrijving = serializers.CharField()
    isNaExport = serializers.BooleanField(
        help_text="Waar, als een export van deze periode al eerder was gemaakt."
    )
