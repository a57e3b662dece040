"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DesksConfig(AppConfig):
    """The app `contracts.desks`."""

    name = "contracts.desks"
    label = "desks"

    def ready(self) -> None:
        """Answer the addresses that the core leaves to us, and say why we refuse."""
        from contracts.desks.audit_kinds import add_audit_kind
        from contracts.desks.keeper import AuditKeeper
        from contracts.desks.messages import MESSAGES
        from contracts.desks.money_kinds import MONEY_KINDS
        from contracts.desks.permissions import may_audit
        from contracts.desks.record_kinds import KINDS
        from contracts.desks.views import (
            contract_list,
            homes,
            run_list,
            settlement_list,
            verify_list,
        )
        from contracts.errors import add_messages
        from contracts.retention import add_record_kind
        from contracts.selectors.roles import AUDITOR
        from contracts.views.above import add_keeper, put_screen
        from contracts.views.base import DeskSection, add_part, add_section

        add_messages(MESSAGES)
        add_keeper(AuditKeeper())
        for kind in KINDS:
            add_record_kind(kind)
        for audit_kind in MONEY_KINDS:
            add_audit_kind(audit_kind)
        add_section(
            DeskSection(
                *("audit", _("Wie deed wat"), "desks:audit", "view", may_audit, "w"),
                daily_for=(AUDITOR,),
            ),
            after="runs",
        )
        add_part(
            DeskSection(
                "retention", _("Bewaren en vernietigen"), "desks:retention", "bin", may_audit
            ),
            below="audit",
        )
        put_screen("home", homes.home)
        put_screen("agreements", contract_list.ContractListView.as_view())
        put_screen("settlements", settlement_list.SettlementListView.as_view())
        put_screen("verify_list", verify_list.VerifyListView.as_view())
        put_screen("runs", run_list.RunListView.as_view())
