"""Letters around sending a plan together."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import Audience, Field, LetterKind, Text, quote

KINDS = (
    LetterKind(
        Letter.COSUBMITTER_INVITATION,
        _("Vraag aan iemand die als mede-indiener is genoemd."),
        Text(
            "Doet u mee met een plan voor “{{ onderwerp }}”?",
            """
Beste {{ naam }},

Iemand schrijft een plan voor “{{ onderwerp }}” en noemt u als mede-indiener.

Met de link hieronder leest u het plan. Daarna zegt u zelf ja of nee.

Zegt u niets, dan laten wij zien dat u nog niet hebt bevestigd.

Kent u dit plan niet? Dan kunt u nee zeggen, of deze mail weggooien. De link is alleen voor u.
""",
        ),
        Text(
            "Will you join a plan for “{{ onderwerp }}”?",
            """
Dear {{ naam }},

Somebody is writing a plan for “{{ onderwerp }}” and names you as a co-submitter.

With the link below you read the plan. Then you say yes or no yourself.

If you say nothing, we show that you have not confirmed yet.

Do you not know this plan? Then you can say no, or throw this mail away. The link is for you only.
""",
        ),
        button=_("Lees het plan en geef antwoord"),
        audience=Audience.OTHER,
    ),
    LetterKind(
        Letter.COSUBMITTER_ANSWER,
        _("Wat een mede-indiener heeft geantwoord."),
        Text(
            "Antwoord van een mede-indiener ({{ zaaknummer }})",
            """
Beste {{ naam }},

{{ antwoord }}

{{ woorden }}

De gemeente ziet dit ook. Dit antwoord blijft bij uw zaak staan.
""",
        ),
        Text(
            "Answer of a co-submitter ({{ zaaknummer }})",
            """
Dear {{ naam }},

{{ antwoord }}

{{ woorden }}

The municipality sees this as well. This answer stays with your case.
""",
        ),
        button=_("Bekijk uw reactie"),
        fields=(
            Field(
                "antwoord",
                _("wie wat antwoordde, in één zin"),
                "Bo Voorbeeld doet niet mee met uw plan.",
                "Bo Voorbeeld does not join your plan.",
                is_required=True,
            ),
            Field(
                "woorden",
                _("wat de mede-indiener erbij schreef"),
                quote("Wij hebben hier nu geen tijd voor."),
                quote("We have no time for this now."),
                is_required=True,
                is_block=True,
            ),
        ),
    ),
)
