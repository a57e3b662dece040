"""The shapes of calls, challenges, decisions and year reports in the open API, in Dutch."""

from rest_framework import serializers


class Call(serializers.Serializer):
    """A call."""

    id = serializers.IntegerField(help_text="Het id van de oproep.")
    titel = serializers.CharField()
    soort = serializers.CharField()
    fase = serializers.CharField()
    pagina = serializers.URLField(allow_null=True)
    taak = serializers.CharField(allow_blank=True)
    waarom = serializers.CharField(allow_blank=True)
    wijk = serializers.CharField(allow_blank=True)
    voorWie = serializers.CharField(allow_blank=True)
    magAnders = serializers.CharField(allow_blank=True)
    blijft = serializers.CharField(allow_blank=True)
    gemeenteBrengtIn = serializers.CharField(allow_blank=True)
    wieMagReageren = serializers.CharField(allow_blank=True)
    duur = serializers.CharField(allow_blank=True)
    besluit = serializers.CharField(allow_blank=True)
    beginDatum = serializers.DateField(allow_null=True, help_text="De eerste dag om te reageren.")
    eindDatum = serializers.DateField(allow_null=True, help_text="De laatste dag om te reageren.")
    beslisDatum = serializers.DateField(allow_null=True, help_text="Besluit uiterlijk op.")
    besloten = serializers.DateField(allow_null=True)


class PlanPart(serializers.Serializer):
    """A part of a plan."""

    titel = serializers.CharField()
    antwoorden = serializers.ListField(child=serializers.DictField(child=serializers.CharField()))
    tabellen = serializers.ListField(child=serializers.DictField())


class Challenge(serializers.Serializer):
    """A challenge of which the outcome is known; the plan only when its makers agreed."""

    zaaknummer = serializers.CharField(help_text="Het nummer van de zaak.")
    soort = serializers.CharField()
    onderwerp = serializers.CharField()
    wijk = serializers.CharField(allow_blank=True)
    status = serializers.CharField()
    ontvangstDatum = serializers.DateField()
    isPlanOpenbaar = serializers.BooleanField()
    indiener = serializers.CharField(allow_blank=True)
    titel = serializers.CharField(allow_blank=True)
    plan = PlanPart(many=True)
    prestatiecontract = serializers.CharField(allow_blank=True)


class CriterionWords(serializers.Serializer):
    """The words on one criterion."""

    criterium = serializers.CharField()
    overHetPlan = serializers.CharField(allow_blank=True)
    overWieHetNuDoet = serializers.CharField(allow_blank=True)


class LotAnswer(serializers.Serializer):
    """The answer on one part of the work; words only when that part was refused by itself."""

    deel = serializers.CharField()
    isToegekend = serializers.BooleanField()
    uitkomst = serializers.CharField()
    redenen = serializers.ListField(child=serializers.CharField())
    motivering = serializers.CharField(allow_blank=True)
    hoeHetWelKan = serializers.CharField(allow_blank=True)
    tenHoogsteInCenten = serializers.IntegerField(
        allow_null=True, help_text="Wat de gemeente voor dit deel ten hoogste betaalt."
    )


class Objection(serializers.Serializer):
    """That there was an objection, and what the second look gave.

    Taken back (`isIngetrokken`): there is no second look, and the first decision holds.
    """

    ontvangstDatum = serializers.DateField()
    besluitDatum = serializers.DateField(allow_null=True)
    isIngetrokken = serializers.BooleanField()
    isGebleven = serializers.BooleanField()
    uitkomst = serializers.CharField(allow_blank=True)
    redenen = serializers.ListField(
        child=serializers.CharField(),
        help_text="De redenen van de tweede beslissing, uit de lijst.",
    )
    reden = serializers.CharField(allow_blank=True)
    hoeHetWelKan = serializers.CharField(allow_blank=True)
    voorwaarden = serializers.CharField(allow_blank=True)
    criteria = CriterionWords(many=True)
    delen = LotAnswer(many=True)
    tenHoogsteInCenten = serializers.IntegerField(
        allow_null=True, help_text="Wat de gemeente in totaal ten hoogste betaalt."
    )
    overeenkomst = serializers.CharField(
        allow_blank=True, help_text="Wat er gebeurt met een overeenkomst die al liep."
    )
    waaromOvereenkomst = serializers.CharField(allow_blank=True)


class Decision(serializers.Serializer):
    """A decision with its reasons."""

    zaaknummer = serializers.CharField(help_text="Het nummer van de zaak.")
    onderwerp = serializers.CharField()
    uitkomst = serializers.CharField()
    besluitDatum = serializers.DateField()
    beloofdeDatum = serializers.DateField()
    isOpTijd = serializers.BooleanField()
    redenen = serializers.ListField(child=serializers.CharField())
    motivering = serializers.CharField(allow_blank=True)
    hoeHetWelKan = serializers.CharField(allow_blank=True)
    voorwaarden = serializers.CharField(allow_blank=True)
    waaromTeLaat = serializers.CharField(allow_blank=True)
    criteria = CriterionWords(many=True)
    tenHoogsteInCenten = serializers.IntegerField(
        allow_null=True, help_text="Wat de gemeente in totaal ten hoogste betaalt."
    )
    delen = LotAnswer(many=True, help_text="Leeg zonder delen, of als het plan niet openbaar is.")
    bezwaar = Objection(allow_null=True)


class ReportRow(serializers.Serializer):
    """A figure of a year."""

    code = serializers.CharField()
    naam = serializers.CharField()
    waarde = serializers.IntegerField(allow_null=True)
    eenheid = serializers.CharField(allow_blank=True)
    isVerborgen = serializers.BooleanField()
    betekenis = serializers.CharField()


class Report(serializers.Serializer):
    """The report of a year."""

    jaar = serializers.IntegerField(help_text="Het jaar waarover het gaat.")
    gemaaktDatum = serializers.DateField()
    cijfers = ReportRow(many=True)
