"""From a document, however unfinished, to the fields of a form."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from contracts.terms_form.codecs import show
from contracts.terms_form.fields import Field, Option
from contracts.terms_form.reading import HAD, HERE, KEY, KIND, MORE, RAW, raw_text
from contracts.terms_form.references import known_codes, name_of_row, targets
from contracts.terms_form.shapes import (
    Choice,
    Codes,
    Group,
    Leaf,
    Listing,
    Named,
    Shape,
    option_text,
    root_shape,
)
from contracts.wording import Language
from contracts.wording.vocabulary import choice_word, key_word, noun

# Optional keys that are too often needed to stand behind "more".
_IN_SIGHT: Final = frozenset(
    {
        "component.over", "component.pays", "metric.subject", "limit.label", "limit.over",
        "quantity_count.first_per", "quantity_count.max_per_person", "brackets.to", "payer.share",
        "payer.max", "periods.until", "constants.label", "figure.label", "constant.times",
        "condition.over", "max_share.of", "shares.until", "price_rate.per", "price_rate.day_count",
        "figure.over", "figure.years", "figure.target", "figure.attrition", "price_line.beyond",
        "metric.unit_plural", "interim.share",
    }
)  # fmt: skip
_SHOWN_BLOCKS: Final = frozenset({"rounding", "missing", "after", "until", "labels"})
_REFRESHES: Final = frozenset({"nl", "code"})


class Renderer:
    """Makes the fields of one document in one language."""

    def __init__(self, document: Mapping[str, Any], language: Language) -> None:
        self.document = document
        self.language: Language = language

    def fields(self) -> list[Field]:
        """Return one field for each top-level key, in the order of the schema."""
        root = root_shape()
        return [self._child(root, self.document, "", key) for key in root.keys if key != "format"]

    def unknown(self) -> Field | None:
        """Return the top-level keys that the format does not have, to carry along."""
        more = self._more(root_shape(), self.document)
        if not more:
            return None
        return Field(MORE, "raw", value=raw_text(more), unknown=sorted(more))

    def _child(self, group: Group, value: Mapping[str, Any], name: str, key: str) -> Field:
        place = f"{name}.{key}" if name else key
        held = value.get(key)
        shape = group.shape(key)
        is_group = isinstance(shape, Group) and shape.name != "labels"
        if not name and is_group and held is None and key not in group.required:
            word = key_word(group.name, key, self.language)
            return Field(place, "absent", word.label, word.help)
        field = self.render(shape, held, place, group.name, key)
        field.is_required = key in group.required
        is_part = field.kind in ("group", "list", "choice", "named")
        field.is_optional_part = is_part and not field.is_required and bool(name)
        return field

    def render(self, shape: Shape, value: object, name: str, definition: str, key: str) -> Field:
        """Return the field of one place; `definition` and `key` say what it is called."""
        word = key_word(definition, key, self.language)
        field = Field(name, "text", word.label, word.help)
        if isinstance(shape, Leaf):
            return self._leaf(field, shape, value, definition, key)
        if isinstance(shape, Choice):
            return self._choice(field, shape, value, definition)
        field.marks = [(f"{name}.{HERE}", "1")]
        if isinstance(shape, Codes) and _are_codes(value):
            return self._codes(field, value, definition, key)
        if isinstance(shape, Group) and (value is None or isinstance(value, Mapping)):
            return self._group(field, shape, value or {})
        if isinstance(shape, Named) and (value is None or isinstance(value, Mapping)):
            return self._named(field, shape, value or {})
        if isinstance(shape, Listing) and (value is None or isinstance(value, list)):
            return self._listing(field, shape, value or [])
        return self._raw(field, value)

    def _raw(self, field: Field, value: object) -> Field:
        """A part that does not fit the form: it is kept as it is, until somebody removes it."""
        field.kind, field.value = "raw", raw_text(value)
        field.marks = [(f"{field.name}.{HERE}", "1")]
        field.mode = f"{field.name}.{RAW}"
        return field

    def _leaf(self, field: Field, leaf: Leaf, value: object, definition: str, key: str) -> Field:
        is_row = leaf.kind == "options" and option_text(value) in leaf.options
        if (isinstance(value, Mapping | list | float) and not is_row) or (
            value is not None and leaf.kind != "flag" and isinstance(value, bool) and not leaf.const
        ):
            return self._raw(field, value)
        field.value = "" if value is None else show(leaf, value, self.language)
        field.refreshes = key in _REFRESHES
        if leaf.kind == "const":
            field.kind = "check"
            field.value = "1" if value is not None else ""
            if value is not None and value != leaf.const:
                return self._raw(field, value)
            return field
        if isinstance(value, int) and not isinstance(value, bool) and leaf.kind != "whole":
            return self._raw(field, value)
        if leaf.kind in ("options", "flag"):
            choices = leaf.options or ("true", "false")
            at = "flag" if leaf.kind == "flag" else key
            words = [
                (one, choice_word(definition, at, one, self.language).label) for one in choices
            ]
            return self._select(field, words)
        if leaf.kind == "code" and targets(definition, key):
            return self._select(field, known_codes(self.document, definition, key, self.language))
        field.mode = leaf.kind
        if "\n" in field.value or field.name.startswith("note."):
            field.kind = "long"
        return field

    def _select(self, field: Field, choices: Sequence[tuple[str, str]]) -> Field:
        field.kind = "select"
        known = [code for code, _label in choices]
        listed = list(choices)
        if field.value and field.value not in known:
            listed.append((field.value, f"{field.value} (?)"))
        field.options = [Option(code, label, code == field.value) for code, label in listed]
        return field

    def _codes(self, field: Field, value: Any, definition: str, key: str) -> Field:
        """Boxes; what was chosen stands first, in its own order, so that the order survives."""
        field.kind = "checks"
        chosen = list(value or [])
        words = dict(known_codes(self.document, definition, key, self.language))
        rest = [code for code in words if code not in chosen]
        field.options = [
            Option(code, words.get(code, f"{code} (?)"), code in chosen)
            for code in [*chosen, *rest]
        ]
        return field

    def _group(self, field: Field, group: Group, value: Mapping[str, Any]) -> Field:
        field.kind = "labels" if group.name == "labels" else "group"
        exclusive = {key for keys in group.exclusive for key in keys}
        for key in group.keys:
            if key in exclusive or (group.is_idle(key, value) and key not in value):
                continue
            if group.is_settled(key, value):
                field.marks.append((f"{field.name}.{key}", "1"))
                continue
            child = self._child(group, value, field.name, key)
            if child.is_optional_part and key not in value:
                field.addable.append(child)
            elif self._is_in_sight(group, key):
                field.children.append(child)
            else:
                field.extra.append(child)
        for number, keys in enumerate(group.exclusive):
            field.children.append(self._exclusive(field.name, group, number, keys, value))
        more = self._more(group, value)
        if more:
            field.unknown = sorted(more)
            field.marks.append((f"{field.name}.{MORE}", raw_text(more)))
        return field

    @staticmethod
    def _is_in_sight(group: Group, key: str) -> bool:
        is_needed = key in group.required and key != "code"
        return is_needed or f"{group.name}.{key}" in _IN_SIGHT or group.name in _SHOWN_BLOCKS

    @staticmethod
    def _more(group: Group, value: Mapping[str, Any]) -> dict[str, Any]:
        return {str(key): held for key, held in value.items() if key not in group.keys}

    def _exclusive(
        self, name: str, group: Group, number: int, keys: Sequence[str], value: Mapping[str, Any]
    ) -> Field:
        """One of several keys: which one, and its value."""
        here = [key for key in keys if key in value]
        chosen = here[0] if here else ""
        field = Field(f"{name}.{KIND}{number}", "exclusive", value=chosen, refreshes=True)
        field.options = [
            Option(key, key_word(group.name, key, self.language).label, key == chosen)
            for key in keys
        ]
        field.label = "/".join(option.label for option in field.options)
        field.marks = [(f"{name}.{HAD}{number}", chosen)]
        if chosen:
            field.children = [self._child(group, value, name, chosen)]
            field.children[0].is_optional_part = False
        # More than one of them: the others are carried along and shown as what does not fit.
        field.extra = [
            self._raw(Field(f"{name}.{key}", "raw", key), value[key]) for key in here[1:]
        ]
        return field

    def _choice(self, field: Field, choice: Choice, value: object, definition: str) -> Field:
        scalar = self._as_scalar(choice, value)
        if scalar is not None:
            return self._leaf(field, scalar, value, definition, scalar.name)
        field.kind = "choice"
        field.refreshes = True
        kind = choice.variant_of(value)
        if not kind and value is None and isinstance(choice.shape(choice.names[0]), Leaf):
            kind = "" if choice.name == "against" else choice.names[0]
        field.value = kind
        field.options = [
            Option(
                one, choice_word(choice.name, choice.name, one, self.language).label, one == kind
            )
            for one in choice.names
            if one == kind or self._has_any(one)
        ]
        field.marks = [(f"{field.name}.{HERE}", "1"), (f"{field.name}.{HAD}", kind)]
        if kind:
            inner = choice.shape(kind)
            inside = self.render(
                inner, value, field.name, choice.name, field.name.rpartition(".")[2]
            )
            inside.label, inside.help = "", ""
            field.children = [inside]
        elif value not in (None, {}):
            field.marks.append((f"{field.name}.{MORE}", raw_text(value)))
            field.unknown = sorted(map(str, value)) if isinstance(value, Mapping) else [str(value)]
        return field

    def _as_scalar(self, choice: Choice, value: object) -> Leaf | None:
        """An amount, as long as there is nothing else to choose: just its field."""
        first = choice.shape(choice.names[0])
        if not isinstance(first, Leaf) or first.kind not in ("number", "share"):
            return None
        others = [name for name in choice.names[1:] if self._has_any(name)]
        return first if not others and not isinstance(value, Mapping | list) else None

    def _has_any(self, variant: str) -> bool:
        """Whether there is anything to choose for this way of giving an amount."""
        needed = {"constant": "constants", "invested": "investments"}.get(variant)
        return needed is None or bool(self.document.get(needed))

    def _listing(self, field: Field, listing: Listing, value: list[Any]) -> Field:
        field.kind, field.noun = "list", noun(listing.name, self.language)
        for number, held in enumerate(value):
            place = f"{field.name}.{number}"
            item = self.render(listing.item, held, place, listing.name, listing.name)
            item.label = name_of_row(held, "", self.language)
            if (f"{place}.{HERE}", "1") not in item.marks:
                item.marks.append((f"{place}.{HERE}", "1"))
            self._place(item, number, len(value), field.noun)
            field.children.append(item)
        return field

    def _named(self, field: Field, named: Named, value: Mapping[str, Any]) -> Field:
        field.kind, field.noun = "named", noun(named.name, self.language)
        for number, (code, held) in enumerate(value.items()):
            place = f"{field.name}.{number}"
            item = self.render(named.item, held, place, named.name, named.name)
            item.label = name_of_row(held, str(code), self.language)
            word = key_word(named.name, "code", self.language)
            item.extra.append(Field(f"{place}.{KEY}", "text", word.label, word.help, str(code)))
            self._place(item, number, len(value), field.noun)
            field.children.append(item)
        return field

    @staticmethod
    def _place(item: Field, number: int, count: int, noun: str) -> None:
        item.noun, item.number = noun, number + 1
        item.is_item, item.is_first, item.is_last = True, number == 0, number == count - 1
        item.is_optional_part = False


def _are_codes(value: object) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def form_data(fields: list[Field], unknown: Field | None = None) -> list[tuple[str, str]]:
    """Return what a browser posts for these fields when nothing is changed."""
    found: list[tuple[str, str]] = []
    for field in fields:
        found += field.marks
        if field.kind == "raw":
            found.append((field.mode, field.value))
        elif field.kind == "checks":
            found += [(field.name, option.value) for option in field.options if option.is_chosen]
        elif field.kind == "choice":
            found.append((f"{field.name}.{KIND}", field.value))
        elif field.kind == "check":
            found += [(field.name, "1")] if field.value else []
        elif field.kind in ("text", "long", "select", "exclusive"):
            found.append((field.name, field.value))
        found += form_data(field.inner)
    if unknown is not None:
        found.append((MORE, unknown.value))
    return found
