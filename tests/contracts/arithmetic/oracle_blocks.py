"""The oracle's quantities, prices and gates: what one bucket came to by one day."""

import calendar
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction as Exact
from itertools import pairwise
from operator import ge, gt, le, lt

ZERO = Exact(0)
LATER = "9999-12-31"
WAITS, LEFT_OUT = "not measured", "not applicable"
SAMPLE = ("claimed", "checked", "correct")
BOUNDS = {"at_least": ge, "more_than": gt, "at_most": le, "less_than": lt}


def rounded(value, unit, mode):
    """A whole number of units; halves, up and down look away from zero."""
    whole, rest = divmod(abs(value) / unit, 1)
    tie = {"half_up": True, "half_down": False, "half_even": whole % 2 == 1}
    outward = {"up": True, "down": False, "ceiling": value > 0, "floor": value < 0}
    if mode in tie:
        away = rest > Exact(1, 2) or (rest == Exact(1, 2) and tie[mode])
    else:
        away = rest > 0 and outward[mode]
    return (whole + away) * unit * (-1 if value < 0 else 1)


def in_force(versions, period):
    """The version that is in force on a period's first day."""
    ordered = sorted(versions, key=lambda terms: terms["valid_from"])
    return [v for v in ordered if v is ordered[0] or v["valid_from"] <= period[0].isoformat()][-1]


