"""Letters from the agreement to the end of the work."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import Block
from pages.challenges.letter_kinds.kinds import Field, LetterKind, Text, quote

_AGREEMENT = Field(
    "overeenkomst",
    _("nummer van de overeenkomst"),
    "OVK-2026-0007",
    is_required=True,
)
_RESULTS = Field(
    "resultaten",
    _("welke resultaten wij vragen, met de dag waarop"),
    (Block("list", items=("Bewoners die meehelpen, tot en met 30 juni 2026",)),),
    (Block("list", items=("Residents who help, up to and including 30 June 2026",)),),
    is_required=True,
    is_block=True,
)

KINDS = (
    LetterKind(
        Letter.AGREEMENT_BEGUN,
        _("Wij beginnen aan de overeenkomst; er is nog niets te lezen."),
        Text(
            "Wij schrijven uw overeenkomst ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij zijn begonnen met het schrijven van onze overeenkomst over “{{ plan }}”. Het nummer is
{{ overeenkomst }}.

U hoeft nu niets te doen. U krijgt bericht als het concept klaar is. Dan leest u het op de pagina
van uw zaak.
""",
        ),
        Text(
            "We are writing your agreement ({{ zaaknummer }})",
            """
Dear {{ naam }},

We have begun to write our agreement on “{{ plan }}”. Its number is {{ overeenkomst }}.

You do not have to do anything now. You hear from us when the draft is ready. You can then read it
on the page of your case.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(_AGREEMENT,),
    ),
    LetterKind(
        Letter.AGREEMENT,
        _("De overeenkomst ligt klaar om door te nemen en te ondertekenen."),
        Text(
            "Uw overeenkomst ligt klaar ({{ zaaknummer }})",
            """
Beste {{ naam }},

Het concept van onze overeenkomst over “{{ plan }}” ligt klaar. Het nummer is {{ overeenkomst }}.

## Wat er nu gebeurt

- Wij nemen de overeenkomst samen met u door. Wat niet klopt, passen wij aan.
- Daarna ondertekenen u en de gemeente.
- Zolang niet beide hebben ondertekend, ligt er nog niets vast.

Lees alles rustig. Laat gerust iemand meelezen.
""",
        ),
        Text(
            "Your agreement is ready ({{ zaaknummer }})",
            """
Dear {{ naam }},

The draft of our agreement on “{{ plan }}” is ready. Its number is {{ overeenkomst }}.

## What happens now

- We go through the agreement together with you. What is not right, we change.
- Then you and the municipality sign.
- As long as not both have signed, nothing is fixed.

Take your time to read everything. Feel free to let somebody read along.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(_AGREEMENT,),
    ),
    LetterKind(
        Letter.RUNNING,
        _("De uitvoering begint."),
        Text(
            "De uitvoering van uw plan begint ({{ zaaknummer }})",
            """
Beste {{ naam }},

De overeenkomst {{ overeenkomst }} is ondertekend. De uitvoering van uw plan “{{ plan }}” begint.

Wij houden contact over hoe het gaat. Loopt iets anders dan gedacht? Bel ons, ook als het klein is.
""",
        ),
        Text(
            "The work on your plan begins ({{ zaaknummer }})",
            """
Dear {{ naam }},

The agreement {{ overeenkomst }} has been signed. The work on your plan “{{ plan }}” begins.

We stay in contact about how it goes. Does something go differently? Call us, also when it is small.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(_AGREEMENT,),
    ),
    LetterKind(
        Letter.RESULTS_REQUEST,
        _("Verzoek om resultaten door te geven."),
        Text(
            "Wilt u uw resultaten doorgeven? ({{ zaaknummer }})",
            """
Beste {{ naam }},

In overeenkomst {{ overeenkomst }} spraken wij af dat u ons laat weten wat uw plan oplevert.

## Dit vragen wij u

{{ resultaten }}

Ging het anders dan gehoopt? Ook dat horen wij graag. Lukt het niet? Bel ons, dan helpen wij u.
""",
        ),
        Text(
            "Could you send us your results? ({{ zaaknummer }})",
            """
Dear {{ naam }},

In agreement {{ overeenkomst }} we agreed that you tell us what your plan brings about.

## This is what we ask you

{{ resultaten }}

Did it go differently than hoped? We like to hear that as well. Can you not manage? Call us and we
help you.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(_AGREEMENT, _RESULTS),
    ),
    LetterKind(
        Letter.RESULTS_REMINDER,
        _("Herinnering: er ontbreken nog resultaten."),
        Text(
            "Denkt u aan uw resultaten? ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij vroegen u om resultaten van overeenkomst {{ overeenkomst }}. Deze hebben wij nog niet.

{{ resultaten }}

Lukt het niet? Bel ons, dan zoeken wij samen een oplossing.
""",
        ),
        Text(
            "Will you remember your results? ({{ zaaknummer }})",
            """
Dear {{ naam }},

We asked you for results of agreement {{ overeenkomst }}. We do not have these yet.

{{ resultaten }}

Can you not manage? Call us and we look for a solution together.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(_AGREEMENT, _RESULTS),
    ),
    LetterKind(
        Letter.SETTLEMENT,
        _("Vaststelling: wat wij over een periode betalen."),
        Text(
            "Wij hebben uw afrekening vastgesteld ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij hebben de afrekening van overeenkomst {{ overeenkomst }} vastgesteld, over {{ periode }}.

## De uitkomst

Het bedrag is {{ bedrag }}.

Klopt er iets niet? Bel ons, dan rekenen wij het samen na.
""",
        ),
        Text(
            "We have settled your account ({{ zaaknummer }})",
            """
Dear {{ naam }},

We have settled agreement {{ overeenkomst }}, over {{ periode }}.

## The outcome

The amount is {{ bedrag }}.

Is something not right? Call us and we go through the sums together.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            _AGREEMENT,
            Field(
                "periode",
                _("de periode"),
                "1 januari 2026 tot en met 30 juni 2026",
                "1 January 2026 up to and including 30 June 2026",
                is_required=True,
            ),
            Field("bedrag", _("het bedrag van de afrekening"), "€ 1.250,00", is_required=True),
        ),
    ),
    LetterKind(
        Letter.FINISHED,
        _("Het werk is klaar, of stopte eerder."),
        Text(
            "Uw plan is afgerond ({{ zaaknummer }})",
            """
Beste {{ naam }},

{{ einde }}

{{ toelichting }}

Bedankt voor uw inzet. Wilt u verder, of erover praten? Bel ons.
""",
        ),
        Text(
            "Your plan has come to its end ({{ zaaknummer }})",
            """
Dear {{ naam }},

{{ einde }}

{{ toelichting }}

Thank you for your efforts. Do you want to go on, or talk about it? Call us.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "einde",
                _("of het werk klaar is of eerder stopte"),
                "De uitvoering van uw plan is klaar.",
                "The work on your plan is done.",
                is_required=True,
            ),
            Field(
                "toelichting",
                _("de woorden van de contractmanager"),
                quote("Het park ziet er beter uit dan ooit."),
                quote("The park looks better than ever."),
                is_required=True,
                is_block=True,
            ),
        ),
    ),
)
