"""App configuration."""

from django.apps import AppConfig


class BudgetsConfig(AppConfig):
    """The app `contracts.budgets`."""

    name = "contracts.budgets"
    label = "budgets"

    def ready(self) -> None:
        """Say why this app refuses, and put its sections in the desk."""
        from django.utils.translation import gettext_lazy as _

        from contracts.budgets.event_words import EVENT_WORDS
        from contracts.budgets.messages import MESSAGES
        from contracts.budgets.permissions import can_make_documents
        from contracts.budgets.selectors.mandates import mandate_scope_names, money_scopes
        from contracts.errors import add_messages
        from contracts.event_words import add_event_words
        from contracts.permissions import can_see_all
        from contracts.selectors.mandates import add_mandate_scopes
        from contracts.selectors.roles import APPROVER, AUDITOR, CONTRACT_MANAGER, COUNCIL
        from contracts.views.base import DeskSection, add_section

        add_messages(MESSAGES)
        add_event_words(EVENT_WORDS)
        add_mandate_scopes(money_scopes, mandate_scope_names)
        add_section(
            DeskSection(
                *("money", _("Geld"), "geld:overview", "form", can_see_all),
                daily_for=(CONTRACT_MANAGER, APPROVER),
            ),
            after="payments",
        )
        add_section(
            DeskSection(
                *("documents", _("Documenten"), "geld:documents", "doc-full", can_make_documents),
                daily_for=(AUDITOR, COUNCIL),
            ),
            after="money",
        )
