"""Mails about supporting and following a plan or a call."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import (
    TOPIC_FIELD,
    Audience,
    Field,
    LetterKind,
    Text,
    Words,
    quote,
)

_STAGE = Field(
    "stand",
    _("hoe het er nu voor staat"),
    "Toegekend",
    "Granted",
    is_required=True,
)


def _news(letter: Letter, purpose: Words, dutch: tuple[str, str], english: tuple[str, str]):
    """To a follower: it has come to another phase, a decision or a result."""
    return LetterKind(
        letter,
        purpose,
        Text(dutch[0], f"{dutch[1]}\n\nStand van zaken: {{{{ stand }}}}."),
        Text(english[0], f"{english[1]}\n\nHow it stands: {{{{ stand }}}}."),
        button=_("Lees verder"),
        fields=(TOPIC_FIELD, _STAGE),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
        can_stop=True,
    )


KINDS = (
    LetterKind(
        Letter.SUPPORT_CONFIRM,
        _("Vraag om bevestiging aan wie een plan steunt. Wat iemand typte, staat er nooit in."),
        Text(
            "Bevestig uw steun voor “{{ onderwerp }}”",
            """
U wilt dit plan steunen. Met de link hieronder telt uw steun mee.

Steun is een signaal. Het is geen stem over het besluit van de gemeente.

Met dezelfde link trekt u uw steun later weer in. Bewaar deze mail dus.

De link werkt drie dagen. Was u het niet? Dan hoeft u niets te doen.
""",
        ),
        Text(
            "Confirm your support for “{{ onderwerp }}”",
            """
You want to support this plan. With the link below your support counts.

Support is a signal. It is no vote about the decision of the municipality.

With the same link you withdraw your support later. So keep this mail.

The link works for three days. Was it not you? Then you need not do anything.
""",
        ),
        button=_("Bevestig mijn steun"),
        fields=(TOPIC_FIELD,),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
    LetterKind(
        Letter.FOLLOW_CONFIRM,
        _("Vraag om bevestiging aan wie berichten wil."),
        Text(
            "Bevestig dat u “{{ onderwerp }}” wilt volgen",
            """
U wilt bericht als er iets verandert. Bevestig dat met de link hieronder.

De link werkt drie dagen. Was u het niet? Dan hoeft u niets te doen.
""",
        ),
        Text(
            "Confirm that you want to follow “{{ onderwerp }}”",
            """
You want to hear when something changes. Confirm that with the link below.

The link works for three days. Was it not you? Then you need not do anything.
""",
        ),
        button=_("Houd mij op de hoogte"),
        fields=(TOPIC_FIELD,),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
    LetterKind(
        Letter.FOLLOW_ANSWER,
        _("Aan een volger: er is een vraag beantwoord."),
        Text(
            "Nieuw antwoord bij “{{ onderwerp }}”",
            """
De gemeente heeft een vraag beantwoord. Iedereen kan het antwoord lezen.

{{ antwoorden }}
""",
        ),
        Text(
            "New answer about “{{ onderwerp }}”",
            """
The municipality has answered a question. Everybody can read the answer.

{{ antwoorden }}
""",
        ),
        button=_("Lees alle vragen en antwoorden"),
        fields=(
            TOPIC_FIELD,
            Field(
                "antwoorden",
                _("de nieuwe vragen en antwoorden"),
                quote("Mag het op zondag?\nJa, op zondag mag het ook."),
                quote("Is Sunday allowed?\nYes, on Sundays as well."),
                is_required=True,
                is_block=True,
            ),
        ),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
        can_stop=True,
    ),
    _news(
        Letter.FOLLOW_PHASE,
        _("Aan een volger: er is een nieuwe fase."),
        ("Nieuws over “{{ onderwerp }}”", "Er is een nieuwe fase begonnen."),
        ("News about “{{ onderwerp }}”", "A new phase has begun."),
    ),
    _news(
        Letter.FOLLOW_DECISION,
        _("Aan een volger: er is een besluit."),
        ("Besluit over “{{ onderwerp }}”", "De gemeente heeft besloten."),
        ("Decision about “{{ onderwerp }}”", "The municipality has decided."),
    ),
    _news(
        Letter.FOLLOW_RESULT,
        _("Aan een volger: er is een resultaat."),
        ("Resultaat van “{{ onderwerp }}”", "Er is een resultaat."),
        ("Result of “{{ onderwerp }}”", "There is a result."),
    ),
)
