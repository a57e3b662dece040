"""`manage.py recompute`: the short name of `recompute_settlements`."""

from contracts.management.commands.recompute_settlements import Command

__all__ = ["Command"]
