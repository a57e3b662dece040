"""Terms, trace steps, problems and row errors as sentences in Dutch (B1) and English.

The one door of this package; nothing in it computes.
"""

from contracts.wording.advice import advice_sentence
from contracts.wording.calculations import Block, LimitRow, Part, calculation
from contracts.wording.formats import (
    Language,
    format_date,
    format_money,
    format_number,
    format_percent,
    format_share,
)
from contracts.wording.problems import problem_sentence
from contracts.wording.row_errors import place_words, row_error_sentence
from contracts.wording.sections import Section, terms_sentences
from contracts.wording.statements import (
    figure_text,
    figure_words,
    position_text,
    recipient_texts,
    statement_text,
)
from contracts.wording.steps import step_sentence
from contracts.wording.traces import trace_sentences

__all__ = [
    "Block",
    "Language",
    "LimitRow",
    "Part",
    "Section",
    "advice_sentence",
    "calculation",
    "figure_text",
    "figure_words",
    "format_date",
    "format_money",
    "format_number",
    "format_percent",
    "format_share",
    "place_words",
    "position_text",
    "problem_sentence",
    "recipient_texts",
    "row_error_sentence",
    "statement_text",
    "step_sentence",
    "terms_sentences",
    "trace_sentences",
]
