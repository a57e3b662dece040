"""The kinds of letter: one line per module of texts is all that another letter needs."""

from pages.challenges.enums import Letter
from pages.challenges.letter_kinds import (
    asking,
    calls,
    carrying_out,
    deciding,
    following,
    handling,
    joining,
    meeting,
    objecting,
    reaching,
    starting,
    waiting,
)
from pages.challenges.letter_kinds.kinds import LetterKind

KINDS: dict[Letter, LetterKind] = {
    kind.letter: kind
    for kind in (
        *starting.KINDS,
        *waiting.KINDS,
        *calls.KINDS,
        *handling.KINDS,
        *objecting.KINDS,
        *deciding.KINDS,
        *carrying_out.KINDS,
        *joining.KINDS,
        *reaching.KINDS,
        *asking.KINDS,
        *following.KINDS,
        *meeting.KINDS,
    )
}
