"""The text of a letter with fields: checked when it is kept, filled when the letter is written.

A body is plain text. An empty line ends a paragraph; `## ` begins a heading and `- ` a line of
a list. `{{ code }}` is a field. There is nothing else: no conditions, no markup, and what is
filled in is never read as text with fields. A paragraph of which a field has no value is left
out, and so is a heading with nothing under it.
"""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from pages.challenges.letter_kinds.content import Block
from pages.challenges.letter_kinds.kinds import LetterKind

Value = str | Sequence[Block]

FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_ALONE = re.compile(r"\s*\{\{\s*(\w+)\s*\}\}\s*\Z")
_HEADING = "## "
_ITEM = "- "
# A mail program shows about this much of a subject; the outbox keeps 200 signs.
LONGEST_SUBJECT = 150
LONGEST_BODY = 10_000


def fill_subject(subject: str, values: Mapping[str, Value]) -> str:
    """The subject with its values, on one line. A field without a value becomes nothing."""
    filled = FIELD.sub(lambda found: str(values.get(found[1], "")), subject)
    return " ".join(filled.split()).replace(" ()", "")


def fill_body(body: str, values: Mapping[str, Value]) -> list[Block]:
    """The blocks of a letter."""
    blocks: list[Block] = []
    for part in _paragraphs(body):
        alone = _ALONE.match(part)
        if alone and not isinstance(values.get(alone[1], ""), str):
            blocks += values[alone[1]]
        elif part.startswith(_ITEM):
            blocks += _filled_list(part, values)
        elif part.startswith(_HEADING):
            blocks += _filled("h", part.removeprefix(_HEADING), values)
        else:
            blocks += _filled("p", part, values)
    return _without_empty_headings(blocks)


def problems_of_subject(subject: str, kind: LetterKind) -> list[str]:
    """What is wrong with a subject, each with what to do; empty when nothing is."""
    found = _unknown_fields(subject, kind)
    if "\n" in subject.strip():
        found.append(_("Zet het onderwerp op één regel."))
    if len(subject) > LONGEST_SUBJECT:
        found.append(
            _("Maak het onderwerp korter: hoogstens %(most)s tekens, nu %(now)s.")
            % {"most": LONGEST_SUBJECT, "now": len(subject)}
        )
    blocks = {one.code for one in kind.all_fields if one.is_block}
    found += [
        _("{{ %(code)s }} is een stuk brief en past niet in het onderwerp. Haal het daar weg.")
        % {"code": code}
        for code in _codes(subject)
        if code in blocks
    ]
    return found


def problems_of_body(body: str, kind: LetterKind) -> list[str]:
    """What is wrong with a body, each with what to do; empty when nothing is."""
    found = _unknown_fields(body, kind)
    used = set(_codes(body))
    found += [
        _("{{ %(code)s }} ontbreekt (%(meaning)s). Zet het terug; zonder dit klopt de brief niet.")
        % {"code": one.code, "meaning": one.meaning}
        for one in kind.all_fields
        if one.is_required and one.code not in used
    ]
    blocks = {one.code for one in kind.all_fields if one.is_block}
    for part in _paragraphs(body):
        if not _ALONE.match(part):
            found += [
                _("Zet {{ %(code)s }} alleen in een alinea, met een lege regel ervoor en erna.")
                % {"code": code}
                for code in _codes(part)
                if code in blocks
            ]
    if len(body) > LONGEST_BODY:
        found.append(
            _("Maak de brief korter: hoogstens %(most)s tekens, nu %(now)s.")
            % {"most": LONGEST_BODY, "now": len(body)}
        )
    return found


def _unknown_fields(text: str, kind: LetterKind) -> list[str]:
    known = [one.code for one in kind.all_fields]
    possible = ", ".join(f"{{{{ {code} }}}}" for code in known)
    found = [
        _("{{ %(code)s }} bestaat niet in deze brief. Kies uit: %(possible)s.")
        % {"code": code, "possible": possible}
        for code in dict.fromkeys(_codes(text))
        if code not in known
    ]
    rest = FIELD.sub("", text)
    if loose := re.search(r"\{\{|\}\}|\{%|%\}|\{\w+\}", rest):
        around = rest[max(0, loose.start() - 10) : loose.end() + 15].replace("\n", " ").strip()
        found.append(
            _(
                "Bij “%(words)s” staan accolades die geen veld zijn. Schrijf een veld als"
                " {{ naam }}, of haal de accolades weg."
            )
            % {"words": around}
        )
    return found


def _codes(text: str) -> list[str]:
    return FIELD.findall(text)


def _paragraphs(body: str) -> list[str]:
    """The parts between empty lines; a heading ends where its line ends."""
    parts: list[str] = []
    for part in re.split(r"\n[ \t]*\n", body.replace("\r\n", "\n").replace("\r", "\n")):
        text = part.strip()
        while text.startswith(_HEADING) and "\n" in text:
            heading, text = text.split("\n", 1)
            parts.append(heading.strip())
            text = text.strip()
        if text:
            parts.append(text)
    return parts


def _filled(kind: str, text: str, values: Mapping[str, Value]) -> list[Block]:
    words = _filled_words(text, values)
    return [] if words is None else [Block(kind, words)]


def _filled_list(part: str, values: Mapping[str, Value]) -> list[Block]:
    lines = re.split(r"\n(?=- )", part)
    items = [_filled_words(line.removeprefix(_ITEM), values) for line in lines]
    kept = tuple(item for item in items if item)
    return [Block("list", items=kept)] if kept else []


def _filled_words(text: str, values: Mapping[str, Value]) -> str | None:
    """The words with their values; None when a field has no value or is no text."""
    codes = _codes(text)
    found = {code: values.get(code, "") for code in codes}
    if not all(isinstance(value, str) and value.strip() for value in found.values()):
        return None
    return FIELD.sub(lambda place: str(found[place[1]]), text.strip())


def _without_empty_headings(blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    for block in blocks:
        if block.kind == "h" and kept and kept[-1].kind == "h":
            kept.pop()
        kept.append(block)
    if kept and kept[-1].kind == "h":
        kept.pop()
    return kept
