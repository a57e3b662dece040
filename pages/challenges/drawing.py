"""The table of transitions as a picture: Mermaid text, which code hosts show as a diagram."""

from pathlib import Path

from pages.challenges.enums import Status
from pages.challenges.transitions import TRANSITIONS

DRAWING = Path(__file__).parent / "TRANSITIONS.md"

_HEAD = """# Every move of a response

Made from `transitions.py` by `manage.py draw_transitions`; a test keeps the two equal. On each
arrow stands what is done and, between brackets, who does it.
"""


def mermaid() -> str:
    """The states and the moves between them; moves that stay in a state are a note under it."""
    arrows: dict[tuple[Status, Status], dict[str, list[str]]] = {}
    for (before, action, who), possible in TRANSITIONS.items():
        for after in possible:
            arrows.setdefault((before, after), {}).setdefault(action, []).append(who)
    lines = ["stateDiagram-v2", f"    [*] --> {Status.DRAFT}"]
    for (before, after), moves in arrows.items():
        if before != after:
            words = ", ".join(f"{action} ({', '.join(whos)})" for action, whos in moves.items())
            lines.append(f"    {before} --> {after}: {words}")
    ends = sorted(set(Status) - {before for (before, after) in arrows if before != after})
    lines += [f"    {end} --> [*]" for end in ends]
    return "\n".join(lines)


def in_place() -> str:
    """What can be done without a change of status, per status, as a table."""
    rows: dict[Status, list[str]] = {}
    for (before, action, who), possible in TRANSITIONS.items():
        if before in possible:
            rows.setdefault(before, []).append(f"{action} ({who})")
    lines = ["| status | what leaves it as it is |", "| --- | --- |"]
    return "\n".join(lines + [f"| {at} | {', '.join(done)} |" for at, done in rows.items()])


def page() -> str:
    """The whole of TRANSITIONS.md."""
    return f"{_HEAD}\n```mermaid\n{mermaid()}\n```\n\n{in_place()}\n"
