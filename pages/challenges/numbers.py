"""Whole numbers out of posted or queried text. Pure."""

# Python refuses to read more than 4,300 digits, and a key of a row has at most 18.
LONGEST = 9


def read_number(text: str | None, *, longest: int = LONGEST) -> int | None:
    """The number that stands there in plain digits; None for anything else, also for no text.

    `longest` is the most digits that are read: a longer number is none that we gave out.
    """
    if not text or len(text) > longest or not (text.isascii() and text.isdigit()):
        return None
    return int(text)
