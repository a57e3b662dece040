"""Letters with a decision. How to go against it is added by the code, per decision."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import Block
from pages.challenges.letter_kinds.kinds import Field, LetterKind, Text, quote

_CLOSING = _(
    "Onder deze brief zet het loket zelf wat iemand kan doen die het er niet mee eens is. Dat hangt"
    " af van het soort besluit en kan niet worden weggelaten."
)
_OUTCOME = Field(
    "besluit",
    _("de uitkomst, in één zin"),
    "Wij gaan niet verder met uw plan.",
    "We will not go on with your plan.",
    is_required=True,
)
_WHY = Field(
    "motivering",
    _("de redenen en de uitleg, ook per criterium"),
    (
        Block("quote", "De kosten zijn hoger dan nu en de buurt is verdeeld."),
        Block("h", "Steun en betrokkenheid"),
        Block("quote", "Twee straten doen mee, drie zijn tegen."),
    ),
    (
        Block("quote", "The costs are higher than now and the neighbourhood is divided."),
        Block("h", "Support and involvement"),
        Block("quote", "Two streets join, three are against."),
    ),
    is_required=True,
    is_block=True,
)
_HOW = Field(
    "hoe_wel",
    _("hoe het wel kan"),
    quote("Begin met de twee straten die meedoen."),
    quote("Begin with the two streets that join."),
    is_required=True,
    is_block=True,
)
_CHANGES = Field(
    "wijzigingen",
    _("wat er verandert aan het plan"),
    quote("Eerst een proef van drie maanden."),
    quote("First a trial of three months."),
    is_required=True,
    is_block=True,
)
_AMOUNT = Field(
    "bedrag",
    _("wat de gemeente hoogstens betaalt"),
    "€ 1.250,00",
    is_required=True,
)

_DUTCH_SUBJECT = "Ons besluit over uw plan ({{ zaaknummer }})"
_ENGLISH_SUBJECT = "Our decision on your plan ({{ zaaknummer }})"
_DUTCH_START = """
Beste {{ naam }},

Wij hebben een besluit genomen over uw plan “{{ plan }}”.

## Ons besluit

{{ besluit }}

## Waarom

{{ motivering }}
"""
_ENGLISH_START = """
Dear {{ naam }},

We have taken a decision on your plan “{{ plan }}”.

## Our decision

{{ besluit }}

## Why

{{ motivering }}
"""
_DUTCH_AMOUNT = """
De gemeente betaalt hiervoor ten hoogste {{ bedrag }}.
"""
_ENGLISH_AMOUNT = """
The municipality pays at most {{ bedrag }} for this.
"""
_DUTCH_CALL = """
## Wat er nu gebeurt

Wij bellen u om samen een overeenkomst te maken: wie doet wat, wanneer en met geld.
"""
_ENGLISH_CALL = """
## What happens now

We will call you to make an agreement together: who does what, when and with what money.
"""
_DUTCH_CHANGES = """
## Wat er verandert

{{ wijzigingen }}
"""
_ENGLISH_CHANGES = """
## What changes

{{ wijzigingen }}
"""
_DUTCH_HOW = """
## Hoe het wel kan

{{ hoe_wel }}
"""
_ENGLISH_HOW = """
## How it could succeed

{{ hoe_wel }}
"""


def _decision(letter, purpose, dutch: str, english: str, *fields: Field) -> LetterKind:
    return LetterKind(
        letter,
        purpose,
        Text(_DUTCH_SUBJECT, _DUTCH_START + dutch),
        Text(_ENGLISH_SUBJECT, _ENGLISH_START + english),
        button=_("Bekijk uw zaak"),
        fields=(_OUTCOME, _WHY, *fields),
        closing=_CLOSING,
    )


KINDS = (
    _decision(
        Letter.DECISION_ACCEPT,
        _("Besluit: toegekend."),
        _DUTCH_AMOUNT + _DUTCH_CALL,
        _ENGLISH_AMOUNT + _ENGLISH_CALL,
        _AMOUNT,
    ),
    _decision(
        Letter.DECISION_CONDITIONS,
        _("Besluit: toegekend, met aanpassingen waar beide het over eens zijn."),
        _DUTCH_CHANGES + _DUTCH_AMOUNT + _DUTCH_CALL,
        _ENGLISH_CHANGES + _ENGLISH_AMOUNT + _ENGLISH_CALL,
        _CHANGES,
        _AMOUNT,
    ),
    _decision(
        Letter.DECISION_SOLVED,
        _("Besluit: opgelost zonder overname."),
        _DUTCH_CHANGES,
        _ENGLISH_CHANGES,
        Field(
            "wijzigingen",
            _("wat de gemeente zelf gaat doen"),
            quote("Wij maaien voortaan na de bloei."),
            quote("From now on we mow after the flowers."),
            is_block=True,
        ),
    ),
    _decision(
        Letter.DECISION_REJECT,
        _("Besluit: afgewezen, met uitleg per criterium."),
        _DUTCH_HOW,
        _ENGLISH_HOW,
        _HOW,
    ),
    _decision(
        Letter.DECISION_LEAVE_OUT,
        _("Besluit: buiten behandeling, omdat er gegevens ontbreken."),
        _DUTCH_HOW,
        _ENGLISH_HOW,
        _HOW,
    ),
    _decision(
        Letter.DECISION_INADMISSIBLE,
        _("Besluit: niet-ontvankelijk."),
        _DUTCH_HOW,
        _ENGLISH_HOW,
        _HOW,
    ),
    LetterKind(
        Letter.OBJECTION_DECISION,
        _("Besluit op een bezwaar."),
        Text(
            "Ons besluit op uw bezwaar ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij hebben opnieuw naar uw plan gekeken, omdat u bezwaar maakte.

## Ons besluit

{{ verandering }}

{{ besluit }}

De gemeente betaalt hiervoor ten hoogste {{ bedrag }}.

## Wat er verandert

{{ wijzigingen }}

## Waarom

{{ motivering }}

## Hoe het wel kan

{{ hoe_wel }}
""",
        ),
        Text(
            "Our decision on your objection ({{ zaaknummer }})",
            """
Dear {{ naam }},

We looked at your plan again, because you objected.

## Our decision

{{ verandering }}

{{ besluit }}

The municipality pays at most {{ bedrag }} for this.

## What changes

{{ wijzigingen }}

## Why

{{ motivering }}

## How it could succeed

{{ hoe_wel }}
""",
        ),
        button=_("Bekijk uw zaak"),
        fields=(
            Field(
                "verandering",
                _("of ons besluit blijft of verandert"),
                "Ons besluit blijft zoals het was.",
                "Our decision stays as it was.",
                is_required=True,
            ),
            _OUTCOME,
            _AMOUNT,
            _CHANGES,
            _WHY,
            _HOW,
        ),
        closing=_CLOSING,
    ),
)
