"""Mails about questions, and about a text that was taken down or put back."""

from django.utils.translation import gettext_lazy as _

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds.kinds import (
    TOPIC_FIELD,
    Audience,
    Field,
    LetterKind,
    Text,
    quote,
)

_REASON = Field(
    "reden",
    _("waarom, in de woorden van een collega"),
    quote("Dit gaat over de buren, niet over het park."),
    quote("This is about the neighbours, not about the park."),
    is_required=True,
    is_block=True,
)

KINDS = (
    LetterKind(
        Letter.QUESTION_CONFIRM,
        _("Vraag om bevestiging aan wie iets vroeg. Wat iemand typte, staat er nooit in."),
        Text(
            "Bevestig uw vraag over “{{ onderwerp }}”",
            """
U stelde ons een vraag. Bevestig met de link hieronder dat u dat was.

Daarna zoeken wij het antwoord uit. Wij zetten vraag en antwoord op de pagina.

Uw naam en e-mailadres staan daar nooit bij.

De link werkt drie dagen. Was u het niet? Dan hoeft u niets te doen.
""",
        ),
        Text(
            "Confirm your question about “{{ onderwerp }}”",
            """
You asked us a question. Confirm with the link below that it was you.

Then we find the answer. We put question and answer on the page.

Your name and e-mail address are never shown there.

The link works for three days. Was it not you? Then you need not do anything.
""",
        ),
        button=_("Bevestig mijn vraag"),
        fields=(TOPIC_FIELD,),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
    LetterKind(
        Letter.QUESTION_ANSWER,
        _("Het antwoord op een vraag, zoals iedereen het op de pagina leest."),
        Text(
            "Antwoord op uw vraag over “{{ onderwerp }}”",
            """
U stelde deze vraag: “{{ vraag }}”

Dit is ons antwoord. Het staat ook op de pagina, zodat iedereen hetzelfde weet.

{{ antwoord }}
""",
        ),
        Text(
            "Answer to your question about “{{ onderwerp }}”",
            """
You asked this question: “{{ vraag }}”

This is our answer. It is on the page as well, so that everybody knows the same.

{{ antwoord }}
""",
        ),
        button=_("Lees alle vragen en antwoorden"),
        fields=(
            TOPIC_FIELD,
            Field(
                "vraag",
                _("de vraag, zoals die op de pagina staat"),
                "Mogen wij het park ook op zondag onderhouden?",
                "May we look after the park on Sundays as well?",
            ),
            Field(
                "antwoord",
                _("het antwoord"),
                quote("Ja, op zondag mag het ook."),
                quote("Yes, on Sundays as well."),
                is_required=True,
                is_block=True,
            ),
        ),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
    LetterKind(
        Letter.QUESTION_WITHHELD,
        _("Wij zetten een vraag niet op de pagina, met de reden."),
        Text(
            "Uw vraag over “{{ onderwerp }}”",
            """
Wij zetten uw vraag niet op de pagina. Hieronder leest u waarom.

{{ reden }}

Bent u het er niet mee eens? Bel of mail ons, dan kijkt een collega opnieuw.
""",
        ),
        Text(
            "Your question about “{{ onderwerp }}”",
            """
We do not put your question on the page. Below you read why.

{{ reden }}

Do you disagree? Ring or mail us, and a colleague looks again.
""",
        ),
        button=_("Bekijk uw vraag"),
        fields=(TOPIC_FIELD, _REASON),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
    LetterKind(
        Letter.TEXT_TAKEN_DOWN,
        _("Een tekst van iemand is weggehaald: waarom, en hoe bezwaar maken kan."),
        Text(
            "Uw tekst bij “{{ onderwerp }}” is weggehaald",
            """
Wij haalden deze tekst van u weg: “{{ tekst }}”

Reden: {{ grond }}.

{{ reden }}

Bent u het er niet mee eens? Laat dat weten met de link hieronder, of bel ons. Een andere
medewerker kijkt dan opnieuw.
""",
        ),
        Text(
            "Your text with “{{ onderwerp }}” was taken down",
            """
We took down this text of yours: “{{ tekst }}”

Reason: {{ grond }}.

{{ reden }}

Do you disagree? Let us know with the link below, or ring us. Another colleague then looks again.
""",
        ),
        button=_("Ik ben het er niet mee eens"),
        fields=(
            TOPIC_FIELD,
            Field("tekst", _("de tekst"), "Wat een onzin.", "What nonsense."),
            Field(
                "grond",
                _("de grond die de collega koos"),
                "Gaat niet over dit onderwerp",
                "Is not about this subject",
                is_required=True,
            ),
            _REASON,
        ),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
    LetterKind(
        Letter.TEXT_PUT_BACK,
        _("Een tekst staat terug, met de reden."),
        Text(
            "Uw tekst bij “{{ onderwerp }}” staat terug",
            """
Wij keken opnieuw en zetten uw tekst terug. Lees waarom.

{{ reden }}
""",
        ),
        Text(
            "Your text with “{{ onderwerp }}” is back",
            """
We looked again and put your text back. Read why.

{{ reden }}
""",
        ),
        button=_("Bekijk de pagina"),
        fields=(TOPIC_FIELD, _REASON),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
)
