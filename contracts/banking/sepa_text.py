"""Text as banks accept it: the characters of SEPA, and what others become.

Source: European Payments Council, EPC217-08 (SEPA requirements for an extended character set):
letters without accents, digits and `/ - ? : ( ) . , ' +` and the space.
"""

from __future__ import annotations

import re
from typing import Final

from text_unidecode import unidecode

NOT_ALLOWED: Final = re.compile(r"[^A-Za-z0-9/\-?:().,'+ ]")


def sepa_text(text: str, most: int) -> str:
    """Return the text as it goes to the bank, at most so many characters.

    Accents go, `&` becomes `+`, what has no likeness becomes a dot; white space becomes one space.
    """
    plain = NOT_ALLOWED.sub(".", unidecode(" ".join(text.split()).replace("&", "+")))
    return " ".join(plain.split())[:most].strip()


def is_changed(text: str, most: int) -> bool:
    """Whether the bank gets to see something else than what was written."""
    return sepa_text(text, most) != text
