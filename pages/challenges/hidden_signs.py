"""Signs that nobody sees but that change how a text reads, or that no text has.

A title can be made to read backwards, or to look like another one, with signs that set the
direction of writing (Unicode UAX #9, "Trojan source"). We say that they are there and where,
instead of taking them out: what somebody typed stays theirs.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Embeddings, overrides and isolates: they change the order in which other signs are shown. The
# marks for left-to-right and right-to-left (200E, 200F) change nothing but themselves.
_DIRECTION = "\u202a-\u202e\u2066-\u2069"
# Control signs, except tab and line end.
_CONTROL = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
_HIDDEN = re.compile(f"[{_DIRECTION}{_CONTROL}]")
# What programs paste for "next line" or "next page".
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_WORDS_BEFORE = 20


def with_plain_line_ends(text: str) -> str:
    """The same text with one kind of line end, as a pasted text can have others."""
    return _LINE_ENDS.sub("\n", text)


def refuse_hidden_signs(text: str) -> None:
    """Raise ValidationError that says after which words the first hidden sign stands."""
    found = _HIDDEN.search(text)
    if found is None:
        return
    before = _HIDDEN.sub("", text[: found.start()])[-_WORDS_BEFORE:].strip()
    if before:
        message = _(
            "Na “%(before)s” staat een onzichtbaar teken waardoor de tekst anders leest. Haal"
            " het weg, of typ dit stuk opnieuw."
        ) % {"before": before}
    else:
        message = _(
            "Deze tekst begint met een onzichtbaar teken waardoor hij anders leest. Typ hem"
            " opnieuw."
        )
    raise ValidationError(message, code="hidden_signs")
