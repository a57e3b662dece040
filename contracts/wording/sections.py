"""A whole contract in sentences, made from nothing but its terms."""

from dataclasses import dataclass

from contracts.arithmetic import ORDER, Component, Terms
from contracts.wording.agreement import (
    figure_sentence,
    metric_sentences,
    payer_sentences,
    period_sentences,
    rounding_sentences,
)
from contracts.wording.flows import (
    investment_sentences,
    netting_sentences,
    order_sentence,
    vat_sentences,
    waterfall_sentences,
)
from contracts.wording.formats import Language
from contracts.wording.modifiers import (
    due_sentences,
    index_sentences,
    kind_sentences,
    order_sentences,
    premium_sentences,
    volume_sentences,
)
from contracts.wording.prices import price_sentences
from contracts.wording.quantities import quantity_sentences
from contracts.wording.rules import (
    gate_sentences,
    interim_sentences,
    limit_sentences,
    span_sentences,
    weight_sentence,
)
from contracts.wording.voice import Voice

BUCKET_TEXTS = {
    "period": ("Elke periode wordt apart berekend.", "Every period is computed on its own."),
    "year": ("Elk jaar wordt apart berekend.", "Every year is computed on its own."),
    "cohort": ("Elk cohort wordt apart berekend.", "Every cohort is computed on its own."),
    "person": ("Elke persoon wordt apart berekend.", "Every person is computed separately."),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the sentences under it."""

    title: str
    sentences: tuple[str, ...]


def terms_sentences(terms: Terms, language: Language) -> list[Section]:
    """The whole of the terms in Dutch (B1) or English: one section for each component, then limits,
    payers, rounding, periods, metrics and figures. Sections without sentences are left out.
    """
    voice = Voice(terms, language)
    sections = [
        Section(voice.label(component.label, component.code), component_sentences(component, voice))
        for component in terms.components
    ]
    limits = [text for limit in terms.limits for text in limit_sentences(limit.source, voice)]
    if len(terms.limits) > 1:
        limits.append(
            voice.say(
                "Deze grenzen gelden na elkaar, in deze volgorde.",
                "These limits apply one after the other, in this order.",
            )
        )
    netting = [text for rule in terms.netting for text in netting_sentences(rule.source, voice)]
    if netting or terms.order != ORDER:
        netting.append(order_sentence(voice))
    vat = [text for rule in terms.vat for text in vat_sentences(rule.source, voice)]
    metrics = [text for metric in terms.metrics for text in metric_sentences(metric, voice)]
    figures = [figure_sentence(figure, voice) for figure in terms.figures]
    rest = (
        (voice.say("Grenzen", "Limits"), limits),
        (voice.say("Wat eraf gaat", "What is taken off"), netting),
        (voice.say("Wie betaalt", "Who pays"), payer_sentences(voice)),
        (voice.say("Btw", "VAT"), vat),
        (voice.say("Inleg", "Investments"), investment_sentences(voice)),
        (voice.say("Wie ontvangt", "Who receives"), waterfall_sentences(voice)),
        (voice.say("Afronden", "Rounding"), rounding_sentences(voice)),
        (voice.say("Perioden", "Periods"), period_sentences(voice)),
        (voice.say("Wat wordt gemeten", "What is measured"), metrics),
        (voice.say("Cijfers over het resultaat", "Figures on the result"), figures),
    )
    return sections + [Section(title, tuple(texts)) for title, texts in rest if texts]


def component_sentences(component: Component, voice: Voice) -> tuple[str, ...]:
    """Everything that was agreed on one component, in the order in which it is computed."""
    source, over = component.source, component.over
    quantity, price = source.get("quantity"), source.get("price")
    sentences = quantity_sentences(quantity, voice)
    fixed = isinstance(price, dict) and "amount" in price
    if over in BUCKET_TEXTS and not fixed:
        sentences.append(voice.say(*BUCKET_TEXTS[over]))
    sentences += volume_sentences(source.get("volume"), over, voice)
    sentences += gate_sentences(source.get("gate"), voice, over)
    sentences += price_sentences(price, quantity, over, voice)
    if "weight" in source:
        sentences.append(weight_sentence(source["weight"], voice))
    sentences += premium_sentences(source.get("premiums"), voice)
    # A gate that is looked at in each period anew cannot take back what an earlier one added.
    may_return = "gate" in source and over != "period"
    sentences += index_sentences(source.get("index"), voice, may_return=may_return)
    sentences += order_sentences(source.get("order"), voice)
    sentences += interim_sentences(source.get("interim"), quantity, voice)
    sentences += due_sentences(source.get("due_on"), voice)
    sentences += span_sentences(source, voice)
    sentences += kind_sentences(component.kind, voice)
    recipient = voice.party(component.recipient)
    if component.is_negative:
        sentences.append(
            voice.say(f"{recipient} betaalt dit terug.", f"{recipient} pays this back.")
        )
    else:
        sentences.append(
            voice.say(f"Dit geld is voor {recipient}.", f"This money is for {recipient}.")
        )
    return tuple(sentences)
