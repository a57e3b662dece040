"""Two versions of terms beside each other: what was added, removed, changed or moved.

From the data, part by part, not from text. Pure: terms in, changes with their sentences out.
"""

from dataclasses import dataclass
from typing import Final, Literal

from contracts.arithmetic import Terms
from contracts.wording import Language
from contracts.wording.parts import Part, codes_in_order, terms_parts

# The order of these lists is a rule by itself.
ORDERED: Final = ("limits",)

Status = Literal["added", "removed", "changed", "moved"]


@dataclass(frozen=True, slots=True)
class Change:
    """One part that differs; `before` and `after` are its sentences, empty where it is not."""

    kind: str
    code: str
    title: str
    status: Status
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def has_same_words(self) -> bool:
        """Whether the parts differ only in what no sentence says, such as an English label."""
        return self.status == "changed" and self.before == self.after


def compare_terms(old: Terms, new: Terms, language: Language) -> list[Change]:
    """Return every part that differs, in the order of the new version; removed parts come last."""
    before = {(part.kind, part.code): part for part in terms_parts(old, language)}
    after = {(part.kind, part.code): part for part in terms_parts(new, language)}
    changes = [
        _change(before.get(key), part)
        for key, part in after.items()
        if key not in before or before[key].source != part.source
    ]
    for key in ORDERED:
        changes += _moved(old, new, key, before, after)
    return changes + [
        Change(part.kind, part.code, part.title, "removed", part.sentences)
        for key, part in before.items()
        if key not in after
    ]


def _change(old: Part | None, new: Part) -> Change:
    if old is None:
        return Change(new.kind, new.code, new.title, "added", (), new.sentences)
    return Change(new.kind, new.code, new.title, "changed", old.sentences, new.sentences)


def _moved(
    old: Terms,
    new: Terms,
    key: str,
    before: dict[tuple[str, str], Part],
    after: dict[tuple[str, str], Part],
) -> list[Change]:
    """Return one change when what stands in both versions stands in another order."""
    codes = codes_in_order(old, key), codes_in_order(new, key)
    kept = [[code for code in row if code in codes[1 - side]] for side, row in enumerate(codes)]
    if kept[0] == kept[1]:
        return []
    words = [
        tuple(f"{place}. {parts[key, code].title}" for place, code in enumerate(row, 1))
        for row, parts in zip(kept, (before, after), strict=True)
    ]
    return [Change(key, "", "", "moved", words[0], words[1])]
