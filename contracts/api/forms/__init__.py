"""The forms of the screens about keys and webhooks."""