class Bucket:
    """Everything that was observed (`rows`), of which some belongs to a bucket.

    since, until: its days. where: the cohort, the person, or both.
    """

    def __init__(self, terms, rows, since, until, where=None):
        self.terms, self.rows, self.since, self.until = terms, rows, since, until
        self.where = where or {}

    def has(self, row, day):
        cohort, person = self.where.get("cohort", row.cohort), self.where.get("person", row.subject)
        return self.since <= day < self.until and (cohort, person) == (row.cohort, row.subject)

    def metric(self, code):
        return next(metric for metric in self.terms["metrics"] if metric["code"] == code)

    def value(self, code, block=None):
        """What a metric came to; `block`: the count, with what it asks of persons."""
        block, kind = block or {}, self.metric(code)["kind"]
        if kind in ("days", "level"):
            return Exact(len(self.days(code))) if kind == "days" else self.level(code)
        most = 1 if "first_per" in block else block.get("max_per_person")
        total, people, happened = ZERO, defaultdict(Exact), []
        for row in self.rows:
            if row.metric == code and row.status == "measured" and self.is_after(block, row):
                others = [self.first(other).get(row.subject) for other in block.get("among", [])]
                if None not in others:
                    happened.append((max([row.on, *others]), row))
        for day, row in sorted(happened, key=lambda pair: pair[0]):
            had = people[row.subject]
            people[row.subject] += 1 if row.quantity is None else row.quantity
            if self.has(row, day):
                counted = [min(n, most or n) for n in (had, people[row.subject])]
                total += counted[1] - counted[0]
        return total

    def first(self, event):
        """The first day of an event, by person; what was accepted as 0 did not happen."""
        found = {}
        for row in self.rows:
            if row.metric == event and row.status == "measured" and row.quantity != 0:
                found.setdefault(row.subject, row.on)
        return found

    def is_after(self, block, row, day=None):
        """Whether a day is after the events that it must be after, and not too long after."""
        asked = block.get("after", [])
        for after in asked if isinstance(asked, list) else [asked]:
            first = self.first(after["event"]).get(row.subject)
            if first is None:
                return False
            passed = ((day or row.on) - first).days
            if not after.get("days", 0) <= passed <= after.get("within_days", passed):
                return False
        return True

    def level(self, code):
        """The last value that says something; what was not measured says nothing, unless zero."""
        missing = self.metric(code).get("missing", {})
        found = ZERO if missing.get("not_measured") == "zero" else WAITS
        for row in self.rows:
            if row.metric == code and self.has(row, row.on):
                if row.status == "measured":
                    found = row.quantity
                elif missing.get(row.status) == "zero":
                    found = ZERO
                elif row.status == "not_applicable":
                    found = LEFT_OUT
        return found

    def days(self, code, block=None):
        """The (person, day) pairs of spells; a day is the first spell's that holds it."""
        owners = {}
        for row in self.rows:
            if row.metric == code:
                for number in range((row.end - row.start).days):
                    owners.setdefault((row.subject, row.start + timedelta(days=number)), row)
        return {
            (who, day)
            for (who, day), row in owners.items()
            if self.has(row, day) and self.is_after(block or {}, row, day)
        }

    def sustained(self, block):
        """How many persons had a spell, with short gaps bridged, that lasted long enough."""
        count = 0
        for person in {row.subject for row in self.rows}:
            mine = [r for r in self.rows if r.metric == block["sustained"] and r.subject == person]
            start = end = None
            for row in sorted(mine, key=lambda row: (row.start, row.end)):
                if end is None or (row.start - end).days > block.get("gap_days", 0):
                    start, end, owner = row.start, row.start, row
                last = months_on(start, block) - timedelta(days=1)
                if end <= last < row.end:
                    count += self.has(owner, max(last, row.start))
                    break
                end = max(end, row.end)
        return Exact(count)

    def sampled(self, sample):
        """What was claimed, or in proportion to what was correct when that is too little."""
        claimed, checked, correct = (self.value(sample[key]) for key in SAMPLE)
        if not checked:
            return WAITS
        stands = 1 - correct / checked <= Exact(sample["tolerance"])
        accepted = claimed if stands else claimed * correct / checked
        how = sample.get("round")
        return rounded(accepted, Exact(how["to"]), how["mode"]) if how else accepted

    def change(self, block):
        """How much a metric went up or down, in its unit or in percent."""
        value, base = self.value(block["change"]), self.metric(block["change"]).get("baseline")
        against, kind = block["against"], block["as"]
        base = Exact(base) if against == "baseline" else self.value(against["metric"])
        if LEFT_OUT in (value, base) or WAITS in (value, base):
            return LEFT_OUT if LEFT_OUT in (value, base) else WAITS
        change = value - base if kind.endswith("increase") else base - value
        if not kind.startswith("percent"):
            return change
        return change / base * 100 if base else WAITS

    def quantity(self, block):
        """A quantity: a number, or WAITS or LEFT_OUT when there is none."""
        match block:
            case {"one": True}:
                return Exact(1)
            case {"notional": number}:
                return Exact(number)
            case {"count": code}:
                return self.value(code, block)
            case {"sustained": _}:
                return self.sustained(block)
            case {"sampled": sample}:
                return self.sampled(sample)
            case {"sum": code} if self.metric(code)["kind"] == "days":
                everywhere = Bucket(self.terms, self.rows, self.since, self.until)
                out = everywhere.days(block["excluding"]) if "excluding" in block else set()
                return Exact(len(self.days(code, block) - out))
            case {"sum": code} | {"latest": code}:
                return self.value(code)
            case {"achieved": code}:
                value, target = self.value(code), Exact(self.metric(code)["target"])
                return value if isinstance(value, str) else value / target * 100
            case {"change": _}:
                return self.change(block)
        raise LookupError(f"the oracle does not know {block}")

    def met(self, gate, within):
        """Whether a gate is met, or LEFT_OUT; what waits is not met; `within`: bucket by `over`."""
        parts = gate.get("all") or gate.get("any") or gate.get("of")
        if parts is None:
            return self._condition(gate, within)
        found = [
            answer for answer in (self.met(part, within) for part in parts) if answer != LEFT_OUT
        ]
        needed = len(found) if "all" in gate else gate.get("at_least", 1)
        if not found:
            return LEFT_OUT
        return found.count(True) >= min(needed, len(found))

    def _condition(self, gate, within):
        name = next(name for name in BOUNDS if name in gate)
        values = [bucket.quantity(gate["quantity"]) for bucket in within(gate.get("over"))]
        answers = [
            {WAITS: False}.get(value, value)
            if isinstance(value, str)
            else BOUNDS[name](value, Exact(gate[name]))
            for value in values
        ]
        return next((found for found in (True, False, LEFT_OUT) if found in answers), False)

    def dated(self, row, after, quantity):
        """What is counted in the days of one dated tariff, at that tariff."""
        since = max(self.since, date.fromisoformat(row["from"]))
        until = min(self.until, date.fromisoformat(after.get("from", "2200-01-01")))
        days = Bucket(self.terms, self.rows, since, until, self.where)
        return Exact(row["amount"]) * days.quantity(quantity)

    def years(self, price):
        """How many years the days are, for a price per year; 1 for another."""
        since, days = self.since, (self.until - self.since).days
        if days <= 0:
            return 0
        match price.get("day_count"):
            case None:
                return 1
            case "act/365f":
                return Exact(days, 365)
            case "30/360":
                ends = [(day.year, day.month, day.day) for day in (since, self.until)]
                (year, month, day), (to_year, to_month, to_day) = ends
                day = min(day, 30)
                to_day = 30 if to_day == 31 and day == 30 else to_day
                months = 12 * (to_year - year) + to_month - month
                return Exact(30 * months + to_day - day, 360)
        raise LookupError(f"the oracle does not know {price}")

    def price(self, price, count, quantity):
        """What so much of a quantity is worth."""
        match price:
            case {"per_unit": {"dated": dated}}:
                return sum((self.dated(*pair, quantity) for pair in pairwise([*dated, {}])), ZERO)
            case {"amount": each}:
                return Exact(each) * self.years(price)
            case {"per_unit": each}:
                return Exact(each) * count
            case {"rate": rate}:
                return Exact(rate) * count * self.years(price)
            case {"schedule": dated}:
                due = [row for row in dated if row["in"] < self.until.isoformat()]
                return sum((Exact(row["amount"]) for row in due), ZERO)
            case {"brackets": brackets}:
                return _in_brackets(brackets, count)
            case {"shares": shares}:
                return _in_shares(shares, count)
            case {"steps": steps}:
                by = self.quantity(price["by"]) if "by" in price else count
                return by if isinstance(by, str) else _on_steps(steps, by, count)
            case {"line": points}:
                return _on_line(
                    points, count, price["below"], flat=price.get("beyond") != "continue"
                )
        raise LookupError(f"the oracle does not know {price}")


