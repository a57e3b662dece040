"""App configuration."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The app `contracts.api`."""

    name = "contracts.api"
    label = "open_api"

    def ready(self) -> None:
        """Tell the core what this app refuses, and put its screens in the desk."""
        from contracts.api.audit_kinds import KEYS
        from contracts.api.messages import MESSAGES
        from contracts.api.record_kinds import KINDS
        from contracts.desks.audit_kinds import add_audit_kind
        from contracts.errors import add_messages
        from contracts.permissions import can_enter_desk
        from contracts.retention import add_record_kind
        from contracts.views.base import DeskSection, add_section

        add_messages(MESSAGES)
        for kind in KINDS:
            add_record_kind(kind)
        add_audit_kind(KEYS)
        section = DeskSection("open_api", _("API"), "contracten_api:home", "link", can_enter_desk)
        add_section(section, after="runs")
