"""How we reach who responded, when that changed."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import LetterKind, Text

KINDS = (
    LetterKind(
        Letter.LINK_RENEWED,
        _("Het e-mailadres is verbeterd, en de link naar de zaak is nieuw."),
        Text(
            "Uw nieuwe link ({{ zaaknummer }})",
            """
Beste {{ naam }},

Wij hebben uw e-mailadres verbeterd. Daarom krijgt u een nieuwe link naar uw zaak.

De link in onze eerdere brieven en mails werkt niet meer.

Geef de nieuwe link niet aan anderen. Wie hem heeft, kan uw zaak lezen.
""",
        ),
        Text(
            "Your new link ({{ zaaknummer }})",
            """
Dear {{ naam }},

We put your e-mail address right. That is why you get a new link to your case.

The link in our earlier letters and mails does not work any more.

Do not give the new link to others. Who has it can read your case.
""",
        ),
        button=_("Bekijk uw zaak"),
    ),
)
