"""The letter that an objection came in; what became of it is a decision."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.content import Block
from pages.challenges.letter_kinds.kinds import Field, LetterKind, Text

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
)
