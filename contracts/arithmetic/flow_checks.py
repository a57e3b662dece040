"""Checks between netting, VAT, the waterfall and the rest of the terms."""

from contracts.arithmetic.reading import Node
from contracts.arithmetic.terms import Terms


def check_flows(terms: Terms, root: Node) -> None:
    """Note codes that are unknown or taken, and taxes whose recipient would be unclear."""
    lines = [component.code for component in terms.components]
    lines += [limit.code for limit in terms.limits if limit.kind == "min"]
    taken = {*lines, *(limit.code for limit in terms.limits)}
    for key in ("netting", "vat"):
        for node in _items(root, key):
            code = node.at("code")
            if code.sound:
                if str(code.value) in taken:
                    code.note("code_in_use", found=str(code.value))
                taken.add(str(code.value))
            _check_over(node, lines)
    for rule, node in zip(terms.vat, _items(root, "vat"), strict=False):
        covered = {part.recipient for part in terms.components if rule.covers(part.code)}
        if len(covered) > 1 and rule.makes_line and node.sound:
            node.note("vat_recipients_differ", found=sorted(covered))
    known = [payer.party for payer in terms.payers]
    for netting, node in zip(terms.netting, _items(root, "netting"), strict=False):
        if netting.payer and node.at("payer").sound and netting.payer not in known:
            node.at("payer").note("not_a_payer", found=netting.payer, known=known)
    if root.has("waterfall"):
        _check_over(root.at("waterfall"), lines)


def _items(root: Node, key: str) -> list[Node]:
    value = root.at(key).value
    if isinstance(value, str) or not isinstance(value, list | tuple):
        return []
    return [Node(item, f"{key}[{number}]", root.problems) for number, item in enumerate(value)]


def _check_over(node: Node, known: list[str]) -> None:
    value = node.at("over").value
    for number, code in enumerate(value if isinstance(value, list | tuple) else []):
        if isinstance(code, str) and code not in known:
            item = Node(None, f"{node.path}.over[{number}]", node.problems)
            if item.sound:
                item.note("unknown_component", found=code, known=known)
