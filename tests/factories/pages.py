"""Pages with sensible content; traits for the phases of a call."""

from datetime import date
from decimal import Decimal

import factory
import wagtail_factories

from pages import models

TODAY = date(2026, 11, 21)


class HomePageFactory(wagtail_factories.PageFactory):
    title = "Uitdaagloket"
    slug = "voorpagina"

    class Meta:
        model = models.HomePage


class CallIndexFactory(wagtail_factories.PageFactory):
    title = "Oproepen"
    slug = "oproepen"
    show_in_menus = True

    class Meta:
        model = models.CallIndexPage


class CallFactory(wagtail_factories.PageFactory):
    """A call that is open on TODAY."""

    title = factory.Sequence(lambda number: f"Oproep {number}")
    summary = "Wie doet dit?"
    policy_field = "green"
    task = "Maaien"
    why = "Omdat het mooier kan"
    area = "Waterwijk"
    target_group = "Iedereen"
    present_executor = "Groen bv"
    contract_ends_on = date(2027, 6, 30)
    present_cost = Decimal("86400.00")
    present_cost_source = "jaarrekening 2025"
    quality_norm = "Netjes\nVeilig"
    may_differ = "Planten"
    must_stay = "Bomen"
    input_asked = "Een plan"
    input_not_asked = "Geen stichting"
    municipality_contributes = "Gereedschap"
    who_may_respond = "Iedereen"
    duration = "Drie jaar"
    legal_basis = "Verordening"
    opens_on = date(2026, 11, 1)
    closes_on = date(2026, 12, 15)
    decide_by = date(2027, 2, 1)
    contact_name = "Samira de Boer"
    contact_phone = "010 555 01 21"

    class Meta:
        model = models.CallPage

    class Params:
        planned = factory.Trait(opens_on=date(2026, 12, 1), closes_on=date(2027, 1, 15))
        closed = factory.Trait(opens_on=date(2026, 9, 1), closes_on=date(2026, 11, 20))
        withdrawn = factory.Trait(
            withdrawn_on=date(2026, 11, 10), withdrawal_reason="Het contract loopt door."
        )


class InitiativeIndexFactory(wagtail_factories.PageFactory):
    title = "Initiatieven"
    slug = "initiatieven"
    show_in_menus = True

    class Meta:
        model = models.InitiativeIndexPage


class InitiativeFactory(wagtail_factories.PageFactory):
    title = factory.Sequence(lambda number: f"Initiatief {number}")
    policy_field = "green"
    place = "Demodam"
    facts_as_of = "2026"
    source = "Verzonnen"
    basic_idea = "Samen tuinieren\nOogst delen"

    class Meta:
        model = models.InitiativePage


class ResultIndexFactory(wagtail_factories.PageFactory):
    title = "Resultaten"
    slug = "resultaten"
    show_in_menus = True

    class Meta:
        model = models.ResultIndexPage


class ResultFactory(wagtail_factories.PageFactory):
    title = "Jongeren aan de slag"
    slug = "jongeren"
    agreement_number = "PC-2026-0001"

    class Meta:
        model = models.ResultPage


class StandardPageFactory(wagtail_factories.PageFactory):
    title = "Uitleg"
    show_in_menus = True

    class Meta:
        model = models.StandardPage


class ContactPageFactory(wagtail_factories.PageFactory):
    title = "Contact"

    class Meta:
        model = models.ContactPage


class PrivacyPageFactory(wagtail_factories.PageFactory):
    title = "Privacy"

    class Meta:
        model = models.PrivacyPage


class AccessibilityPageFactory(wagtail_factories.PageFactory):
    title = "Toegankelijkheid"
    tested_on = TODAY
    tested_how = "Met een browser"

    class Meta:
        model = models.AccessibilityPage
