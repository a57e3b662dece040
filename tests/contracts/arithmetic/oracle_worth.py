"""The oracle's components: what each is worth more in a period, before limits."""

import json
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction as Exact

from tests.contracts.arithmetic.oracle_blocks import (
    LATER,
    LEFT_OUT,
    WAITS,
    ZERO,
    Bucket,
    in_force,
    rounded,
)


def entries_of(versions, part, rows, periods):
    """What a component's worth grew by in the last of these periods: [(key, amount)].

    It has an entry for each cohort or person when a limit per cohort or person covers it, or when
    each of the amounts that are computed by themselves is rounded.
    """
    terms = in_force(versions, periods[-1])
    # What is over adds nothing, unless an amendment that begins now releases what was held back.
    begins = terms is not in_force(versions, periods[max(len(periods) - 2, 0)])
    if is_over(part, periods[-1]) and not (begins and was_held_back(versions, part)):
        return [({}, ZERO)]
    usual = [part["code"]] if part.get("kind") != "emergency" else []
    covers = [x for x in terms.get("limits", []) if part["code"] in x.get("over", usual)]
    kept = {limit["scope"] for limit in covers} & {"cohort", "person"}
    scopes = kept | ({part.get("over")} & {"cohort", "person"})
    scopes |= {"cohort"} if "premiums" in part else set()
    counted = json.dumps(part["quantity"] if "one" not in part["quantity"] else part.get("gate"))
    since = {} if scopes else {(): date.min}  # who it is about, and since when
    known = [row for row in rows if row.on < periods[-1][1] and row.status != "not_measured"]
    for row in known if scopes else []:
        if f'"{row.metric}"' in counted:
            names = (("cohort", row.cohort), ("person", row.subject))
            since.setdefault(tuple(pair for pair in names if pair[0] in scopes), row.on)
    sums = defaultdict(Exact)
    for where in sorted(since):
        alive = [period for period in periods if period[1] > since[where]]
        grown = growth(versions, part, rows, alive, dict(where))
        if terms["rounding"]["at"] == "entry":
            grown = rounded(grown, Exact(terms["rounding"]["to"]), terms["rounding"]["mode"])
        sums[tuple(pair for pair in where if pair[0] in kept)] += grown
    return [(dict(key), amount) for key, amount in sums.items()]


def is_over(part, period):
    """Whether a component has an end, and nothing of it falls due after that."""
    waits = [part.get("due_on"), part.get("volume", {}).get("due")]
    waits.append(part.get("interim", {}).get("true_up_on"))
    due = [date.fromisoformat(day) + timedelta(days=1) for day in waits if day]
    return "until" in part and max([day_of(part, "until", None), *due]) <= period[0]


def was_held_back(versions, part):
    """Whether any version holds something of a component back until later."""
    own = [p for v in versions for p in v["components"] if p["code"] == part["code"]]
    return any({"interim", "gate", "due_on"} & {*p} for p in own)


def growth(versions, part, rows, periods, where):
    """By how much what is let through of one bucket grew in the last of these periods.

    What was earned and let through is followed through all versions, each by its own rule.
    """
    sign = -1 if part.get("negative") else 1
    if not was_held_back(versions, part):
        was, now, _met = worths(in_force(versions, periods[-1]), part, rows, periods, where)
        return (now - was) * sign
    earned = paid = before = ahead = full = passed = stays = ZERO
    gate, over = [], part.get("over", "contract")
    for number, period in enumerate(periods, 1):
        terms = in_force(versions, period)
        mine = [p for p in terms["components"] if p["code"] == part["code"]]
        before = paid
        is_new = number > 1 and over == "year" and period[0].year != periods[number - 2][0].year
        if over == "period" or is_new:
            full = passed = stays = ZERO
        if not mine:
            continue
        was, now, met = worths(terms, mine[0], rows, periods[:number], where)
        if gate and gate != [mine[0].get("gate")]:  # what was let through by another gate stays
            stays = passed
        gate, full, was = [mine[0].get("gate")], full + now - was, passed
        passed = full if met else max(min(stays, max(full, ZERO)), min(full, ZERO))
        now = passed
        earned += now - was
        interim = mine[0].get("interim")
        if period[1].isoformat() <= mine[0].get("due_on", ""):  # what was let through stays
            paid = ahead = max(min(earned, ZERO), min(paid, max(earned, ZERO)))
        elif not interim:
            paid = ahead = earned
        elif period[1].isoformat() <= interim["true_up_on"]:
            paid = ahead = paid + (now - was) * Exact(interim["share"])
        else:
            paid = earned if interim["clawback"] else max(earned, ahead)
    return (paid - before) * sign


