"""What the wording needs of a step of a trace, and what a missing value is called."""

from collections.abc import Mapping
from typing import Final, Protocol

from contracts.wording.formats import fraction_of, is_number


class StepLike(Protocol):
    """What a sentence needs of a step of the arithmetic."""

    @property
    def stage(self) -> str:
        """Where in the computation it is."""

    @property
    def rule(self) -> Mapping[str, object]:
        """The rule as it stands in the terms."""

    @property
    def inputs(self) -> Mapping[str, object]:
        """What went in."""

    @property
    def result(self) -> str:
        """What came out."""


STATUS_WORDS: Final[dict[str, tuple[str, str]]] = {
    "waits": (
        "nog niet gemeten; dit onderdeel wacht",
        "not measured yet; this component waits",
    ),
    "not_applicable": (
        "niet van toepassing; dit telt niet mee",
        "not applicable; this does not count",
    ),
    "taken_as_zero": ("niet gemeten; dat telt als nul", "not measured; that counts as zero"),
    "blocked": (
        "niet gemeten; zonder deze meting wordt niet afgerekend",
        "not measured; without this measurement there is no settlement",
    ),
}


def is_same_number(left: object, right: object) -> bool:
    """Whether two texts of a trace are the same amount, however it is written."""
    if left == right:
        return True
    if is_number(left) and is_number(right):
        return fraction_of(str(left)) == fraction_of(str(right))
    return left == right
