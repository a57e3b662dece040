"""Sentences for problems with netting, VAT, investments and the waterfall."""

from typing import Final

FLOW_PROBLEM_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "unknown_investment": (
        "De inleg {found} bestaat niet. Wel afgesproken: {known}.",
        "The investment {found} does not exist. Agreed are: {known}.",
    ),
    "code_in_use": (
        "De code {found} is al in gebruik. Geef deze regel een eigen code.",
        "The code {found} is in use already. Give this rule its own code.",
    ),
    "order_incomplete": (
        "In de volgorde moet elk van deze precies één keer staan: {known}. Er staat: {found}.",
        "The order must name each of these exactly once: {known}. It says: {found}.",
    ),
    "order_split_first": (
        "Grenzen gelden voor het verdelen over betalers. Zet limits voor split.",
        "Limits hold before dividing over payers. Put limits before split.",
    ),
    "vat_recipients_differ": (
        "Deze btw gaat over onderdelen van meer ontvangers: {found}. Maak per ontvanger een regel.",
        "This VAT is over components of more recipients: {found}. Make one rule for each.",
    ),
    "tier_shares_not_one": (
        "De delen van deze trap zijn samen {sum}. Samen moeten ze 1 zijn.",
        "The shares of this tier add up to {sum}. Together they must be 1.",
    ),
    "tier_takes_all": (
        "Deze trap neemt alles, dus wat erna komt krijgt nooit iets. Vul until of share in.",
        "This tier takes everything, so what follows never gets anything. Fill in until or share.",
    ),
    "tier_last_ends": (
        "De laatste trap moet alles nemen wat overblijft. Laat until en share daar weg.",
        "The last tier must take everything that is left. Leave out until and share there.",
    ),
}

FLOW_BECAUSE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "no_first": ("er is geen vast eerste bedrag (first)", "there is no first amount (first)"),
    "netting_before_split": (
        "er wordt verrekend voor het verdelen over betalers (order)",
        "netting comes before dividing over payers (order)",
    ),
}
