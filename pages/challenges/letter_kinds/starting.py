"""Letters between the first word and the moment that the work on a plan begins."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import KIND_FIELD, Field, LetterKind, Text

_DECIDE_BY = Field(
    "besluitdatum",
    _("de dag waarop de indiener uiterlijk van ons hoort"),
    "28 april 2026",
    "28 April 2026",
    is_required=True,
)
KINDS = (
    LetterKind(
        Letter.DRAFT_LINK,
        _("De link waarmee iemand verdergaat met een concept."),
        Text(
            "Uw concept voor “{{ onderwerp }}”",
            """
U bent begonnen met een {{ inzending }}. Wij hebben bewaard wat u al hebt ingevuld.

Met de link hieronder gaat u verder. U hebt geen account nodig.

Deze link is alleen voor u. Wie de link heeft, kan uw concept lezen en veranderen. Stuur hem dus
alleen door aan mensen met wie u samen schrijft.

Uw {{ inzending }} is nog niet verstuurd. De gemeente leest uw concept niet.
""",
        ),
        Text(
            "Your draft for “{{ onderwerp }}”",
            """
You have started a {{ inzending }}. We have kept what you filled in.

With the link below you can go on. You do not need an account.

This link is for you only. Whoever has the link can read and change your draft. So only pass it on
to people you write with.

Your {{ inzending }} has not been sent yet. The municipality does not read your draft.
""",
        ),
        button=_("Verder met mijn concept"),
        fields=(
            KIND_FIELD,
            Field(
                "onderwerp",
                _("de oproep of taak waar het over gaat"),
                "Wie zorgt er voor het Singelpark?",
                "Who takes care of the park?",
            ),
        ),
        has_case=False,
    ),
    LetterKind(
        Letter.DRAFT_EXPIRING,
        _("Waarschuwing: aan een concept is lang niet gewerkt, en de tekst wordt gewist."),
        Text(
            "Wij wissen uw concept na {{ bewaardag }}",
            """
U bent ooit begonnen met “{{ onderwerp }}”. U hebt er nu lang niet aan gewerkt.

Wij bewaren uw tekst tot en met {{ bewaardag }}. Daarna wissen wij hem, want wij bewaren niet langer
dan nodig is.

Wilt u verder? Open de link hieronder en bewaar een stap. Dan blijft uw tekst weer {{ weken }} weken
staan.

Wilt u niet verder? Dan hoeft u niets te doen.
""",
        ),
        Text(
            "We erase your draft after {{ bewaardag }}",
            """
Once you started “{{ onderwerp }}”. You have not worked on it for a long time.

We keep your text up to and including {{ bewaardag }}. Then we erase it, because we keep nothing
longer than needed.

Do you want to go on? Open the link below and save a step. Then your text stays for another
{{ weken }} weeks.

Do you not want to go on? Then you need not do anything.
""",
        ),
        button=_("Verder met mijn concept"),
        fields=(
            Field(
                "bewaardag",
                _("de laatste dag waarop de tekst er nog staat"),
                "28 april 2026",
                "28 April 2026",
                is_required=True,
            ),
            Field("weken", _("hoeveel weken een concept blijft staan"), "26"),
            Field(
                "onderwerp",
                _("de oproep of taak waar het over gaat"),
                "Wie zorgt er voor het Singelpark?",
                "Who takes care of the park?",
            ),
        ),
        has_case=False,
    ),
    LetterKind(
        Letter.RECEIPT,
        _("Ontvangstbevestiging, meteen na het versturen."),
        Text(
            "Wij hebben uw {{ inzending }} ontvangen ({{ zaaknummer }})",
            """
Beste {{ naam }},

Bedankt voor uw plan “{{ plan }}”. Wij hebben uw {{ inzending }} op {{ ontvangen }} ontvangen.

U hoort uiterlijk {{ besluitdatum }} van ons.

Uiterlijk {{ eerste_reactie }} nemen wij uw plan in behandeling.

## Wat er nu gebeurt

- Wij lezen uw plan. Missen wij iets, dan vragen wij u erom.
- Daarna bespreken wij uw plan en nemen wij een besluit.
- Het besluit krijgt u met een uitleg in gewone woorden.

Met de link hieronder ziet u wat u hebt gestuurd en hoe het ervoor staat.

Kenmerk van uw verzonden tekst: {{ kenmerk }}
""",
        ),
        Text(
            "We have received your {{ inzending }} ({{ zaaknummer }})",
            """
Dear {{ naam }},

Thank you for your plan “{{ plan }}”. We received your {{ inzending }} on {{ ontvangen }}.

You will hear from us by {{ besluitdatum }}.

We take up your plan by {{ eerste_reactie }}.

## What happens now

- We read your plan. If something is missing, we ask you for it.
- Then we discuss your plan and take a decision.
- You get the decision with an explanation in plain words.

With the link below you see what you sent and how it stands.

Mark of the text you sent: {{ kenmerk }}
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "ontvangen",
                _("de dag van ontvangst"),
                "2 maart 2026",
                "2 March 2026",
                is_required=True,
            ),
            _DECIDE_BY,
            Field(
                "eerste_reactie",
                _("de dag waarop wij uiterlijk beginnen"),
                "5 maart 2026",
                "5 March 2026",
            ),
            Field("kenmerk", _("controlegetal van de verzonden tekst"), "3f9c2a71d04be865"),
        ),
    ),
    LetterKind(
        Letter.TAKE_UP,
        _("De zaak is in behandeling, en bij wie."),
        Text(
            "Uw zaak is in behandeling ({{ zaaknummer }})",
            """
Beste {{ naam }},

Uw plan “{{ plan }}” is in behandeling bij {{ behandelaar }}.

{{ contactpersoon }} is uw vaste contact. U kunt bellen met {{ telefoon }}.

## Wat er nu gebeurt

- Wij lezen uw plan. Missen wij iets, dan vragen wij u erom.
- Vaak nodigen wij u uit voor een gesprek.
- U hoort uiterlijk {{ besluitdatum }} van ons.
""",
        ),
        Text(
            "Your case is being handled ({{ zaaknummer }})",
            """
Dear {{ naam }},

Your plan “{{ plan }}” is being handled by {{ behandelaar }}.

{{ contactpersoon }} is your fixed contact. You can call {{ telefoon }}.

## What happens now

- We read your plan. If something is missing, we ask you for it.
- Often we invite you for a talk.
- You will hear from us by {{ besluitdatum }}.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "behandelaar",
                _("wie de zaak behandelt"),
                "Noor de Wit",
                is_required=True,
            ),
            _DECIDE_BY,
        ),
    ),
    LetterKind(
        Letter.WITHDRAWAL,
        _("De reactie is ingetrokken."),
        Text(
            "Uw {{ inzending }} is ingetrokken ({{ zaaknummer }})",
            """
Beste {{ naam }},

Uw {{ inzending }} is ingetrokken. Wij doen er niets meer mee.

Hebt u dit niet zelf gevraagd? Bel ons dan meteen.

{{ opnieuw }}
""",
        ),
        Text(
            "Your {{ inzending }} has been withdrawn ({{ zaaknummer }})",
            """
Dear {{ naam }},

Your {{ inzending }} has been withdrawn. We will do nothing more with it.

Did you not ask for this yourself? Then call us at once.

{{ opnieuw }}
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "opnieuw",
                _("of iemand opnieuw mag reageren"),
                "U mag op deze oproep opnieuw reageren zolang hij open is.",
                "You may respond to this call again as long as it is open.",
            ),
        ),
    ),
)
