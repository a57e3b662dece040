"""A generated case in words, so that a counterexample can be read."""

from collections.abc import Iterable, Sequence

from contracts.arithmetic import Observation, Terms, number_text
from contracts.wording import terms_sentences

COLUMNS = ("metric", "on", "end", "quantity", "status", "person", "cohort", "known on")


def described(versions: Sequence[Terms], observations: Iterable[Observation]) -> str:
    """Every version in English sentences, without what all contracts share, and a table of rows."""
    text = []
    for terms in versions:
        text.append(f"\nTerms from {terms.valid_from}")
        for section in terms_sentences(terms, "en"):
            if section.title not in ("Periods", "What is measured"):
                text += [f"  {section.title}: {' '.join(section.sentences)}"]
    cells = [COLUMNS, *(_cells(row) for row in observations)]
    widths = [max(len(line[number]) for line in cells) for number in range(len(COLUMNS))]
    text += ["Observations"]
    for line in cells:
        text.append("  " + "  ".join(map(str.ljust, line, widths)).rstrip())
    return "\n".join(text)


def _cells(row: Observation) -> tuple[str, ...]:
    return (
        row.metric,
        row.on.isoformat(),
        row.end.isoformat() if row.end else "",
        number_text(row.quantity) if row.quantity is not None else "",
        row.status,
        row.subject,
        row.cohort,
        row.known_on.isoformat() if row.known_on else "",
    )