def worths(terms, part, rows, periods, where):
    """What one bucket earned up to the period before the last and up to the last; is it let by?"""
    over, now = part.get("over", "contract"), periods[-1][0]
    own_where = {scope: name for scope, name in where.items() if scope == over}
    worth = before = held = ZERO
    indexed = Indexed()
    for period in periods:
        if period[0] < first_day(over, now, terms):
            continue

        def bucket(over, where, period=period):
            since = max(first_day(over, period[0], terms), day_of(part, "from", date.min))
            until = min(period[1], day_of(part, "until", date.max))
            return Bucket(terms, rows, since, until, where)

        def within(scope, period=period):
            if scope in ("cohort", "person") and scope != over:
                at = 0 if scope == "cohort" else 1
                names = {(row.cohort, row.subject)[at] for row in rows}
                return [bucket(scope, {scope: name}, period) for name in names]
            return [bucket(scope or over, own_where if scope in (None, over) else {}, period)]

        mine = bucket(over, where)
        met = mine.met(part["gate"], within) if "gate" in part else True
        count = mine.quantity(part["quantity"])
        if not isinstance(count, str):
            count = with_volume(part, count, period)
            value = mine.price(part["price"], count, part["quantity"])
            held = held if isinstance(value, str) else value
        everything = Bucket(terms, rows, date.min, period[0] + timedelta(days=1))
        # What a gate holds back is indexed when it falls due.
        own = ZERO if met is False and "index" in part else held
        before, worth = worth, with_factors(part, own, where, (everything, period[0], indexed))
    return before, worth, met is not False


def day_of(part, key, otherwise):
    """A day in the terms."""
    return date.fromisoformat(part[key]) if key in part else otherwise


def first_day(over, day, terms):
    """The first day of what a component is followed over, for a period that starts on a day."""
    first = {"period": day, "year": date(day.year, 1, 1)}.get(over, date.min)
    return max(first, day_of(terms["periods"], "from", None))


def with_factors(part, worth, where, at):
    """What was earned, after weight, premium and index, in the order of the terms."""
    everything, day, indexed = at
    for factor in part.get("order", ("weight", "premium", "index")):
        if factor == "weight":
            worth *= Exact(part.get("weight", 1))
        elif factor == "index" and "index" in part:
            worth = indexed.add(worth, index_on(part["index"], day, everything))
        elif factor == "premium":
            for premium in part.get("premiums", []):
                own = premium["cohort"] == where["cohort"]
                worth = with_premium(premium, part["price"], worth) if own else worth
    return worth


def with_volume(part, count, period):
    """At least and at most the volume; at least from its day on, over a year at its end."""
    volume, end = part.get("volume", {}), period[1]
    is_due = volume.get("due", "") < end.isoformat()
    if part.get("over") == "year":
        is_due = end.year != period[0].year or part.get("until", LATER) <= end.isoformat()
    count = min(count, Exact(volume.get("max", count)))
    return max(count, Exact(volume.get("min", count))) if is_due else count


def with_premium(premium, price, worth):
    """The amount times the factor, of which the tariff or the amount may be rounded."""
    how, factor = premium.get("round"), Exact(premium["factor"])
    if not how:
        return worth * factor
    if how["at"] == "amount":
        return rounded(worth * factor, Exact(how["to"]), how["mode"])
    tariff = Exact(price["per_unit"])
    return worth * rounded(tariff * factor, Exact(how["to"]), how["mode"]) / tariff


def index_on(index, day, whole):
    """The factor on a day, or WAITS; 1 before the first one and when it is not applicable."""
    if "by" in index:
        value = whole.quantity(index["by"])
        if value == WAITS:
            return WAITS
        factor = 1 if value == LEFT_OUT else value / Exact(index["base"])
        if value == LEFT_OUT:
            return factor
    else:
        passed = [row["factor"] for row in index["factors"] if row["from"] <= day.isoformat()]
        factor = Exact(passed[-1] if passed else 1)
    how = index.get("round")
    return rounded(factor, Exact(how["to"]), how["mode"]) if how else factor


class Indexed:
    """An amount so far (`taken`) and what it was made into, each part by the factor of its day."""

    def __init__(self):
        self.taken = self.made = ZERO

    def add(self, amount, factor):
        """What goes back takes its part of everything; what is new waits for a factor."""
        if self.taken and amount / self.taken < 1:
            left = max(amount / self.taken, ZERO)
            self.taken, self.made = self.taken * left, self.made * left
        if factor != WAITS:
            self.taken, self.made = amount, self.made + (amount - self.taken) * factor
        return self.made
