"""App configuration."""

from django.apps import AppConfig


class BankingConfig(AppConfig):
    """The app `contracts.banking`."""

    name = "contracts.banking"
    label = "banking"

    def ready(self) -> None:
        """Give the core our sentences, and follow reversals."""
        from contracts.banking.messages import MESSAGES
        from contracts.banking.selectors.batches import reversal_notes
        from contracts.banking.services.batches import withdraw_batches_of
        from contracts.errors import add_messages
        from contracts.selectors.reversals import add_reversal_note
        from contracts.services.reversals import add_reversal_follower

        add_messages(MESSAGES)
        add_reversal_note(reversal_notes)
        add_reversal_follower(withdraw_batches_of)
