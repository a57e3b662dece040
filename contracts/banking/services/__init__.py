"""Verbs of banking: each is one transaction, with `by` and `now` passed in."""
