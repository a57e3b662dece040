"""Mails about a meeting: confirm, remember, moved, cancelled."""

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

_WHEN = Field(
    "bijeenkomst",
    _("dag, tijd en plaats"),
    quote("dinsdag 10 maart 2026, 19:30, buurthuis De Brug"),
    quote("Tuesday 10 March 2026, 19:30, community centre De Brug"),
    is_required=True,
    is_block=True,
)

KINDS = (
    LetterKind(
        Letter.MEETING_CONFIRM,
        _("Vraag om bevestiging aan wie wil komen. Wat iemand typte, staat er nooit in."),
        Text(
            "Bevestig uw aanmelding bij “{{ onderwerp }}”",
            """
U wilt naar de bijeenkomst komen. Met de link houden wij een plaats vrij.

{{ bijeenkomst }}

Komt u toch niet? Meld u af met dezelfde link, dan kan iemand anders komen.
""",
        ),
        Text(
            "Confirm your sign-up with “{{ onderwerp }}”",
            """
You want to come to the meeting. With the link we keep a place for you.

{{ bijeenkomst }}

Can you not come after all? Cancel with the same link, so that somebody else can come.
""",
        ),
        button=_("Bevestig mijn aanmelding"),
        fields=(TOPIC_FIELD, _WHEN),
        audience=Audience.OTHER,
        has_case=False,
        has_name=False,
    ),
    LetterKind(
        Letter.MEETING_REMINDER,
        _("De bijeenkomst is bijna."),
        Text(
            "Tot bij de bijeenkomst over “{{ onderwerp }}”",
            """
Beste {{ naam }},

U hebt zich aangemeld voor deze bijeenkomst.

{{ bijeenkomst }}

Komt u toch niet? Meld u dan af.
""",
        ),
        Text(
            "See you at the meeting about “{{ onderwerp }}”",
            """
Dear {{ naam }},

You signed up for this meeting.

{{ bijeenkomst }}

Can you not come after all? Then cancel.
""",
        ),
        button=_("Bekijk uw aanmelding"),
        fields=(TOPIC_FIELD, _WHEN),
        audience=Audience.OTHER,
        has_case=False,
    ),
    LetterKind(
        Letter.MEETING_MOVED,
        _("De bijeenkomst is op een andere tijd of plaats."),
        Text(
            "De bijeenkomst over “{{ onderwerp }}” is veranderd",
            """
Beste {{ naam }},

Dit is de nieuwe tijd en plaats.

{{ bijeenkomst }}
""",
        ),
        Text(
            "The meeting about “{{ onderwerp }}” has changed",
            """
Dear {{ naam }},

This is the new time and place.

{{ bijeenkomst }}
""",
        ),
        button=_("Bekijk uw aanmelding"),
        fields=(TOPIC_FIELD, _WHEN),
        audience=Audience.OTHER,
        has_case=False,
    ),
    LetterKind(
        Letter.MEETING_CANCELLED,
        _("De bijeenkomst gaat niet door."),
        Text(
            "De bijeenkomst over “{{ onderwerp }}” gaat niet door",
            """
Beste {{ naam }},

Deze bijeenkomst gaat niet door.

{{ bijeenkomst }}
""",
        ),
        Text(
            "The meeting about “{{ onderwerp }}” is cancelled",
            """
Dear {{ naam }},

This meeting is cancelled.

{{ bijeenkomst }}
""",
        ),
        button=_("Bekijk de pagina"),
        fields=(TOPIC_FIELD, _WHEN),
        audience=Audience.OTHER,
        has_case=False,
    ),
)
