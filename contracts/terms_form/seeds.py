"""New parts: as empty as can be, with what can be only one way already there."""

import copy
from collections.abc import Mapping
from typing import Any

from contracts.terms_form.shapes import Choice, Group, Leaf, Listing, Named, Shape


def seed(shape: Shape) -> Any:
    """Return a new part of this shape; None where something has to be chosen or typed first."""
    if isinstance(shape, Leaf):
        return shape.const if shape.kind == "const" else None
    if isinstance(shape, Group):
        found = {key: seed(shape.shape(key)) for key in shape.keys if key in shape.required}
        return {key: value for key, value in found.items() if value not in (None, {}, [])}
    return [new_item(shape.item)] if isinstance(shape, Listing) else None


def new_item(shape: Shape) -> Any:
    """Return a new thing for a list: something that is there, however empty."""
    found = seed(shape)
    if found is None:
        return "" if isinstance(shape, Leaf) else {}
    return found


def switched(shape: Shape, before: object) -> Any:
    """Return a new part of this shape that takes over what the part before it had in common."""
    new = seed(shape)
    if isinstance(shape, Leaf):
        return before if isinstance(before, str) and shape.kind != "const" else new or ""
    if not isinstance(shape, Group) or not isinstance(before, Mapping):
        return new if new is not None else {}
    found = dict(new)
    for key in shape.keys:
        if key in before and key not in found and _is_alike(shape.shape(key), before[key]):
            found[key] = copy.deepcopy(before[key])
    return _with_reference(shape, found, before)


def marked(choice: Choice, variant: str, value: Any) -> Any:
    """Return a value from which the chosen variant shows, also while nothing is filled in."""
    shape = choice.shape(variant)
    if not isinstance(shape, Group) or not isinstance(value, Mapping):
        return value
    found = dict(value)
    for key in shape.keys:
        if choice.variant_of(found) == variant:
            break
        if key in shape.required and key not in found:
            inner = shape.shape(key)
            # A number or text that is empty; a block in which nothing was chosen.
            is_block = isinstance(inner, Group | Named) or (
                isinstance(inner, Choice) and not isinstance(inner.shape(inner.names[0]), Leaf)
            )
            found[key] = {} if is_block else ""
    return found


def _is_alike(shape: Shape, value: object) -> bool:
    if isinstance(shape, Leaf):
        return isinstance(value, str | int) and (shape.kind != "const" or value == shape.const)
    return isinstance(value, Mapping | list)


def _with_reference(
    shape: Group, found: dict[str, Any], before: Mapping[str, object]
) -> dict[str, Any]:
    """Keep the metric that was chosen, when another way of counting it is chosen."""
    main = next((key for key in shape.keys if key in shape.required), "")
    is_code = bool(main) and shape.shape(main) == Leaf("code", main)
    old = next((value for value in before.values() if isinstance(value, str)), None)
    if is_code and main not in found and shape.name.startswith("quantity_") and old is not None:
        found[main] = old
    return found
