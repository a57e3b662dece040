"""What is wrong with terms, for somebody who sees fields and no keys: at its field, in its words.

Only what speaks of keys, JSON or codes is said in another way here; the rest keeps the sentence of
`problem_texts`.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from contracts.arithmetic import Problem
from contracts.wording.formats import Language, format_date, format_number, format_share, is_number
from contracts.wording.problems import problem_sentence
from contracts.wording.vocabulary import key_word

# What is not filled in yet is no mistake: it is still to do.
_WISHES: Final = frozenset(
    {"missing_key", "empty_text", "empty_list", "due_missing", "day_count_missing"}
    | {"share_end_missing", "periods_need_end", "recipient_unclear", "no_payer"}
    | {"no_recipient", "last_bracket_closed"}
)
_MAYBE_WISHES: Final = frozenset({"bad_number", "bad_date", "bad_code", "not_one_of", "not_whole"})
_TO_DO: Final = ("Vul dit nog in.", "Fill this in.")

FIELD_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "missing_key": ("Vul “{key}” nog in.", "Fill in “{key}”."),
    "one_key_of": ("Kies wat hier geldt.", "Choose what holds here."),
    "empty_list": ("Voeg er minstens één toe.", "Add at least one."),
    "unknown_key": (
        "“{key}” hoort niet bij het formaat. Haal het weg, of lees een nieuwere versie in.",
        "“{key}” is not part of the format. Remove it, or read a newer version.",
    ),
    "not_an_object": ("Dit past hier niet. Haal het weg.", "This does not fit here. Remove it."),
    "not_a_list": ("Dit past hier niet. Haal het weg.", "This does not fit here. Remove it."),
    "not_text": ("Dit past hier niet. Typ het opnieuw.", "This does not fit here. Type it again."),
    "not_true_or_false": ("Kies ja of nee.", "Choose yes or no."),
    "bad_number": (
        "“{found}” is geen getal. Schrijf bijvoorbeeld 1100 of 1100,50.",
        "“{found}” is not a number. Write for example 1100 or 1100.50.",
    ),
    "number_as_json_number": (
        "Typ dit getal opnieuw: {found}.",
        "Type this number again: {found}.",
    ),
    "not_whole": (
        "“{found}” is geen heel getal. Schrijf bijvoorbeeld 365.",
        "“{found}” is not a whole number. Write for example 365.",
    ),
    "bad_date": (
        "“{found}” is geen datum. Schrijf dag-maand-jaar, bijvoorbeeld 01-04-2026.",
        "“{found}” is not a date. Write day-month-year, for example 01-04-2026.",
    ),
    "bad_code": (
        "“{found}” kan geen code zijn. Gebruik kleine letters, cijfers en lage streepjes.",
        "“{found}” cannot be a code. Use small letters, digits and underscores.",
    ),
    "not_one_of": ("Kies wat hier geldt.", "Choose what holds here."),
    "key_not_allowed": (
        "“{key}” kan hier niet: {because}. Maak dit veld leeg.",
        "“{key}” is not possible here: {because}. Make this field empty.",
    ),
    "not_together": ("“{key}” en “{other}” gaan niet samen.", ("“{key}” and “{other}” exclude each "
    "other.")),
    "unknown_metric": ("Kies een meting van hierboven.", "Choose a metric from above."),
    "unknown_component": ("Kies een onderdeel van hierboven.", "Choose a component from above."),
    "unknown_party": ("Kies een van de partijen.", "Choose one of the parties."),
    "unknown_constant": ("Kies een van de vaste bedragen.", "Choose one of the fixed amounts."),
    "no_payer": (
        "Niemand betaalt. Voeg een partij toe met de rol betaler.",
        "Nobody pays. Add a party with the role payer.",
    ),
    "no_recipient": (
        "Niemand krijgt het geld. Voeg een uitvoerder, intermediair of financier toe.",
        "Nobody is paid. Add a provider, intermediary or investor.",
    ),
    "metric_without_subject": (
        "De meting {metric} telt geen personen. Zet bij die meting “per persoon gemeten” aan.",
        "The metric {metric} does not count persons. Tick “measured per person” at that metric.",
    ),
    "metric_without_baseline": (
        "De meting {metric} heeft geen nulmeting. Vul die bij de meting in.",
        "The metric {metric} has no baseline. Fill it in at the metric.",
    ),
    "metric_without_target": (
        "De meting {metric} heeft geen streefwaarde. Vul die bij de meting in.",
        "The metric {metric} has no target. Fill it in at the metric.",
    ),
    "last_bracket_closed": (
        ("De laatste schijf heeft een bovengrens. Voeg een schijf toe, of maak “tot en met” hier "
        "leeg."),
        "The last bracket has an upper bound. Add one, or make “up to and including” empty here.",
    ),
    "open_bracket_not_last": (
        "Vul hier “tot en met” in: alleen de laatste schijf mag zonder bovengrens.",
        "Fill in “up to and including” here: only the last bracket may be without a bound.",
    ),
    "thresholds_not_ascending": (
        ("{found} komt niet na {before}, dus deze overlapt met de vorige. Zet ze van laag naar "
        "hoog."),
        "{found} does not come after {before}, so it overlaps. Put them from low to high.",
    ),
    "dates_not_ascending": (
        "{found} komt niet na {before}. Zet de datums op volgorde.",
        "{found} does not come after {before}. Put the dates in order.",
    ),
    "share_end_missing": (
        "Vul in tot wanneer dit deel geldt: alleen het laatste deel heeft geen einde.",
        "Fill in until when this share holds: only the last one has no end.",
    ),
    "price_needs_one": (
        "Deze prijs is zelf een bedrag. Kies bij “wat telt”: geen meting.",
        "This price is an amount by itself. Choose at “what counts”: no measurement.",
    ),
    "day_count_missing": (
        "Kies hoe de dagen van een jaar tellen.",
        "Choose how the days of a year count.",
    ),
    "recipient_unclear": ("Kies wie dit geld krijgt.", "Choose who gets this money."),
    "periods_need_end": ("Vul de einddatum in.", "Fill in the end date."),
    "shares_not_one": (
        "De delen zijn samen {sum}. Samen moeten zij precies 100% zijn.",
        "The shares add up to {sum}. Together they must be exactly 100%.",
    ),
    "weights_over_one": (
        "De gewichten zijn samen {sum}. Samen mogen zij hoogstens 100% zijn.",
        "The weights add up to {sum}. Together they may be at most 100%.",
    ),
}  # fmt: skip


def is_wish(problem: Problem) -> bool:
    """Whether something is only not filled in yet."""
    if problem.code == "one_key_of":
        return len(_texts(problem.params.get("found"))) < 2
    if problem.code in _MAYBE_WISHES:
        return problem.params.get("found") in ("", "''", "None")
    return problem.code in _WISHES


def field_problem_sentence(
    problem: Problem, definition: str, names: Mapping[str, str], language: Language
) -> str:
    """Say what is wrong at a field. `names` are the labels of metrics and others by their code."""
    place = 0 if language == "nl" else 1
    if problem.code in _MAYBE_WISHES and is_wish(problem):
        return _TO_DO[place]
    texts = FIELD_TEXTS.get(problem.code)
    plain = problem_sentence(Problem("", problem.code, problem.params), language)
    if texts is None:
        return plain
    words = {
        name: _word(name, value, problem.code, definition, names, language)
        for name, value in problem.params.items()
    }
    if "because" in words:
        # The reason has its own texts; they stand between the colon and the full stop.
        words["because"] = plain.partition(": ")[2].partition(". ")[0]
    return texts[place].format_map(words)


def _word(
    name: str,
    value: object,
    code: str,
    definition: str,
    names: Mapping[str, str],
    language: Language,
) -> str:
    text = ", ".join(_texts(value))
    if name in ("key", "other"):
        return key_word(definition, text, language).label
    if name == "sum" and is_number(text):
        return format_share(text, language)
    if name in ("found", "before") and is_number(text) and code == "thresholds_not_ascending":
        return format_number(text, language)
    if code == "dates_not_ascending":
        return format_date(text, language)
    return names.get(text, text)


def _texts(value: object) -> Sequence[str]:
    if isinstance(value, list | tuple):
        return [str(item) for item in value]
    return [str(value)]
