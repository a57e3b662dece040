"""Whether a reason explains something: the same rule for a whole decision and for one lot of it."""

from pages.challenges.plain_words import is_placeholder, is_too_short
from pages.challenges.unwilling import only_says_unwilling


def check_reason(reason: str, *, is_negative: bool, field: str = "reason") -> list[tuple[str, str]]:
    """What is wrong with a reason in words: empty, nothing but unwillingness, or too short."""
    if is_placeholder(reason):
        return [(field, "placeholder")]
    if is_negative and only_says_unwilling(reason):
        return [(field, "only_unwilling")]
    return [(field, "too_short")] if is_too_short(reason) else []


def check_way_forward(
    words: str, *, is_negative: bool, field: str = "how_to_succeed"
) -> list[tuple[str, str]]:
    """A negative answer says how the plan could succeed."""
    lacks = is_negative and (is_placeholder(words) or is_too_short(words))
    return [(field, "how_needed")] if lacks else []
