"""Reading who pays: shares, fixed first amounts, payers' own maximums."""

from contracts.arithmetic.context import Context
from contracts.arithmetic.numbers import ONE, ZERO, number_text
from contracts.arithmetic.reading import Node, read_optional
from contracts.arithmetic.terms import FIRST_PERS, UNPAID, Payer


def read_payers(root: Node, context: Context) -> tuple[Payer, ...]:
    """Read who pays; without `payers` the one party with role payer pays all."""
    candidates = [party.code for party in context.parties.values() if party.role == "payer"]
    if not root.has("payers"):
        if not candidates:
            if root.at("parties").sound:
                root.at("parties").note("no_payer")
            return ()
        if len(candidates) > 1:
            root.note("missing_key", key="payers")
        return (Payer(candidates[0], ONE),)
    place = root.at("payers")
    nodes = place.items()
    payers = tuple(_read_payer(node, context, alone=len(nodes) == 1) for node in nodes)
    total = sum((payer.share for payer in payers), ZERO)
    if payers and place.sound and total != ONE:
        place.note("shares_not_one", sum=number_text(total))
    seen: set[str] = set()
    for node, payer in zip(nodes, payers, strict=True):
        if payer.party in seen:
            node.at("party").note("named_twice", found=payer.party)
        seen.add(payer.party)
    return payers


def _read_payer(node: Node, context: Context, *, alone: bool) -> Payer:
    node.fields(("party",), ("share", "max", "excess_to", "first", "per"))
    party = context.party(node.at("party"), ("payer", "investor"), "payer / investor")
    share = node.at("share").fraction(least=ZERO, most=ONE) if node.has("share") else ZERO
    if alone and not node.has("share"):
        share = ONE
    most = read_optional(node, "max", context.amount_from_zero)
    excess_to = UNPAID
    if node.has("excess_to"):
        excess_to = node.at("excess_to").code()
        if most is None:
            node.at("excess_to").note("key_not_allowed", key="excess_to", because="no_max")
    if node.has("per") and not node.has("first"):
        node.at("per").note("key_not_allowed", key="per", because="no_first")
    first = read_optional(node, "first", context.amount_from_zero)
    per = node.at("per").choice(FIRST_PERS) if node.has("per") else FIRST_PERS[0]
    return Payer(party, share, most, excess_to, first, per)
