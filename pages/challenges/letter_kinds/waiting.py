"""Letters about time: what is missing, how long that takes, and when we need longer."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import Field, LetterKind, Text, quote

_DECIDE_BY = Field(
    "besluitdatum",
    _("de dag waarop de indiener uiterlijk van ons hoort"),
    "28 april 2026",
    "28 April 2026",
    is_required=True,
)
_COMPLETE_BY = Field(
    "uiterlijk",
    _("de laatste dag om aan te vullen"),
    "16 maart 2026",
    "16 March 2026",
    is_required=True,
)
_QUESTION = Field(
    "vraag",
    _("wat wij vragen, in de woorden van de behandelaar"),
    quote("Wat kost het per jaar?"),
    quote("What does it cost a year?"),
    is_required=True,
    is_block=True,
)

KINDS = (
    LetterKind(
        Letter.COMPLETION_REQUEST,
        _("Verzoek om een aanvulling. De termijn staat stil tot zij er is."),
        Text(
            "Wilt u uw {{ inzending }} aanvullen? ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij hebben uw plan gelezen. Wij kunnen nog niet verder, omdat wij iets missen.

## Dit vragen wij u

{{ vraag }}

Wilt u dit vóór het einde van {{ uiterlijk }} sturen? Lukt dat niet, bel ons dan.

Met de link hieronder past u uw {{ inzending }} aan. Wat u al schreef, staat er nog.
""",
        ),
        Text(
            "Would you add to your {{ inzending }}? ({{ zaaknummer }})",
            """
Dear {{ naam }},

We have read your plan. We cannot go on yet, because something is missing.

## This is what we ask you

{{ vraag }}

Could you send this before the end of {{ uiterlijk }}? If you cannot, please call us.

With the link below you change your {{ inzending }}. What you wrote is still there.
""",
        ),
        button=_("Vul uw plan aan"),
        fields=(_QUESTION, _COMPLETE_BY),
    ),
    LetterKind(
        Letter.COMPLETION_REMINDER,
        _("Herinnering: de tijd voor de aanvulling is bijna om."),
        Text(
            "Denkt u aan uw aanvulling? ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij vroegen u om een aanvulling. Die kunt u nog sturen tot en met {{ uiterlijk }}.

## Dit vroegen wij u

{{ vraag }}

Lukt het niet op tijd? Bel ons, dan zoeken wij samen een oplossing.
""",
        ),
        Text(
            "Will you remember to complete your {{ inzending }}? ({{ zaaknummer }})",
            """
Dear {{ naam }},

We asked you for more information. You can still send it until {{ uiterlijk }}.

## This is what we asked you

{{ vraag }}

Can you not make it in time? Call us and we look for a solution together.
""",
        ),
        button=_("Vul uw plan aan"),
        fields=(_QUESTION, _COMPLETE_BY),
    ),
    LetterKind(
        Letter.COMPLETION_RECEIPT,
        _("De aanvulling is binnen."),
        Text(
            "Wij hebben uw aanvulling ontvangen ({{ zaaknummer }})",
            """
Beste {{ naam }},

Bedankt voor uw aanvulling. Wij gaan verder met uw plan.

U hoort uiterlijk {{ besluitdatum }} van ons.
""",
        ),
        Text(
            "We have received your additional information ({{ zaaknummer }})",
            """
Dear {{ naam }},

Thank you for the additional information. We go on with your plan.

You will hear from us by {{ besluitdatum }}.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(_DECIDE_BY,),
    ),
    LetterKind(
        Letter.EXTENSION,
        _("Verdagingsbericht: wij hebben één keer meer tijd nodig."),
        Text(
            "Wij hebben meer tijd nodig ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij hebben meer tijd nodig voor een besluit over uw plan “{{ plan }}”.

## Waarom

{{ reden }}

## Wanneer u van ons hoort

Wij nemen {{ weken }} extra. U hoort uiterlijk {{ besluitdatum }} van ons.

Wij mogen dit maar één keer doen. U hoeft zelf niets te doen.

Hebt u vragen, of is dit voor u een probleem? Bel ons.
""",
        ),
        Text(
            "We need more time ({{ zaaknummer }})",
            """
Dear {{ naam }},

We need more time to decide on your plan “{{ plan }}”.

## Why

{{ reden }}

## When you will hear from us

We take {{ weken }} more. You will hear from us by {{ besluitdatum }}.

We may do this only once. You do not have to do anything.

Do you have questions, or is this a problem for you? Call us.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "reden",
                _("waarom wij meer tijd nodig hebben"),
                quote("Wij wachten op het advies van de wijkraad."),
                quote("We wait for the advice of the neighbourhood council."),
                is_required=True,
                is_block=True,
            ),
            Field("weken", _("hoeveel langer"), "6 weken", "6 weeks", is_required=True),
            Field(
                "besluitdatum",
                _("de nieuwe laatste dag"),
                "9 juni 2026",
                "9 June 2026",
                is_required=True,
            ),
        ),
    ),
)
