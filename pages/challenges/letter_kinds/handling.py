"""Letters while a plan is weighed: a talk, a change, an advice."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import Field, LetterKind, Text, quote

_PROPOSAL = Field(
    "voorstel",
    _("wat wij voorstellen"),
    quote("Wij beginnen met twee straten en kijken na een jaar verder."),
    quote("We begin with two streets and look further after a year."),
    is_required=True,
    is_block=True,
)

KINDS = (
    LetterKind(
        Letter.INVITATION,
        _("Uitnodiging voor een gesprek."),
        Text(
            "Uitnodiging voor een gesprek ({{ zaaknummer }})",
            """
Beste {{ naam }},

{{ waarom }}

- {{ moment }}
- {{ plaats }}

Neem gerust iemand mee. Komt dit niet uit? Bel ons voor een andere tijd.

Na het gesprek krijgt u een kort verslag.
""",
        ),
        Text(
            "Invitation to a talk ({{ zaaknummer }})",
            """
Dear {{ naam }},

{{ waarom }}

- {{ moment }}
- {{ plaats }}

Feel free to bring somebody. Does this not suit you? Call us for another time.

After the talk you will get a short report.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "waarom",
                _("waarom er een gesprek is: kennismaken of horen"),
                "Wij willen graag kennismaken en uw plan met u bespreken.",
                "We would like to meet you and talk about your plan.",
                is_required=True,
            ),
            Field(
                "moment",
                _("dag en tijd"),
                "dinsdag 10 maart 2026, 19:30",
                "Tuesday 10 March 2026, 19:30",
                is_required=True,
            ),
            Field("plaats", _("waar"), "Wijkcentrum De Singel", is_required=True),
        ),
    ),
    LetterKind(
        Letter.REPORT,
        _("Verslag van een gesprek, ook als het niet doorging."),
        Text(
            "Verslag van het gesprek ({{ zaaknummer }})",
            """
Beste {{ naam }},

{{ gesprek }}

Aanwezig: {{ aanwezig }}.

{{ verslag }}

Klopt er iets niet? Bel ons, dan leggen wij dat erbij vast.
""",
        ),
        Text(
            "Report of the talk ({{ zaaknummer }})",
            """
Dear {{ naam }},

{{ gesprek }}

Present: {{ aanwezig }}.

{{ verslag }}

Is something not right? Call us, and we will add it.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "gesprek",
                _("van welke dag het verslag is, of dat het gesprek niet doorging"),
                "Dit is het verslag van ons gesprek op 10 maart 2026.",
                "This is the report of our talk on 10 March 2026.",
                is_required=True,
            ),
            Field("aanwezig", _("wie erbij waren"), "Jo Voorbeeld, Noor de Wit"),
            Field(
                "verslag",
                _("het verslag"),
                quote("Wij spraken over het beheer van het park."),
                quote("We talked about the care of the park."),
                is_required=True,
                is_block=True,
            ),
        ),
    ),
    LetterKind(
        Letter.ADVICE,
        _("Conceptadvies: de indiener kan reageren voordat wij besluiten."),
        Text(
            "Ons conceptadvies over uw plan ({{ zaaknummer }})",
            """
Beste {{ naam }},

Verschillende mensen hebben uw plan “{{ plan }}” beoordeeld. Dit is ons conceptadvies. Het is nog
geen besluit.

## Ons conceptadvies

{{ advies }}

{{ toelichting }}

## Wilt u reageren?

Klopt er iets niet, of wilt u iets toevoegen? Bel {{ contactpersoon }} op {{ telefoon }}, of schrijf
ons. Wij nemen uw reactie mee in het besluit. Reageren hoeft niet.

U hoort uiterlijk {{ besluitdatum }} wat wij besluiten.
""",
        ),
        Text(
            "Our draft advice on your plan ({{ zaaknummer }})",
            """
Dear {{ naam }},

Several people have assessed your plan “{{ plan }}”. This is our draft advice. It is not a decision
yet.

## Our draft advice

{{ advies }}

{{ toelichting }}

## Do you want to answer?

Is something not right, or do you want to add something? Call {{ contactpersoon }} at
{{ telefoon }}, or write to us. We take your answer along in the decision. You do not have to
answer.

You will hear by {{ besluitdatum }} what we decide.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "advies",
                _("wat wij adviseren, in één zin"),
                "Wij adviseren om uw plan met u uit te voeren.",
                "We advise to carry out your plan with you.",
                is_required=True,
            ),
            Field(
                "toelichting",
                _("de toelichting bij het advies"),
                quote("De buurt steunt het plan en het groen wordt beter onderhouden."),
                quote("The neighbourhood supports the plan and the park gets better care."),
                is_required=True,
                is_block=True,
            ),
            Field(
                "besluitdatum",
                _("de dag waarop de indiener uiterlijk van ons hoort"),
                "28 april 2026",
                "28 April 2026",
            ),
        ),
    ),
    LetterKind(
        Letter.CHANGES,
        _("Voorstel om het plan aan te passen. Er gebeurt niets zonder een ja."),
        Text(
            "Ons voorstel voor uw plan ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij willen graag verder met uw plan. Daarvoor stellen wij dit voor.

## Ons voorstel

{{ voorstel }}

Bent u het ermee eens? Laat het weten op uw zaakpagina, of bel ons.

Zegt u nee, dan besluiten wij over uw plan zoals het is.
""",
        ),
        Text(
            "Our proposal for your plan ({{ zaaknummer }})",
            """
Dear {{ naam }},

We would like to go on with your plan. For that we propose this.

## Our proposal

{{ voorstel }}

Do you agree? Tell us on the page of your case, or call us.

If you say no, we decide on your plan as it is.
""",
        ),
        button=_("Lees het voorstel en geef antwoord"),
        fields=(_PROPOSAL,),
        closing=_(
            "Onder deze brief zet het loket zelf tot en met welke dag iemand kan antwoorden."
        ),
    ),
    LetterKind(
        Letter.CHANGES_REMINDER,
        _("Herinnering: de tijd om op een voorstel te antwoorden is bijna om."),
        Text(
            "Wilt u antwoorden op ons voorstel? ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij stelden u voor om uw plan aan te passen. Wij wachten op uw antwoord. U kunt antwoorden tot en
met {{ uiterlijk }}.

## Ons voorstel

{{ voorstel }}

Laat op uw zaakpagina weten of u het ermee eens bent, of bel ons. Lukt het niet op tijd? Bel ons
dan ook.
""",
        ),
        Text(
            "Will you answer our proposal? ({{ zaaknummer }})",
            """
Dear {{ naam }},

We proposed to change your plan. We are waiting for your answer. You can answer until
{{ uiterlijk }}.

## Our proposal

{{ voorstel }}

Tell us on the page of your case whether you agree, or call us. Can you not make it in time? Then
call us as well.
""",
        ),
        button=_("Lees het voorstel en geef antwoord"),
        fields=(
            _PROPOSAL,
            Field(
                "uiterlijk",
                _("de laatste dag om te antwoorden"),
                "16 maart 2026",
                "16 March 2026",
                is_required=True,
            ),
        ),
    ),
)
