"""What must be right before a call can be kept or published; every message names the fix."""

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pages.enums import CallKind

# Who challenges must know what with; an idea or an open problem has no present executor.
TAKES_OVER_A_TASK = frozenset({CallKind.RIGHT_TO_CHALLENGE, CallKind.SOCIETAL_TENDER})
PRESENT_NAMES = ("present_executor", "present_cost", "present_cost_source", "quality_norm")

# Each pair: the earlier date, the later one, and what to tell the editor.
ORDERED_DATES = (
    (
        "opens_on",
        "closes_on",
        gettext_noop("De laatste dag om te reageren ligt vóór de eerste dag."),
    ),
    (
        "closes_on",
        "decide_by",
        gettext_noop("De uiterste besluitdatum ligt vóór het einde van de reactietijd."),
    ),
    (
        "closes_on",
        "assessment_on",
        gettext_noop("De beoordeling begint terwijl de reactietijd nog loopt."),
    ),
    ("decided_on", "running_on", gettext_noop("De uitvoering begint vóór het besluit.")),
    (
        "running_on",
        "finished_on",
        gettext_noop("De oproep is afgerond voordat de uitvoering begon."),
    ),
)
# A group of residents needs weeks, not days, to write a response and find partners.
SHORTEST_WINDOW_DAYS = 28


def check_dates(call) -> dict[str, list[str]]:
    """Dates in the wrong order, and windows too short to find partners in."""
    errors: dict[str, list[str]] = {}
    for earlier, later, message in ORDERED_DATES:
        first, second = getattr(call, earlier), getattr(call, later)
        if first is not None and second is not None and second < first:
            errors.setdefault(later, []).append(_(message))
    if call.closes_on and call.decided_on and call.decided_on <= call.closes_on:
        # The last day is open until its end, and the phase follows the decision from its first.
        errors.setdefault("decided_on", []).append(
            _("Kies een dag na %(day)s: tot en met die dag kan iedereen nog reageren.")
            % {"day": date_format(call.closes_on, "j F Y")}
        )
    if call.opens_on and call.closes_on and "closes_on" not in errors:
        days = (call.closes_on - call.opens_on).days
        if days < SHORTEST_WINDOW_DAYS:
            errors["closes_on"] = [
                _("Geef mensen minstens %(days)s dagen om te reageren. Nu zijn het er %(now)s.")
                % {"days": SHORTEST_WINDOW_DAYS, "now": days}
            ]
    for later_field, needed_field in (("running_on", "decided_on"), ("finished_on", "running_on")):
        if getattr(call, later_field) and not getattr(call, needed_field):
            errors.setdefault(needed_field, []).append(_("Vul ook deze datum in."))
    return errors


def check_reasons(call) -> dict[str, list[str]]:
    """A decision or a withdrawal is never published without a reason in words."""
    errors: dict[str, list[str]] = {}
    if call.decided_on and not call.decision_summary.strip():
        errors["decision_summary"] = [_("Leg in gewone taal uit wat er is besloten en waarom.")]
    if call.withdrawn_on and not call.withdrawal_reason.strip():
        errors["withdrawal_reason"] = [_("Leg uit waarom de oproep is ingetrokken.")]
    if call.contract_ends_on is None and call.present_executor.strip() and not call.contract_note:
        errors["contract_note"] = [
            _("Vul in wanneer het contract eindigt, of zeg hier waarom er geen einddatum is.")
        ]
    return errors


def check_present(call) -> dict[str, list[str]]:
    """A task that can be taken over says who does it now, at what cost and how well."""
    if call.kind not in TAKES_OVER_A_TASK:
        return {}
    return {
        name: [_("Vul dit in: wie uitdaagt, moet weten waarmee.")]
        for name in PRESENT_NAMES
        if getattr(call, name) in (None, "") or not str(getattr(call, name)).strip()
    }


def check_expiry(call) -> dict[str, list[str]]:
    """A call never leaves the site by itself: who responded would wait for ever."""
    if not call.expire_at:
        return {}
    return {
        "expire_at": [
            _(
                "Een oproep verdwijnt niet vanzelf van de site. Kies een laatste dag om te"
                " reageren, of trek de oproep in."
            )
        ]
    }


def check_fund(fund, goals, areas) -> dict[str, list[str]]:
    """A call with a fund serves at least one goal in at least one area, all of that fund."""
    if fund is None:
        if goals or areas:
            return {"fund": [_("Kies het fonds waar deze doelen en wijken bij horen.")]}
        return {}
    errors = {}
    for name, chosen in (("fund_goals", goals), ("fund_areas", areas)):
        if any(each.fund_id != fund.pk for each in chosen):
            errors[name] = [_("Kies alleen wat bij dit fonds hoort.")]
        elif not chosen:
            errors[name] = [_("Kies er minstens één: daar is het fonds voor.")]
    return errors


def check_fund_use(call) -> dict[str, list[str]]:
    """Days of a call outside its fund, and a fund in which nobody decides on some amounts."""
    fund = call.fund
    if not fund:
        return {}
    errors: dict[str, list[str]] = {}
    for name in ("opens_on", "closes_on", "decide_by"):
        day = getattr(call, name)
        if day and day < fund.starts_on:
            errors[name] = [
                _("Het fonds begint op %(day)s. Kies die dag of een latere, of een ander fonds.")
                % {"day": date_format(fund.starts_on, "j F Y")}
            ]
        elif day and day > fund.ends_on:
            errors[name] = [
                _("De laatste dag van het fonds is %(day)s. Kies die dag of een eerdere.")
                % {"day": date_format(fund.ends_on, "j F Y")}
            ]
    without = [str(route) for route in fund.ordered_routes() if route.group_id is None]
    if without:
        errors["fund"] = [
            _(
                "Bij dit fonds is geen groep gekozen voor: %(names)s. Kies die eerst bij het fonds."
                " Anders kan niemand over die bedragen besluiten."
            )
            % {"names": ", ".join(without)}
        ]
    return errors


def check_weights(weights: list[int | None]) -> str:
    """What is wrong with the weights of the criteria; empty when nothing is."""
    given = [weight for weight in weights if weight is not None]
    if not given:
        return ""
    if len(given) < len(weights):
        return _("Geef alle criteria een gewicht, of geen enkel.")
    if sum(given) != 100:
        return _("De gewichten zijn samen %(sum)s procent. Maak er 100 van.") % {"sum": sum(given)}
    return ""


def refuse(errors: dict[str, list[str]]) -> None:
    """Raise all problems at once, each at its field."""
    if errors:
        raise ValidationError(errors)
