"""Verbs of the API. Keyword-only arguments; the moment and the person are passed in."""