def months_on(start, block):
    """The day after so many days or months."""
    month = start.month - 1 + block.get("months", 0)
    year, month = start.year + month // 12, month % 12 + 1
    day = min(start.day, calendar.monthrange(year, month)[1])
    return date(year, month, day) + timedelta(days=block.get("days", 0))


def _on_line(points, count, below, *, flat):
    """The amount where a broken line, perhaps with jumps, has this count."""
    worth = Exact(below)
    for point, after in zip(points, [*points[1:], None], strict=True):
        start, amount = Exact(point["from"]), Exact(point["amount"])
        if count < start:
            return worth
        worth = amount
        if after is not None:
            end, high = Exact(after["from"]), Exact(after.get("just_below", after["amount"]))
            slope = (high - amount) / (end - start)
            worth += slope * (min(count, end) - start)
        elif not flat:
            worth += slope * (count - start)
    return worth


def _in_brackets(brackets, count):
    """Each unit at the price of its own bracket."""
    worth = low = ZERO
    for row in brackets:
        high = Exact(row["to"]) if "to" in row else max(count, low)
        part = max(min(count, high) - low, ZERO) * Exact(row["per_unit"])
        worth, low = worth + min(part, Exact(row.get("max", part))), high
    return worth


def _in_shares(shares, count):
    """Each share of what is left, up to its end."""
    worth, left = ZERO, count
    for row in shares:
        part = left * Exact(row["share"])
        if "until" in row:
            part = min(part, max(Exact(row["until"]["paid"]) - worth, ZERO))
        worth, left = worth + part, left - part / Exact(row["share"])
    return worth


def _on_steps(steps, by, count):
    """The highest row that is reached holds for the whole."""
    worth = ZERO
    for row in steps:
        name = next(name for name in BOUNDS if name in row)
        if BOUNDS[name](by, Exact(row[name])):
            each = row.get("per_unit") or row.get("rate")
            worth = Exact(row["amount"]) if each is None else count * Exact(each)
    return worth
