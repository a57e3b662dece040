"""What can be done with a response. Views, tasks and the demo call these and nothing deeper."""

from pages.challenges.services.advising import (
    advise,
    answer_changes,
    check_admissibility,
    propose_changes,
    reopen,
)
from pages.challenges.services.agreements import draft_agreement_for
from pages.challenges.services.assessing import (
    assign_assessor,
    hand_in_assessment,
    remove_assessor,
)
from pages.challenges.services.attaching import add_attachment, remove_attachment
from pages.challenges.services.carrying_out import finish, start_running
from pages.challenges.services.closing import close_with_call
from pages.challenges.services.conflicts import declare_interest
from pages.challenges.services.correcting import correct_address
from pages.challenges.services.deciding import decide
from pages.challenges.services.drafting import (
    mail_draft_link,
    renew_draft_link,
    save_step,
    start_draft,
    start_own_draft,
)
from pages.challenges.services.handing_over import hand_over
from pages.challenges.services.handling import add_note, ask_completion, take_up, withdraw
from pages.challenges.services.objecting import decide_objection, file_objection
from pages.challenges.services.objection_mending import ask_mending, mend_objection
from pages.challenges.services.objection_steps import adjourn_objection, withdraw_objection
from pages.challenges.services.outbox import deliver_message
from pages.challenges.services.proposing import propose_decision, send_back
from pages.challenges.services.reminding import remind
from pages.challenges.services.sending import complete_response, send_response
from pages.challenges.services.talks import plan_talk, report_talk
from pages.challenges.services.terms import extend_term
from pages.challenges.services.work import keep_work

__all__ = [
    "add_attachment",
    "add_note",
    "adjourn_objection",
    "advise",
    "answer_changes",
    "ask_completion",
    "ask_mending",
    "assign_assessor",
    "check_admissibility",
    "close_with_call",
    "complete_response",
    "correct_address",
    "decide",
    "decide_objection",
    "declare_interest",
    "deliver_message",
    "draft_agreement_for",
    "extend_term",
    "file_objection",
    "finish",
    "hand_in_assessment",
    "hand_over",
    "keep_work",
    "mail_draft_link",
    "mend_objection",
    "plan_talk",
    "propose_changes",
    "propose_decision",
    "remind",
    "remove_assessor",
    "remove_attachment",
    "renew_draft_link",
    "reopen",
    "report_talk",
    "save_step",
    "send_back",
    "send_response",
    "start_draft",
    "start_own_draft",
    "start_running",
    "take_up",
    "withdraw",
    "withdraw_objection",
]
