"""The sentence for every error in a delivered file, Dutch and English side by side.

`{name}` is a parameter of the error, as row_errors words it.
"""

from typing import Final

ROW_ERROR_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # the file
    "file_too_large": (
        "Het bestand is te groot: {size}. Hoogstens {limit} kan. Splits het bestand.",
        "The file is too large: {size}. At most {limit} is possible. Split the file.",
    ),
    "terms_too_large": (
        "De afspraken zijn te groot: {size}. Hoogstens {limit} kan. Is dit het goede bestand?",
        "The terms are too large: {size}. At most {limit} is possible. Is this the right file?",
    ),
    "terms_unreadable": (
        "De tekens in dit bestand zijn niet te lezen. Sla het op als UTF-8.",
        "The characters in this file cannot be read. Save it as UTF-8.",
    ),
    "file_is_spreadsheet": (
        "Dit is een rekenblad van een oude soort. Sla het op als XLSX of CSV en lever dat aan.",
        "This is a spreadsheet of an old kind. Save it as XLSX or CSV and deliver that file.",
    ),
    "sheet_unreadable": (
        "Dit rekenblad is niet te openen. Is het beveiligd? Sla het opnieuw op als XLSX of CSV.",
        "This spreadsheet cannot be opened. Is it protected? Save it again as XLSX or CSV.",
    ),
    "file_unreadable": (
        "De tekens in dit bestand zijn niet te lezen. Sla het op als CSV UTF-8.",
        "The characters in this file cannot be read. Save it as CSV UTF-8.",
    ),
    "file_empty": (
        "Het bestand is leeg. Kies een ander bestand.",
        "The file is empty. Choose another file.",
    ),
    "json_invalid": (
        (
            "Dit is geen geldige JSON, vanaf teken {position}. Vaak ontbreekt hier of op de regel"
            " ervoor een komma, haakje of aanhalingsteken, of staat er een te veel."
        ),
        (
            "This is not valid JSON, from character {position}. Often a comma, bracket or quotation"
            " mark is missing here or on the row before, or there is one too many."
        ),
    ),
    "json_key_twice": (
        "De sleutel {key} staat twee keer in hetzelfde blok. Haal er één weg.",
        "The key {key} is twice in the same block. Remove one of them.",
    ),
    "json_too_deep": (
        "Er staan te veel blokken in elkaar. Haal weg wat er niet hoort.",
        "Too many blocks stand inside each other. Remove what does not belong there.",
    ),
    "json_no_number": (
        '{found} is geen getal dat kan. Schrijf getallen als tekst, zoals "15.12".',
        '{found} is not a number that can be. Write numbers as text, such as "15.12".',
    ),
    "json_unwritable": (
        "In “{found}” staat een teken dat niet te schrijven is. Typ die tekst opnieuw.",
        "“{found}” has a character that cannot be written. Type that text again.",
    ),
    "more_errors": (
        "Er zijn {count} fouten; de eerste {shown} staan hier.",
        "There are {count} errors; the first {shown} are listed here.",
    ),
    # the header
    "column_unknown": (
        "De kolom {column} is niet bekend. Haal hem weg of geef hem een bekende naam: {known}.",
        "The column {column} is not known. Remove it or give it a known name: {known}.",
    ),
    "column_twice": (
        "Deze kolom staat er twee keer. Haal er één weg.",
        "This column is there twice. Remove one of them.",
    ),
    "column_missing": (
        "Deze kolom ontbreekt. Voeg hem toe.",
        "This column is missing. Add it.",
    ),
    # a row
    "row_too_long": (
        (
            "De regel heeft {found} cellen; de eerste regel heeft er {expected}. Staat er"
            " een {separator}"
            " in een getal of tekst?"
        ),
        (
            "The row has {found} cells; the first row has {expected}. Is there a {separator} in a"
            " number or text?"
        ),
    ),
    "row_quote_open": (
        (
            "Een aanhalingsteken gaat open en niet dicht, of een cel loopt door op de"
            " volgende regel."
            " Haal het teken weg."
        ),
        (
            "A quotation mark opens and does not close, or a cell goes on in the next row."
            " Remove the"
            " mark."
        ),
    ),
    "row_twice": (
        "Deze regel is gelijk aan regel {first}. Haal er één weg, of geef elk een eigen kenmerk.",
        "This row is the same as row {first}. Remove one of them, or give each its own key.",
    ),
    "row_contradicts": (
        (
            "Regel {first} noemt voor hetzelfde een ander aantal. Haal er één weg, of geef"
            " elk een eigen"
            " kenmerk."
        ),
        (
            "Row {first} gives another quantity for the same. Remove one of them, or give"
            " each its own"
            " key."
        ),
    ),
    # a cell
    "value_missing": ("Deze cel is leeg. Vul hem in.", "This cell is empty. Fill it in."),
    "metric_unknown": (
        "De indicator {found} staat niet in de afspraken. Wel afgesproken: {known}.",
        "The metric {found} is not in the terms. Agreed are: {known}.",
    ),
    "number_invalid": (
        "{found} is geen getal.{hint} Schrijf bijvoorbeeld 1234,56 of 1.234,56.",
        "{found} is not a number.{hint} Write for example 1234.56 or 1,234.56.",
    ),
    "number_ambiguous": (
        (
            "{found} kan twee dingen betekenen. Bedoelt u {whole}? Schrijf {whole}. Bedoelt u"
            " {decimal}? Schrijf {padded}."
        ),
        (
            "{found} can mean two things. Do you mean {whole}? Write {whole}. Do you mean"
            " {decimal}?"
            " Write {padded}."
        ),
    ),
    "number_too_long": (
        "Het getal {found} is te lang. Gebruik hoogstens 30 tekens.",
        "The number {found} is too long. Use at most 30 characters.",
    ),
    "number_read_as": (
        "{found} is gelezen als {read_as}. Klopt dat niet? Pas het getal aan.",
        "{found} was read as {read_as}. Is that wrong? Change the number.",
    ),
    "quantity_negative": (
        "{found} is minder dan nul. Een aantal kan dat niet zijn. Vul 0 of meer in.",
        "{found} is less than zero. A count cannot be that. Fill in 0 or more.",
    ),
    "quantity_missing": (
        (
            "Het aantal ontbreekt. Is er echt niets? Vul 0 in. Is er niet gemeten? Zet bij status:"
            " niet gemeten."
        ),
        (
            "The quantity is missing. Is it really nothing? Fill in 0. Was it not measured?"
            " Set status"
            " to: not measured."
        ),
    ),
    "quantity_not_expected": (
        (
            "Er staat een aantal ({found}), maar de status zegt dat er geen meting is. Haal"
            " één van de"
            " twee weg."
        ),
        (
            "There is a quantity ({found}), but the status says there is no measurement."
            " Remove one of"
            " the two."
        ),
    ),
    "status_unknown": (
        "{found} is geen status. Kies: gemeten, niet gemeten of niet van toepassing.",
        "{found} is not a status. Choose: measured, not measured or not applicable.",
    ),
    "date_invalid": (
        "{found} is geen datum. Schrijf 2026-11-21 of 21-11-2026.",
        "{found} is not a date. Write 2026-11-21 or 21-11-2026.",
    ),
    "date_outside_contract": (
        "{found} valt buiten het contract, dat loopt {span}. Pas de datum aan.",
        "{found} is outside the contract, which runs {span}. Change the date.",
    ),
    "date_far": (
        "{found} ligt te ver weg. Klopt het jaar? Schrijf bijvoorbeeld 2026-11-21.",
        "{found} is too far away. Is the year right? Write for example 2026-11-21.",
    ),
    "known_before_on": (
        (
            "De meting was al bekend op {found}, voordat zij telt ({on}). Pas één van de"
            " twee datums"
            " aan."
        ),
        (
            "The observation was known on {found}, before the day it counts ({on}). Change"
            " one of the"
            " two dates."
        ),
    ),
    "spell_half": (
        "Een periode heeft een begin (van) en een einde (tot) nodig. Eén van de twee ontbreekt.",
        "A spell needs a beginning (start) and an end (end). One of the two is missing.",
    ),
    "spell_turned": (
        "Het einde {end} komt niet na het begin {start}. Tot is de eerste dag die niet meer telt.",
        (
            "The end {end} does not come after the start {start}. End is the first day that"
            " no longer"
            " counts."
        ),
    ),
    "spell_quantity": (
        (
            "Het aantal {found} klopt niet met de periode van {days} dagen. Laat het aantal"
            " leeg of pas"
            " de datums aan."
        ),
        (
            "The quantity {found} does not fit the spell of {days} days. Leave the quantity"
            " empty or"
            " change the dates."
        ),
    ),
    "subject_missing": (
        "{metric} telt per persoon. Vul het pseudoniem van de deelnemer in.",
        "{metric} counts per person. Fill in the pseudonym of the participant.",
    ),
    # privacy: what was refused is never repeated
    "looks_like_bsn": (
        "Hier lijkt een burgerservicenummer te staan. Dat mag niet. Gebruik een pseudoniem.",
        "This looks like a citizen service number. That is not allowed. Use a pseudonym.",
    ),
    "looks_like_email": (
        "Hier staat een e-mailadres. Dat mag niet. Gebruik een pseudoniem.",
        "This is an e-mail address. That is not allowed. Use a pseudonym.",
    ),
    "looks_like_name": (
        "Hier lijkt een naam te staan. Dat mag niet. Gebruik een pseudoniem zonder spaties.",
        "This looks like a name. That is not allowed. Use a pseudonym without spaces.",
    ),
    "looks_like_phone": (
        "Hier lijkt een telefoonnummer te staan. Dat mag niet. Haal het weg, of gebruik een code.",
        "This looks like a phone number. That is not allowed. Remove it, or use a code.",
    ),
    "looks_like_birth_date": (
        "Hier lijkt een geboortedatum te staan. Dat mag niet. Haal hem weg, of gebruik een code.",
        "This looks like a date of birth. That is not allowed. Remove it, or use a code.",
    ),
    "text_too_long": (
        "Deze tekst is te lang. Gebruik hoogstens 100 tekens.",
        "This text is too long. Use at most 100 characters.",
    ),
}
COLUMN_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "metric": ("indicator", "metric"),
    "on": ("datum", "on"),
    "quantity": ("aantal", "quantity"),
    "subject": ("deelnemer", "subject"),
    "cohort": ("cohort", "cohort"),
    "start": ("van", "start"),
    "end": ("tot", "end"),
    "known_on": ("bekend op", "known_on"),
    "status": ("status", "status"),
    "key": ("kenmerk", "key"),
}
