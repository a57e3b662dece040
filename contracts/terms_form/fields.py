"""What a screen shows: a tree of fields, each with its words, its value and what is wrong there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

FieldKind = Literal[
    "text", "long", "select", "check", "checks", "hidden",
    "group", "labels", "list", "choice", "exclusive", "named", "raw", "absent",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a select or a row of boxes."""

    value: str
    label: str
    is_chosen: bool = False


@dataclass(slots=True)
class Field:
    """One place in the form.

    `marks` are hidden inputs that tell the reader what was there. `extra` stands behind "more".
    `unknown` are keys that the format does not have. `noun` is what the button adds or removes.
    """

    name: str
    kind: FieldKind
    label: str = ""
    help: str = ""
    value: str = ""
    options: list[Option] = field(default_factory=list)
    children: list["Field"] = field(default_factory=list)
    extra: list["Field"] = field(default_factory=list)
    addable: list["Field"] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    wishes: list[str] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    sentences: tuple[str, ...] = ()
    mode: str = ""
    noun: str = ""
    number: int = 0
    is_required: bool = False
    is_optional_part: bool = False
    is_item: bool = False
    is_first: bool = False
    is_last: bool = False
    refreshes: bool = False

    @property
    def anchor(self) -> str:
        """The id of the field in the page."""
        return f"f-{self.name}"

    @property
    def inner(self) -> list["Field"]:
        """Everything inside, also what stands behind "more"."""
        return [*self.children, *self.extra]

    def walk(self) -> Iterator["Field"]:
        """Yield this field and everything inside it."""
        yield self
        for child in self.inner:
            yield from child.walk()

    @property
    def is_open(self) -> bool:
        """Whether what stands behind "more" says something, so that it is shown at once."""
        return any(
            child.has_trouble or (child.has_something and not child.name.endswith(".code"))
            for child in self.extra
        )

    @property
    def has_something(self) -> bool:
        """Whether anything was filled in here, or is wrong here."""
        if self.problems or self.wishes or self.advice:
            return True
        if self.kind in ("text", "long", "select", "check"):
            return bool(self.value)
        if self.kind == "checks":
            return any(option.is_chosen for option in self.options)
        if self.is_optional_part or self.kind == "raw":
            return True
        return any(child.has_something for child in self.inner)

    @property
    def has_trouble(self) -> bool:
        """Whether anything is wrong or missing here or inside."""
        return any(one.problems or one.wishes for one in self.walk())
