"""What the oracle knows; terms with anything else are out of its reach."""

import json

KNOWN = {
    # No title: it is what generated contracts of any kind have, and of those it knows few.
    # A waterfall divides what is paid, and changes no line; an investment does not by itself.
    "terms": "format currency valid_from periods rounding parties metrics components limits payers "
    "figures investments waterfall vat netting order",
    "component": "kind code label quantity price over gate weight from until interim negative pays "
    "volume premiums index order due_on",
    "limit": "code scope label over max min max_share excess unused due until",
    "payer": "party share max excess_to first per",
    "price": "amount per_unit rate schedule brackets steps by shares line below beyond "
    "per day_count",
    "interim": "share true_up_on clawback",
    "quantity": "one notional count sum latest achieved change against as excluding after among "
    "first_per max_per_person sustained months days gap_days sampled",
}


def is_in_reach(versions):
    """Whether the oracle knows all that these versions use, and how they follow each other."""
    carry = any("carried" in limit.values() for v in versions for limit in v.get("limits", []))
    changes = {
        json.dumps([v.get("limits"), [part["code"] for part in v["components"]]]) for v in versions
    }
    if len(changes) > 1 and carry:
        return False
    indexed = [part["code"] for v in versions for part in v["components"] if "index" in part]
    for code in indexed:  # an index under a gate that an amendment changes
        own = [part for v in versions for part in v["components"] if part["code"] == code]
        if any("gate" in part for part in own) and any(part != own[0] for part in own):
            return False
    return all(_is_known(terms) for terms in versions)


def _is_known(terms):
    parts, limits = terms["components"], terms.get("limits", [])
    found = [("terms", terms), *(("limit", limit) for limit in limits)]
    found += [("payer", payer) for payer in terms["payers"]]
    for part in parts:
        found += [("component", part), ("price", part["price"]), ("quantity", part["quantity"])]
        found += [("interim", part["interim"])] if "interim" in part else []
    return (
        all(set(data) <= set(KNOWN[place].split()) for place, data in found)
        and set(terms["periods"]) == {"every", "from"}
        and terms["periods"]["every"] != "once"
        and terms["periods"]["from"].endswith("-01")
        and not any(
            {"max_share", "min"} & {*x} and x["scope"] in ("cohort", "person") for x in limits
        )
        and not any(x["scope"] == "unit" for x in limits)
        and all(isinstance(x.get("max", x.get("min", "")), str) for x in limits)
        and not any("one" in x["quantity"] and "from" in x for x in parts)
        and '"interest"' not in json.dumps(terms)
        and '"constant"' not in json.dumps(terms)
    )
