"""The sentence for every problem code of the arithmetic, Dutch and English side by side.

Each says what is wrong and, where it is not plain, what to do about it. A test keeps this list
equal to the codes that exist; `{name}` is a parameter of the problem.
"""

from typing import Final

from contracts.wording.problem_texts_flows import FLOW_PROBLEM_TEXTS
from contracts.wording.problem_texts_rules import RULE_PROBLEM_TEXTS

PROBLEM_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # the shape of the data
    "not_an_object": (
        "Hier hoort een blok met sleutels te staan ({{…}}), maar er staat {found}.",
        "This should be a block with keys ({{…}}), but it is {found}.",
    ),
    "not_a_list": (
        "Hier hoort een lijst te staan ([…]), maar er staat {found}.",
        "This should be a list ([…]), but it is {found}.",
    ),
    "not_text": (
        "Hier hoort tekst te staan, tussen aanhalingstekens, maar er staat {found}.",
        "This should be text in quotation marks, but it is {found}.",
    ),
    "not_true_or_false": (
        "Hier hoort true of false te staan, maar er staat {found}.",
        "This should be true or false, but it is {found}.",
    ),
    "empty_list": (
        "Deze lijst is leeg. Vul minstens één regel in of laat de lijst weg.",
        "This list is empty. Fill in at least one item or leave the list out.",
    ),
    "empty_text": ("Deze tekst is leeg. Vul hem in.", "This text is empty. Fill it in."),
    "text_unwritable": (
        "In deze tekst staat een teken dat niet te schrijven is. Typ de tekst opnieuw.",
        "This text has a character that cannot be written. Type the text again.",
    ),
    "missing_key": (
        "De sleutel {key} ontbreekt. Voeg hem toe.",
        "The key {key} is missing. Add it.",
    ),
    "unknown_key": (
        "De sleutel {key} bestaat hier niet. Wel mogelijk: {known}.",
        "The key {key} does not exist here. Possible are: {known}.",
    ),
    "one_key_of": (
        "Hier moet precies één van deze sleutels staan: {keys}. Gevonden: {found}.",
        "Exactly one of these keys must be here: {keys}. Found: {found}.",
    ),
    "not_one_of": (
        "{found} kan hier niet. Wel mogelijk: {known}.",
        "{found} is not possible here. Possible are: {known}.",
    ),
    "not_together": (
        "{key} en {other} gaan niet samen. Haal er één weg.",
        "{key} and {other} do not go together. Remove one of them.",
    ),
    "key_not_allowed": (
        "De sleutel {key} kan hier niet: {because}. Haal hem weg.",
        "The key {key} is not possible here: {because}. Remove it.",
    ),
    # values
    "number_as_json_number": (
        "Zet het getal {found} tussen aanhalingstekens. Zo blijft het tot op de cent gelijk.",
        "Put the number {found} in quotation marks. That keeps it exact to the cent.",
    ),
    "bad_number": (
        (
            "{found} is geen getal. Schrijf het met een punt en zonder duizendtekens, bijvoorbeeld"
            " 1100.50."
        ),
        (
            "{found} is not a number. Write it with a point and without thousands signs, for"
            " example"
            " 1100.50."
        ),
    ),
    "number_too_long": (
        "Het getal {found} is te lang. Gebruik hoogstens {most} cijfers.",
        "The number {found} is too long. Use at most {most} digits.",
    ),
    "number_below": (
        "{found} is te laag. Het moet minstens {least} zijn.",
        "{found} is too low. It must be at least {least}.",
    ),
    "number_above": (
        "{found} is te hoog. Het mag hoogstens {most} zijn.",
        "{found} is too high. It may be at most {most}.",
    ),
    "number_not_above": (
        "{found} is te laag. Het moet meer zijn dan {limit}.",
        "{found} is too low. It must be more than {limit}.",
    ),
    "not_whole": (
        (
            "{found} is geen heel getal. Schrijf een heel getal zonder aanhalingstekens,"
            " bijvoorbeeld"
            " 365."
        ),
        (
            "{found} is not a whole number. Write a whole number without quotation marks,"
            " for example"
            " 365."
        ),
    ),
    "bad_date": (
        "{found} is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2012-04-01.",
        "{found} is not a date. Write year-month-day, for example 2012-04-01.",
    ),
    "bad_code": (
        (
            "{found} kan geen code zijn. Gebruik kleine letters, cijfers en lage streepjes,"
            " en begin"
            " met een letter."
        ),
        (
            "{found} cannot be a code. Use small letters, digits and underscores, and start with a"
            " letter."
        ),
    ),
    "bad_currency": (
        "{found} is geen munt. Gebruik drie hoofdletters, bijvoorbeeld EUR.",
        "{found} is not a currency. Use three capitals, for example EUR.",
    ),
    "currency_without_cents": (
        (
            "De munt {found} heeft geen honderdsten. Dit portaal rekent in honderdsten."
            " Gebruik een munt met twee decimalen, bijvoorbeeld EUR."
        ),
        (
            "The currency {found} has no hundredths. This portal counts in hundredths."
            " Use a currency with two decimals, for example EUR."
        ),
    ),
    "wrong_format": (
        "Het formaat {found} is niet bekend. Dit portaal leest {known}.",
        "The format {found} is not known. This portal reads {known}.",
    ),
    "list_too_long": (
        "Dit is te lang: {found}. Hoogstens {most} is mogelijk.",
        "This is too long: {found}. At most {most} is possible.",
    ),
    "nested_too_deep": (
        "Hier staan te veel blokken in elkaar. Hoogstens {most} is mogelijk.",
        "Too many blocks stand inside each other here. At most {most} is possible.",
    ),
    "too_many_problems": (
        "Er zijn meer dan {most} fouten. Verbeter deze eerst en probeer het dan opnieuw.",
        "There are more than {most} problems. Mend these first and then try again.",
    ),
    # names
    "duplicate_code": (
        "De code {found} komt twee keer voor. Geef elk een eigen code.",
        "The code {found} occurs twice. Give each its own code.",
    ),
    "unknown_metric": (
        "De prestatie-indicator {found} bestaat niet. Wel afgesproken: {known}.",
        "The outcome metric {found} does not exist. Agreed are: {known}.",
    ),
    "unknown_component": (
        "Het onderdeel {found} bestaat niet. Wel afgesproken: {known}.",
        "The component {found} does not exist. Agreed are: {known}.",
    ),
    "unknown_party": (
        "De partij {found} bestaat niet. Wel afgesproken: {known}.",
        "The party {found} does not exist. Agreed are: {known}.",
    ),
    "unknown_constant": (
        "Het vaste bedrag {found} bestaat niet. Wel afgesproken: {known}.",
        "The fixed amount {found} does not exist. Agreed are: {known}.",
    ),
    "wrong_role": (
        "De partij {found} heeft de rol {role}. Hier is de rol {needed} nodig.",
        "The party {found} has the role {role}. The role {needed} is needed here.",
    ),
    "no_payer": (
        "Niemand betaalt. Noem minstens één partij met de rol payer.",
        "Nobody pays. Name at least one party with the role payer.",
    ),
    "no_recipient": (
        "Niemand krijgt het geld. Noem een partij met de rol provider, intermediary of investor.",
        "Nobody is paid. Name a party with the role provider, intermediary or investor.",
    ),
    "named_twice": (
        "{found} staat er twee keer. Haal er één weg.",
        "{found} is named twice. Remove one of them.",
    ),
    # periods
    "dates_not_ascending": (
        "{found} komt niet na {before}. Zet de datums op volgorde.",
        "{found} does not come after {before}. Put the dates in order.",
    ),
    "end_not_after_start": (
        "Het einde {found} komt niet na het begin {start}.",
        "The end {found} does not come after the start {start}.",
    ),
    "periods_need_end": (
        "Met de perioden {every} is een einddatum nodig. Vul until in.",
        "Periods of {every} need an end date. Fill in until.",
    ),
    "date_outside_periods": (
        "De datum {found} valt buiten de perioden, van {first} tot {last}.",
        "The date {found} is outside the periods, from {first} until {last}.",
    ),
    **RULE_PROBLEM_TEXTS,
    **FLOW_PROBLEM_TEXTS,
}
