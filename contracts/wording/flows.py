"""Money on its way, in words: other funding, VAT, investments, returns and the waterfall."""

from collections.abc import Mapping
from typing import Final

from contracts.wording.modes import MODE_WORDS
from contracts.wording.prices import DAY_COUNT_WORDS
from contracts.wording.quantities import counted
from contracts.wording.voice import Block, Voice, block_of, codes_of, items_of

XIRR_DAYS: Final = (
    "XIRR: met 365 dagen per jaar, en een betaling telt op de dag na haar periode",
    "XIRR: with 365 days a year, and a payment counts on the day after its period",
)
RETURN_WORDS: Final[dict[str, tuple[str, str]]] = {
    "simple": (
        "enkelvoudig, over de hoofdsom die nog open staat",
        "simple, on the principal that is still open",
    ),
    "compound": (
        "samengesteld per periode, over alles wat nog open staat",
        "compound per period, on everything still open",
    ),
    "irr": ("als intern rendement, XIRR", "as internal rate of return, XIRR"),
}
ORDER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "limits": ("grenzen", "limits"),
    "netting": ("aftrek van andere bijdragen", "setting off other funding"),
    "split": ("verdelen over betalers", "dividing over payers"),
}


def over_words(codes: object, voice: Voice) -> str:
    """Over which components something is: "over “Werk” en “Wonen”"."""
    names = [voice.quoted(voice.component(code)) for code in codes_of(codes)]
    if not names:
        return voice.say("over alle onderdelen", "over all components")
    return voice.say(f"over {voice.listed(names)}", f"over {voice.listed(names)}")


def rule_name(block: Block, voice: Voice, nl: str, en: str) -> str:
    """What a rule is called: its label, or otherwise what it is."""
    label = block.get("label")
    if isinstance(label, Mapping):
        return voice.label({str(key): str(text) for key, text in label.items()})
    return voice.say(nl, en)


def netting_name(block: Block, voice: Voice) -> str:
    """What other funding is called."""
    return rule_name(block, voice, "Andere bijdragen", "Other funding")


def vat_name(block: Block, voice: Voice) -> str:
    """What a tax is called."""
    return rule_name(block, voice, "Btw", "VAT")


def netting_sentences(source: object, voice: Voice) -> list[str]:
    """Which other funding is set off against what, and what happens to the rest of it."""
    block = block_of(source)
    noun, over = counted(block.get("quantity"), voice).noun, over_words(block.get("over"), voice)
    name = netting_name(block, voice)
    if "payer" in block:
        party = voice.party(block["payer"])
        text = voice.say(
            f"{name}: {noun} gaat af van wat {party} betaalt, {over}.",
            f"{name}: {noun} is taken off what {party} pays, {over}.",
        )
    else:
        text = voice.say(
            f"{name}: {noun} gaat af van wat wordt betaald, {over}.",
            f"{name}: {noun} is taken off what is paid, {over}.",
        )
    never = voice.say(
        "Zo wordt een bedrag nooit lager dan nul.", "An amount never falls below zero this way."
    )
    if block.get("unused") == "lost":
        rest = voice.say(
            "Wat daarvan in een periode overblijft, vervalt.",
            "What is left of it in a period is lost.",
        )
    else:
        rest = voice.say(
            "Wat daarvan overblijft, gaat af van latere bedragen.",
            "What is left of it is taken off later amounts.",
        )
    return [text, never, rest]


def order_sentence(voice: Voice) -> str:
    """In which order limits, netting and the split come."""
    stages = voice.listed(voice.say(*ORDER_WORDS[stage]) for stage in voice.terms.order)
    return voice.say(f"De volgorde is: {stages}.", f"The order is: {stages}.")


