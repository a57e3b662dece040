"""Letters about a call that the municipality takes back."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import KIND_FIELD, Field, LetterKind, Text, quote

_REASON = Field(
    "reden",
    _("waarom wij de oproep introkken"),
    quote("Het contract met de aannemer loopt nog een jaar door."),
    quote("The contract with the contractor goes on for another year."),
    is_required=True,
    is_block=True,
)

KINDS = (
    LetterKind(
        Letter.CALL_WITHDRAWN,
        _("De oproep is ingetrokken: een verstuurde reactie stopt zonder besluit."),
        Text(
            "Wij trekken onze oproep in ({{ zaaknummer }})",
            """
Beste {{ naam }},

U stuurde ons het plan “{{ plan }}” voor de oproep “{{ onderwerp }}”. Wij trekken die oproep in.
Daarom sluiten wij uw zaak. Wij nemen geen besluit over uw plan.

## Waarom

{{ reden }}

## Wat dit voor u betekent

Aan uw plan ligt het niet. Wat u stuurde, blijft op uw zaakpagina staan. Wilt u erover praten, of
bent u het er niet mee eens? Bel ons.
""",
        ),
        Text(
            "We withdraw our call ({{ zaaknummer }})",
            """
Dear {{ naam }},

You sent us the plan “{{ plan }}” for the call “{{ onderwerp }}”. We withdraw that call. That is why
we close your case. We will take no decision on your plan.

## Why

{{ reden }}

## What this means for you

It is not because of your plan. What you sent stays on the page of your case. Do you want to talk
about it, or do you not agree? Call us.
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(_REASON,),
    ),
    LetterKind(
        Letter.CALL_WITHDRAWN_DRAFT,
        _("De oproep is ingetrokken: een concept kan niet meer worden verstuurd."),
        Text(
            "Wij trekken de oproep “{{ onderwerp }}” in",
            """
U bent begonnen met een {{ inzending }} op de oproep “{{ onderwerp }}”. Wij trekken die oproep in. U
kunt uw concept niet meer versturen.

## Waarom

{{ reden }}

## Wat dit voor u betekent

Uw tekst staat er nog tot en met {{ bewaardag }}. Met de link hieronder leest en kopieert u hem.
""",
        ),
        Text(
            "We withdraw the call “{{ onderwerp }}”",
            """
You have started a {{ inzending }} to the call “{{ onderwerp }}”. We withdraw that call. You can no
longer send your draft.

## Why

{{ reden }}

## What this means for you

Your text stays up to and including {{ bewaardag }}. With the link below you read and copy it.
""",
        ),
        button=_("Bekijk mijn concept"),
        fields=(
            _REASON,
            Field(
                "bewaardag",
                _("de laatste dag waarop de tekst er nog staat"),
                "28 april 2026",
                "28 April 2026",
                is_required=True,
            ),
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
)
