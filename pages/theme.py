"""Colours and sizes that a municipality may set itself, as a small stylesheet of its own."""

import re

from django.utils.translation import gettext as _

MAX_LINES = 80

_NAME = re.compile(r"--(?:uitdaag|utrecht)-[a-z0-9-]{1,60}")
# Colours, sizes and font names. No url(), no semicolon, no brace: a line can only be a value.
_VALUE = re.compile(
    r"#[0-9a-fA-F]{3,8}"
    r"|-?\d{1,5}(?:\.\d{1,4})?(?:px|rem|em|%)?"
    r"|(?:rgb|hsl)\([0-9.,%/ ]{1,40}\)"
    r"|var\(--(?:uitdaag|utrecht)-[a-z0-9-]{1,60}\)"
    r"|[A-Za-z\"', -]{1,120}"
)


class ThemeError(ValueError):
    """A line that is no colour or size; the message names the line."""


def parse_theme(text: str) -> dict[str, str]:
    """The names and values in a theme text. Raises ThemeError for any other line."""
    tokens: dict[str, str] = {}
    lines = [line.strip().rstrip(";").strip() for line in text.splitlines()]
    filled = [line for line in lines if line]
    if len(filled) > MAX_LINES:
        raise ThemeError(_("Een huisstijl heeft hooguit %(most)s regels.") % {"most": MAX_LINES})
    for number, line in enumerate(filled, start=1):
        name, _colon, value = line.partition(":")
        name, value = name.strip(), value.strip()
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value):
            raise ThemeError(
                _("Regel %(number)s is geen kleur of maat: %(line)s")
                % {"number": number, "line": line[:80]}
            )
        tokens[name] = value
    return tokens


def stylesheet(text: str) -> str:
    """The theme as CSS; empty when a line is wrong, so a bad theme never breaks a page."""
    try:
        tokens = parse_theme(text)
    except ThemeError:
        return ""
    if not tokens:
        return ""
    body = "".join(f"  {name}: {value};\n" for name, value in tokens.items())
    return f":root {{\n{body}}}\n"