def vat_sentences(source: object, voice: Voice) -> list[str]:
    """How much tax there is over what, who bears it, and how it is rounded."""
    block = block_of(source)
    rate, over = voice.share(block.get("rate")), over_words(block.get("over"), voice)
    name, kind = vat_name(block, voice), block.get("treatment")
    if kind == "included":
        text = voice.say(
            f"{name}: {rate}, {over}. Het zit in de bedragen en wordt alleen gemeld.",
            f"{name}: {rate}, {over}. It is part of the amounts and is only reported.",
        )
    else:
        text = voice.say(
            f"{name}: {rate}, {over}. Het komt boven op de bedragen, na alle grenzen.",
            f"{name}: {rate}, {over}. It comes on top of the amounts, after all limits.",
        )
    if kind == "compensable":
        text += voice.say(" Wie betaalt, kan het terugvragen.", " Whoever pays it can reclaim it.")
    place = block_of(block.get("round"))
    mode = voice.say(*MODE_WORDS[str(place.get("mode", "half_up"))])
    cents = voice.say("hele centen", "whole cents")
    unit = cents if place.get("to") == "0.01" else voice.money(place.get("to"))
    where = (
        voice.say("per regel", "per line")
        if place.get("at") == "line"
        else voice.say("over alle regels van een periode samen", "over all lines of a period")
    )
    return [
        text,
        voice.say(f"Afgerond {where} op {unit}: {mode}.", f"Rounded {where} to {unit}: {mode}."),
    ]


def investment_sentences(voice: Voice) -> list[str]:
    """Who puts in how much, and when, and which days a return counts."""
    sentences = []
    for investment in voice.terms.investments:
        name, party = investment_name(investment.code, voice), voice.party(investment.party)
        amounts = voice.listed(
            f"{voice.plain_money(row.amount.value)} ({voice.day(row.on)})"
            for row in investment.drawdowns
        )
        days = voice.say(*DAY_COUNT_WORDS[investment.day_count])
        if investment.day_count != "act/365f":
            # XIRR has days of its own.
            kinds = ("enkelvoudig of samengesteld", "simple or compound")
            days = f"{voice.say(*kinds)}: {days}"
        sentences.append(
            voice.say(
                f"{party} legt in voor {name}: {amounts}. Voor het rendement telt een betaling op"
                f" de dag na haar periode; {days}.",
                f"{party} puts in for {name}: {amounts}. For the return a payment counts on the"
                f" day after its period; {days}.",
            )
        )
    return sentences


def investment_name(code: object, voice: Voice) -> str:
    """The label of an investment, or its code."""
    for investment in voice.terms.investments:
        if investment.code == code:
            return voice.label(investment.label, investment.code)
    return str(code)


def return_words(block: Block, key: str, voice: Voice) -> str:
    """The principal of an investment and a yearly return on it."""
    name, rate = investment_name(block.get(key), voice), voice.share(block.get("rate"))
    kind = voice.say(*RETURN_WORDS[str(block.get("kind", "irr"))])
    return voice.say(
        f"de hoofdsom van {name} met {rate} rendement per jaar ({kind})",
        f"the principal of {name} with a return of {rate} a year ({kind})",
    )


def waterfall_sentences(voice: Voice) -> list[str]:
    """Who receives what is paid, tier after tier."""
    waterfall = voice.terms.waterfall
    if waterfall is None:
        return []
    over = over_words(waterfall.source.get("over"), voice)
    first = voice.say(
        f"Wat wordt betaald, {over}, gaat op volgorde naar:",
        f"What is paid, {over}, goes in this order to:",
    )
    tiers = [
        f"{number}. {tier_words(tier.source, voice)}"
        for number, tier in enumerate(waterfall.tiers, 1)
    ]
    return [first, *tiers]


def tier_words(block: Block, voice: Voice) -> str:
    """One tier: to whom, how much of what arrives, and until when."""
    label = block.get("label")
    name = ""
    if isinstance(label, Mapping):
        name = voice.label({str(key): str(text) for key, text in label.items()}) + ": "
    if "shares" in block:
        who = voice.listed(
            f"{voice.party(part.get('to'))} {voice.share(part.get('share'))}"
            for part in items_of(block["shares"])
        )
    else:
        who = voice.party(block.get("to"))
    text = name + who
    if "share" in block:
        share = voice.share(block["share"])
        text += voice.say(f", {share} van wat er dan is", f", {share} of what there is then")
    end = block_of(block.get("until"))
    if "paid" in end:
        money = voice.money(end["paid"])
        text += voice.say(f", tot {money}", f", until {money}")
    elif "principal" in end:
        note = investment_name(end["principal"], voice)
        text += voice.say(
            f", tot de hoofdsom van {note} terug is", f", until the principal of {note} is repaid"
        )
    elif "return" in end:
        words = return_words(end, "return", voice)
        text += voice.say(f", tot {words} terug is", f", until {words} is repaid")
    elif "share" not in block:
        text += voice.say(" (alles wat overblijft)", " (everything that is left)")
    return text + "."
