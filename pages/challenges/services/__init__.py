"""What can be done with a response. Views, tasks and the demo call these and nothing deeper."""

from pages.challenges.services.agreements import draft_agreement_for
from pages.challenges.services.deciding import decide
from pages.challenges.services.drafting import mail_draft_link, save_step, start_draft
from pages.challenges.services.handling import add_note, ask_completion, take_up, withdraw
from pages.challenges.services.outbox import deliver_message
from pages.challenges.services.reminding import remind
from pages.challenges.services.sending import complete_response, send_response
from pages.challenges.services.terms import extend_term

__all__ = [
    "add_note",
    "ask_completion",
    "complete_response",
    "decide",
    "deliver_message",
    "draft_agreement_for",
    "extend_term",
    "mail_draft_link",
    "remind",
    "save_step",
    "send_response",
    "start_draft",
    "take_up",
    "withdraw",
]
