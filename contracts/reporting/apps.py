"""App configuration."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """The app `contracts.reporting`."""

    name = "contracts.reporting"
    label = "reporting"

    def ready(self) -> None:
        """Tell the core our sentences, and who is told of verdicts and handovers."""
        from contracts.desk_notes import add_note_maker
        from contracts.errors import add_messages
        from contracts.event_words import add_event_words
        from contracts.reporting.event_words import EVENT_WORDS
        from contracts.reporting.messages import MESSAGES
        from contracts.reporting.notes import notes_of_reporting
        from contracts.reporting.selectors.closing import open_in_reporting
        from contracts.reporting.selectors.sign_offs import objections_to_decide
        from contracts.reporting.selectors.witnesses import DISPUTE_WITNESSES
        from contracts.reporting.services.disputes import follow_verdicts
        from contracts.reporting.services.handovers import tell_of_handover
        from contracts.selectors.closing import add_closing_check
        from contracts.selectors.settlements import add_decision_objection
        from contracts.selectors.witnesses import add_witness
        from contracts.services.handing_over import add_handover_follower
        from contracts.services.verification import add_verdict_follower

        add_messages(MESSAGES)
        add_event_words(EVENT_WORDS)
        add_decision_objection(objections_to_decide)
        add_closing_check(open_in_reporting)
        add_verdict_follower(follow_verdicts)
        add_handover_follower(tell_of_handover)
        add_note_maker(notes_of_reporting)
        for witness in DISPUTE_WITNESSES:
            add_witness(witness)
