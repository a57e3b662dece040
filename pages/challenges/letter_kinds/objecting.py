"""The letters about an objection until it is decided on: received, completed, later, withdrawn."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import Block
from pages.challenges.letter_kinds.kinds import Field, LetterKind, Text, quote

UNTIL = Field(
    "uiterlijk",
    _("de laatste dag voor het besluit op het bezwaar"),
    "14 juli 2026",
    "14 July 2026",
)
_TERM = Field(
    "termijn",
    _("tot wanneer de gemeente besluit, of dat die dag voorbij is"),
    "U hoort uiterlijk 28 juli 2026 van ons.",
    "You hear from us by 28 July 2026 at the latest.",
    is_required=True,
)
KINDS = (
    LetterKind(
        Letter.OBJECTION_RECEIPT,
        _("Het bezwaar is binnen, en wie ernaar kijkt."),
        Text(
            "Wij hebben uw bezwaar ontvangen ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij hebben uw bezwaar op {{ ontvangen }} ontvangen.

{{ papier }}

Iemand die niet over uw plan heeft besloten, kijkt er opnieuw naar.

U hoort uiterlijk {{ uiterlijk }} van ons.

Wij nodigen u uit om uw bezwaar toe te lichten als dat nodig is.

{{ te_laat }}
""",
        ),
        Text(
            "We have received your objection ({{ zaaknummer }})",
            """
Dear {{ naam }},

We received your objection on {{ ontvangen }}.

{{ papier }}

Somebody who did not decide on your plan looks at it again.

You hear from us by {{ uiterlijk }} at the latest.

We invite you to explain your objection if that is needed.

{{ te_laat }}
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "ontvangen",
                _("de dag van ontvangst"),
                "2 juni 2026",
                "2 June 2026",
                is_required=True,
            ),
            UNTIL,
            Field(
                "papier",
                _("alleen bij een bezwaar op papier"),
                "Wij hebben uw brief aan uw zaak toegevoegd.",
                "We added your letter to your case.",
            ),
            Field(
                "te_laat",
                _("alleen na de laatste dag: waarom wij het toch behandelen"),
                (Block("p", "Uw bezwaar kwam na de laatste dag. Wij behandelen het toch."),),
                (Block("p", "Your objection came after the last day. We handle it all the same."),),
                is_block=True,
            ),
        ),
    ),
    LetterKind(
        Letter.OBJECTION_ADJOURNMENT,
        _("Het besluit op het bezwaar komt later, met de reden en de nieuwe dag."),
        Text(
            "Wij hebben meer tijd nodig voor uw bezwaar ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij kunnen nog niet besluiten op uw bezwaar. Dit is de reden:

{{ reden }}

{{ instemming }}

U hoort nu uiterlijk {{ uiterlijk }} van ons.
""",
        ),
        Text(
            "We need more time for your objection ({{ zaaknummer }})",
            """
Dear {{ naam }},

We cannot decide on your objection yet. This is the reason:

{{ reden }}

{{ instemming }}

You now hear from us by {{ uiterlijk }} at the latest.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            UNTIL,
            Field(
                "reden",
                _("waarom het later wordt"),
                quote("Wij willen u eerst nog spreken."),
                quote("We want to speak to you first."),
                is_required=True,
                is_block=True,
            ),
            Field(
                "instemming",
                _("alleen bij verder uitstel: dat de indiener dat goed vond"),
                "U vond dit goed.",
                "You agreed to this.",
            ),
        ),
    ),
    LetterKind(
        Letter.OBJECTION_DEFAULT,
        _("Er ontbreekt iets aan het bezwaar: wat, en tot wanneer het kan komen."),
        Text(
            "Vul uw bezwaar aan ({{ zaaknummer }})",
            """
Beste {{ naam }},

Er ontbreekt nog iets aan uw bezwaar:

{{ ontbreekt }}

Stuur dit uiterlijk {{ aanvullen_tot }}. Dat kan op de pagina van uw zaak, of op papier.

Lukt dat niet? Bel ons dan meteen: {{ telefoon }}.

Komt het niet op tijd? Dan kunnen wij uw bezwaar misschien niet behandelen.

{{ stilstand }}

{{ termijn }}
""",
        ),
        Text(
            "Complete your objection ({{ zaaknummer }})",
            """
Dear {{ naam }},

Something is still missing from your objection:

{{ ontbreekt }}

Send this by {{ aanvullen_tot }} at the latest. You can do so on the page of your case, or on paper.

Is that not possible? Then ring us at once: {{ telefoon }}.

Does it not come in time? Then we may not be able to handle your objection.

{{ stilstand }}

{{ termijn }}
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "ontbreekt",
                _("wat er aan het bezwaar ontbreekt"),
                quote("U schreef niet waarom u het niet eens bent met het besluit."),
                quote("You did not write why you do not agree with the decision."),
                is_required=True,
                is_block=True,
            ),
            Field(
                "aanvullen_tot",
                _("de laatste dag om het bezwaar aan te vullen"),
                "16 juni 2026",
                "16 June 2026",
                is_required=True,
            ),
            Field(
                "stilstand",
                _("alleen als de termijn nog loopt: dat hij zo lang stilstaat"),
                "Zolang wij op u wachten, telt de tijd niet mee.",
                "As long as we wait for you, the time does not count.",
            ),
            _TERM,
        ),
    ),
    LetterKind(
        Letter.OBJECTION_MENDED,
        _("De aanvulling van het bezwaar is binnen, met de nieuwe dag."),
        Text(
            "Wij hebben de aanvulling van uw bezwaar ({{ zaaknummer }})",
            """
Beste {{ naam }},

Bedankt voor de aanvulling van uw bezwaar. Wij ontvingen haar op {{ ontvangen }}.

Wij gaan verder met uw bezwaar. {{ termijn }}
""",
        ),
        Text(
            "We have what was missing from your objection ({{ zaaknummer }})",
            """
Dear {{ naam }},

Thank you for completing your objection. We received it on {{ ontvangen }}.

We go on with your objection. {{ termijn }}
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "ontvangen",
                _("de dag van ontvangst"),
                "9 juni 2026",
                "9 June 2026",
                is_required=True,
            ),
            _TERM,
        ),
    ),
    LetterKind(
        Letter.OBJECTION_WITHDRAWAL,
        _("De indiener trok het bezwaar in; het eerste besluit blijft gelden."),
        Text(
            "U hebt uw bezwaar ingetrokken ({{ zaaknummer }})",
            """
Beste {{ naam }},

U hebt uw bezwaar ingetrokken. Wij doen er niets meer mee.

Ons besluit blijft gelden: {{ besluit }}

Klopt dit niet? Bel ons dan meteen: {{ telefoon }}.
""",
        ),
        Text(
            "You have withdrawn your objection ({{ zaaknummer }})",
            """
Dear {{ naam }},

You have withdrawn your objection. We do nothing more with it.

Our decision still holds: {{ besluit }}

Is this not right? Then ring us at once: {{ telefoon }}.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "besluit",
                _("het besluit dat blijft gelden"),
                "Wij gaan niet verder met uw plan.",
                "We do not go on with your plan.",
                is_required=True,
            ),
        ),
    ),
)
